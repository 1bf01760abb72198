/** Inside a shadow root: the page's styles do not reach in, and ours do not reach out. */
export const STYLE = `
:host { all: initial; --accent: #1f5eff; position: fixed; right: 20px; bottom: 20px; z-index: 2147483000;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif; color: #16191f; }
* { box-sizing: border-box; font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; border: 0; background: none; }
:focus-visible { outline: 3px solid #16191f; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
[hidden] { display: none !important; }
.launch { width: 56px; height: 56px; border-radius: 50%; background: var(--accent); box-shadow: 0 4px 16px #0004; position: relative; margin-left: auto; display: block; }
.launch svg { width: 26px; height: 26px; fill: none; stroke: #fff; stroke-width: 2; margin: auto; display: block; }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
.panel { width: min(370px, calc(100vw - 40px)); height: min(560px, calc(100vh - 110px)); margin-bottom: 12px; display: flex; flex-direction: column;
  background: #fff; border-radius: 14px; box-shadow: 0 8px 40px #0005; overflow: hidden; }
header { display: flex; align-items: center; gap: 8px; padding: 12px 14px; background: var(--accent); }
header * { color: #fff; }
header h2 { flex: 1; font-size: 16px; font-weight: 600; }
header button { padding: 4px 8px; border-radius: 6px; font-size: 14px; }
header button:hover { background: #fff3; }
.log { flex: 1; overflow-y: auto; padding: 14px; display: flex; flex-direction: column; gap: 8px; background: #f4f5f8; }
.line { max-width: 84%; padding: 8px 12px; border-radius: 12px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere; align-self: flex-start; box-shadow: 0 1px 2px #0001; }
.line.visitor { align-self: flex-end; background: var(--accent); color: #fff; }
.line.pending { opacity: .6; }
.line small { display: block; font-size: 12px; color: #565d6b; }
.line img { display: block; max-width: 100%; border-radius: 8px; margin-top: 6px; }
.line a { color: #1a4fd0; text-decoration: underline; }
.note { align-self: center; font-size: 13px; color: #565d6b; text-align: center; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.choices.list, .choices.card { flex-direction: column; }
.choices button { padding: 7px 13px; border-radius: 16px; border: 1.5px solid var(--accent); background: #fff; text-align: left; }
.choices.card button { border-radius: 10px; padding: 12px; }
.choices button small { display: block; color: #565d6b; font-size: 13px; }
.choices button:hover { background: #eef2ff; }
.status { padding: 6px 14px; font-size: 13px; color: #565d6b; background: #f4f5f8; min-height: 30px; }
form { display: flex; gap: 8px; padding: 10px; border-top: 1px solid #e2e4ea; }
form.offline { flex-direction: column; border: 0; padding: 14px; overflow-y: auto; }
label { display: flex; flex-direction: column; gap: 4px; font-size: 14px; }
textarea, input { flex: 1; border: 1px solid #8a92a3; border-radius: 8px; padding: 8px 10px; background: #fff; resize: none; }
form > button { padding: 8px 14px; border-radius: 8px; background: var(--accent); color: #fff; font-weight: 600; }
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise .16s ease-out; } }
@keyframes rise { from { transform: translateY(10px); opacity: 0; } }
`;
