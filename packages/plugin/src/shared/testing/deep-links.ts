/**
 * Pages of an application, by what is special about them, as a browser writes their addresses. Each is kept as a redirect
 * target. The same list is held against the check itself and against the server.
 */
export const DEEP_LINKS = {
  'plain paths': ['/', '/admin', '/admin/', '/m', '/v/admin/abc123/popups/x.y-z~1', '/apps/sales/admin'],
  'queries and fragments': [
    '/admin/x?tab=1&filter={"a":[1]}#top',
    '/admin/x?redirect=https://a#b',
    '/admin/x?redirect=//a&next=..//b',
    '/admin/x?name=%20%25%2F',
    '/admin#//a',
  ],
  'names with a dot or a colon': [
    '/admin/...',
    '/admin/…',
    '/admin/.well-known',
    '/admin/a@b:c',
    '/admin/a+b',
    '/javascript:alert(1)',
  ],
  'keys with a blank': [
    '/admin/p1/popups/u1/filterbytk/PO%202024-001',
    '/admin/p1/popups/u1/filterbytk/PO%202024%20001',
    '/admin/p1/popups/u1/filterbytk/%E5%BC%A0%E3%80%80%E4%B8%89',
    '/admin/p1/popups/u1/filterbytk/PO%C2%A02024',
    '/admin/p1/popups/u1/filterbytk/PO%202024/tab/t1',
  ],
  'keys with a percent sign': [
    '/admin/p1/popups/u1/filterbytk/50%25',
    '/admin/p1/popups/u1/filterbytk/50%25/tab/t1',
    '/admin/p1/popups/u1/filterbytk/50%25%20off',
    '/admin/p1/popups/u1/filterbytk/5%25-10%25',
    '/admin/p1/popups/u1/filterbytk/50%2525',
    '/admin/p1/popups/u1/filterbytk/%25',
  ],
  'keys with a slash': [
    '/admin/p1/popups/u1/filterbytk/AC%2FDC',
    '/admin/p1/popups/u1/filterbytk/%E7%94%B2%EF%BC%8F%E4%B9%99',
    '/admin/p1/popups/u1/filterbytk/1%E2%81%842',
    '/admin/p1/popups/u1/filterbytk/%C2%BD',
  ],
  'keys with other signs': [
    '/admin/p1/popups/u1/filterbytk/a%3Fb%23c',
    '/admin/p1/popups/u1/filterbytk/id%3D1%26code%3DA%252520B',
    '/admin/p1/popups/u1/filterbytk/%7B%22id%22%3A1%7D',
    "/admin/p1/popups/u1/filterbytk/O'Neill%20(%C3%A9)%2C%20%22x%22",
    '/admin/p1/popups/u1/filterbytk/zhang.san%40corp.example.com',
  ],
  'keys of other scripts': [
    '/admin/%E5%AE%A2%E6%88%B7/%E5%90%88%E5%90%8C',
    '/admin/客户/合同?状态=已签',
    '/admin/%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7',
    '/admin/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85',
  ],
};
