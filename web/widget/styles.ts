// The widget's own styles. `all: initial` and the shadow root keep the host page's out; sizes are in px, because the
// page's font size is not ours.
const light = `
  --surface: #fff; --sunken: #f5f7f5; --line: #dfe4e0; --edge: #828c86; --text: #1c2320; --dim: #59635d;
  --accent: #1b6a50; --on-accent: #fff; --own: #e3f0ea; --own-line: #c9e0d6; --warn: #7f5206; --warn-soft: #fdf3dd;
  --bad: #b3271d; --shadow: 0 2px 6px rgb(20 35 28 / 12%), 0 16px 48px rgb(20 35 28 / 22%); color-scheme: light;`
const dark = `
  --surface: #1a1f1d; --sunken: #141917; --line: #2f3733; --edge: #78837d; --text: #dfe5e1; --dim: #a0aba5;
  --accent: #62b597; --on-accent: #10201a; --own: #1f332c; --own-line: #2f4a40; --warn: #f2c063; --warn-soft: #352a14;
  --bad: #ff9f95; --shadow: 0 2px 6px rgb(0 0 0 / 40%), 0 16px 48px rgb(0 0 0 / 60%); color-scheme: dark;`

export const styles = `
:host {
  all: initial !important;
  position: fixed !important;
  right: 20px !important;
  bottom: 20px !important;
  z-index: 2147483000 !important;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif !important;
}
:host([inline]) {
  position: static !important;
  display: block !important;
  height: 100% !important;
}
:host([hidden]) { display: none !important; }
/* Its own words are English, also on a page that runs from right to left; each message finds its own direction. */
.root { ${light} color: var(--text); font: inherit; text-align: start; direction: ltr; }
:host([inline]) .root { height: 100%; }
@media (prefers-color-scheme: dark) { .root { ${dark} } }
:host([theme="light"]) .root { ${light} }
:host([theme="dark"]) .root { ${dark} }

*, ::before, ::after { box-sizing: border-box; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
svg { display: block; flex: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: relative; display: grid; place-items: center; width: 56px; height: 56px; margin-left: auto; padding: 0;
  border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent); box-shadow: var(--shadow);
}
.launcher:focus-visible { outline-offset: 3px; }
.badge {
  position: absolute; top: -4px; right: -4px; min-width: 22px; padding: 0 6px; border: 2px solid var(--surface);
  border-radius: 11px; background: var(--bad); color: var(--surface); font-size: 12px; font-weight: 700; line-height: 18px;
}

.panel {
  display: flex; flex-direction: column; width: min(380px, calc(100vw - 40px)); height: min(600px, calc(100dvh - 110px));
  margin-bottom: 12px; overflow: hidden; border: 1px solid var(--line); border-radius: 16px; background: var(--surface);
  box-shadow: var(--shadow);
}
:host([inline]) .panel { width: 100%; height: 100%; margin: 0; border: 0; border-radius: 0; box-shadow: none; }

.head { display: flex; align-items: center; gap: 8px; padding: 12px 10px 12px 16px; border-bottom: 1px solid var(--line); }
.titles { flex: 1; min-width: 0; }
.title, .with { margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.title { font-size: 15px; font-weight: 650; line-height: 1.35; }
.with { color: var(--dim); font-size: 12px; }
.close {
  display: grid; place-items: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 8px;
  background: transparent; color: var(--dim);
}
.close:hover { background: var(--sunken); }

.notice { margin: 0; padding: 7px 16px; background: var(--warn-soft); font-size: 13px; overflow-wrap: anywhere; }
.notice:empty { display: none; }
.notice code { font: 12px ui-monospace, Menlo, Consolas, monospace; }

.log { flex: 1; min-height: 0; padding: 6px 16px 14px; overflow-y: auto; overscroll-behavior: contain; background: var(--sunken); }
.log:focus-visible { outline-offset: -3px; }
.hello { margin: 24px 12px; color: var(--dim); text-align: center; text-wrap: balance; }
.list { display: flex; flex-direction: column; gap: 8px; margin: 0; padding: 0; list-style: none; }
.day { align-self: center; margin: 10px 0 2px; color: var(--dim); font-size: 12px; }
.entry { display: flex; flex-direction: column; align-items: flex-start; align-self: flex-start; gap: 2px; max-width: 86%; }
.entry.own { align-items: flex-end; align-self: flex-end; }
.bubble {
  max-width: 100%; padding: 8px 12px; border: 1px solid var(--line); border-radius: 14px 14px 14px 4px;
  background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere; text-align: start;
}
.own .bubble { border-color: var(--own-line); border-radius: 14px 14px 4px 14px; background: var(--own); }
.entry[data-status="waiting"] .bubble, .entry[data-status="refused"] .bubble { border-style: dashed; border-color: var(--edge); }
.meta { padding: 0 2px; color: var(--dim); font-size: 12px; }
.entry[data-status="refused"] .meta { color: var(--bad); }
.again {
  min-height: 26px; padding: 0 8px; border: 1px solid var(--edge); border-radius: 6px; background: var(--surface);
  font-size: 13px;
}

.form { display: flex; align-items: flex-end; gap: 8px; padding: 10px 10px 10px 12px; border-top: 1px solid var(--line); }
.text {
  flex: 1; min-width: 0; max-height: 132px; padding: 8px 10px; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--surface); resize: none; field-sizing: content; overflow-wrap: anywhere;
}
.text::placeholder { color: var(--dim); opacity: 1; }
.text:focus-visible { border-color: var(--accent); outline-offset: 0; outline-width: 1px; }
.send {
  display: grid; place-items: center; width: 40px; height: 40px; padding: 0; border: 0; border-radius: 10px;
  background: var(--accent); color: var(--on-accent);
}
.left { padding: 0 12px 8px; color: var(--bad); font-size: 12px; }

@media (max-width: 480px) {
  /* Below 16 px iOS zooms into the page. */
  .text { font-size: 16px; }
  :host([open]:not([inline])) { inset: 0 !important; }
  :host([open]:not([inline])) .panel { width: 100vw; height: 100dvh; margin: 0; border: 0; border-radius: 0; }
  :host([open]:not([inline])) .launcher { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  :host(:not([inline])) .panel { animation: rise 160ms ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
}
`
