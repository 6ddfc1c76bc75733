/** A speech bubble in WeCom's colours. Decorative: the button's text names the service. */
export function WeComMark() {
  return (
    <svg viewBox="0 0 24 24" width="1.3em" height="1.3em" fill="none" aria-hidden="true">
      <path
        d="M10.6 2.6C5.3 2.6 1 6.2 1 10.6c0 2.5 1.4 4.7 3.5 6.2l-.9 3.4 4-1.9c1 .2 2 .3 3 .3h1.2M10.6 2.6c5.3 0 9.6 3.2 9.6 7.6"
        stroke="#0082ef"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="18.2" cy="13.4" r="2.1" fill="#2dbc00" />
      <circle cx="21.6" cy="17.4" r="2.1" fill="#ffb700" />
      <circle cx="17.8" cy="21.2" r="2.1" fill="#fb6500" />
      <circle cx="14.4" cy="17.2" r="2.1" fill="#0082ef" />
    </svg>
  );
}
