/**
 * The link that WeCom's workbench opens: it signs in and ends in the app.
 * @param apiUrl address of the app's API with a trailing slash: `https://host/api/`
 * @param authenticator name of the authenticator
 */
export function homepageLink(apiUrl: string, authenticator: string): string {
  return `${apiUrl}wecom:authorize?authenticator=${encodeURIComponent(authenticator)}`;
}
