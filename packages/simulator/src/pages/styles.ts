/** One style sheet for all pages: plain, readable on a phone, with a visible focus. */
export const STYLES = `
:root { --ink: #1d2129; --soft: #5b6472; --line: #dfe3e8; --paper: #fff; --ground: #f4f6f8; --blue: #0f6fde; --green: #087f4b; --red: #b3261e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 20px 16px 48px; }
h1 { font-size: 1.5rem; margin: 0 0 4px; } h2 { font-size: 1.1rem; margin: 0 0 12px; } p { margin: 0 0 10px; }
a { color: var(--blue); } code { font: .88em ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); } .small { font-size: .85rem; } .good { color: var(--green); } .bad { color: var(--red); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin: 16px 0; }
.columns { display: grid; gap: 0 16px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
.row.apart { flex-wrap: nowrap; justify-content: space-between; align-items: start; } .apart nav { flex-shrink: 0; line-height: 2.2; }
label, legend { font-weight: 600; font-size: .88rem; } fieldset { border: 0; margin: 0 0 12px; padding: 0; } legend { padding: 0; }
.field { display: flex; flex-direction: column; gap: 4px; margin-bottom: 12px; min-width: 0; }
.tick { display: flex; gap: 8px; align-items: center; font-weight: 400; padding: 3px 0; }
input:not([type=checkbox]):not([type=radio]), select, textarea { font: inherit; color: inherit; background: #fff; border: 1px solid #aab2bd; border-radius: 6px; padding: 7px 9px; max-width: 100%; width: 100%; }
input:not([type=checkbox])[type=number] { width: 6.5em; }
button, .button { font: inherit; font-weight: 600; border: 1px solid var(--blue); background: var(--blue); color: #fff; border-radius: 6px; padding: 8px 14px; cursor: pointer; text-decoration: none; display: inline-block; }
button.quiet, .button.quiet { background: #fff; color: var(--blue); }
button.mini { padding: 2px 8px; font-size: .85rem; }
:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
.scroll { overflow-x: auto; } .scroll table { min-width: 640px; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--soft); font-weight: 600; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 14px; margin: 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.tree { overflow-x: auto; } .tree ul { list-style: none; margin: 0; padding-left: 18px; } .tree > ul { padding-left: 0; } .tree li { padding: 3px 0; } .tree a[aria-current] { font-weight: 700; color: inherit; }
.phone-page { max-width: 420px; margin: 0 auto; padding: 32px 20px; min-height: 100vh; background: var(--paper); }
.phone-page h1 { font-size: 1.2rem; }
.weui_msg { text-align: center; padding-top: 48px; } .weui_msg .icon { font-size: 56px; line-height: 1; color: var(--blue); }
.stack { display: flex; flex-direction: column; gap: 10px; }
.choices { display: grid; gap: 6px; } .choice { display: flex; gap: 10px; align-items: start; border: 1px solid var(--line); border-radius: 8px; padding: 7px 10px; background: #fff; cursor: pointer; font-weight: 400; }
.choice:has(:checked) { border-color: var(--blue); background: #eef5fe; } .choice input { margin-top: 5px; }
.login { max-width: 480px; margin: 0 auto; padding: 20px 16px; text-align: center; background: var(--paper); min-height: 100vh; }
.login.dark { --paper: #141414; --soft: #a6adb8; color: #e6e8eb; } .login.dark svg { background: #fff; } .login.dark select { color: #1d2129; }
.login svg { width: 168px; height: 168px; } .login .over { opacity: .12; }
.simulated { border-top: 1px dashed #aab2bd; margin-top: 14px; padding-top: 12px; text-align: left; }
.client { display: grid; gap: 0 24px; grid-template-columns: 1fr minmax(260px, 380px); align-items: start; } .client .card:first-child { margin-top: 0; } @media (max-width: 860px) { .client { grid-template-columns: minmax(0, 1fr); } .client .card:first-child { margin-top: 16px; } }
@media (max-height: 480px) { .login { padding: 8px 12px; } .login h1, .login p { font-size: .9rem; margin: 0 0 4px; } .login svg { width: 120px; height: 120px; } .simulated { margin-top: 4px; padding-top: 6px; } .simulated .field { margin-bottom: 6px; } }
.device { background: #11151c; padding: 12px; border-radius: 32px; width: max-content; max-width: 100%; margin: 0 auto; }
.device .bar span { font-weight: 600; } .device iframe { display: block; border: 0; background: #fff; border-radius: 20px; width: 375px; height: 667px; max-width: 100%; }
.device.desktop { border-radius: 12px; width: 100%; } .device.desktop iframe { width: 100%; height: 667px; border-radius: 4px; }
.device .bar { display: flex; justify-content: space-between; align-items: center; color: #fff; padding: 2px 8px 10px; font-size: .85rem; } .device .bar a { color: #fff; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(84px, 1fr)); gap: 16px; padding: 16px 0; list-style: none; margin: 0; } .tiles a { display: flex; flex-direction: column; align-items: center; gap: 6px; color: inherit; text-decoration: none; }
.tile { width: 56px; height: 56px; border-radius: 14px; background: var(--blue); color: #fff; display: grid; place-items: center; font-size: 1.5rem; font-weight: 700; }
@media (max-width: 480px) { h1 { font-size: 1.2rem; } main:not(.phone-page, .login) { padding: 12px 8px 32px; } .device { padding: 6px; border-radius: 22px; } .device iframe { height: min(667px, 72vh); border-radius: 16px; } }
`;
