/*
 * Puts the chat into a page:
 *   <script src="https://CHAT-ADDRESS/embed.js" data-language="kk|ru|en" data-position="right|left" defer></script>
 * Loads nothing before the visitor presses the button. Shift three times leaves the whole page.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { origin } = new URL(script.src);
  const words = {
    kk: ['Бізге жазу', 'Жасыру'],
    ru: ['Написать нам', 'Свернуть'],
    en: ['Write to us', 'Hide'],
  };
  const language = () => [script.dataset.language, document.documentElement.lang]
    .map((tag) => (tag ?? '').slice(0, 2).toLowerCase())
    .find((code) => code in words) ?? 'ru';

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset-block-end: 0; ${script.dataset.position === 'left' ? 'left' : 'right'}: 0; z-index: 2147483646; }
    button { font: 600 17px/1.2 system-ui, sans-serif; min-height: 56px; margin: 16px; padding: 12px 24px; border: 2px solid #fff; border-radius: 28px; background: #0d5f5b; color: #fff; box-shadow: 0 4px 18px #0005; cursor: pointer; }
    button:focus-visible { outline: 3px solid #0d5f5b; outline-offset: 2px; }
    div { display: flex; flex-direction: column; width: 25rem; height: min(44rem, 100vh - 32px); margin: 16px; overflow: hidden; border-radius: 16px; background: #0d5f5b; box-shadow: 0 8px 40px #0006; }
    div button { min-height: 44px; margin: 0; padding: 4px 16px; border: 0; border-radius: 0; box-shadow: none; text-align: end; }
    div button:focus-visible { outline-color: #fff; outline-offset: -5px; }
    iframe { flex: 1; width: 100%; border: 0; background: #f3f1ec; }
    [hidden] { display: none; }
    @media (max-width: 30rem), (max-height: 30rem) { div { width: 100vw; height: 100vh; height: 100dvh; margin: 0; border-radius: 0; } }
  `);

  const host = document.createElement('hotline-chat');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const open = document.createElement('button');
  const panel = document.createElement('div');
  const hide = document.createElement('button');
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  panel.hidden = true;
  panel.append(hide);
  root.append(open, panel);

  const name = () => {
    host.lang = language();
    [open.textContent, hide.textContent] = words[language()];
  };
  const show = (shown) => {
    panel.hidden = !shown;
    open.hidden = shown;
    (shown ? frame : open)?.focus();
  };

  open.onclick = () => {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-top-navigation-by-user-activation');
      frame.referrerPolicy = 'no-referrer';
      frame.title = open.textContent ?? '';
      frame.src = `${origin}/#${language()}`;
      panel.append(frame);
    }
    show(true);
  };
  hide.onclick = () => show(false);

  const leave = () => {
    const blank = document.createElement('div');
    blank.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff';
    document.documentElement.append(blank);
    frame?.contentWindow?.postMessage('exit', origin);
    location.replace(`${origin}/exit`);
  };
  addEventListener('message', (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === origin && event.data === 'exit') {
      leave();
    }
  });

  // As in the chat: Shift by itself, three times, each within five seconds of the one before.
  let presses = 0;
  let last = 0;
  let typing = false;
  addEventListener('keyup', (event) => {
    const now = Date.now();
    presses = event.key !== 'Shift' || typing ? 0 : now - last < 5000 ? presses + 1 : 1;
    last = now;
    typing = event.shiftKey;
    if (presses === 3) {
      leave();
    }
  }, true);
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      // Back by the browser's own button: nothing of the talk.
      frame?.remove();
      frame = undefined;
      show(false);
    }
  });

  name();
  new MutationObserver(name).observe(document.documentElement, { attributeFilter: ['lang'] });
  const place = () => document.body.append(host);
  document.body ? place() : addEventListener('DOMContentLoaded', place);
})();
