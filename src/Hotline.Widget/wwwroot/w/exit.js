/**
 * Leaving at once: a blank page first, then nothing kept, then a neutral site in place of the whole window.
 * The link in the page does the same without scripts, only less thoroughly.
 */

const FORGET_PRESSES = 5000;

/**
 * @param {HTMLAnchorElement} link
 * @param {{ wipe: () => void, onPresses: (presses: number) => void }} handlers
 */
export function quickExit(link, { wipe, onPresses }) {
  const framed = parent !== window;

  const cover = () => document.documentElement.classList.add('gone');

  const blank = () => {
    cover();
    wipe();
    for (const storage of ['sessionStorage', 'localStorage']) {
      try {
        window[storage].clear();
      } catch {
        // Not to be reached in this browser: then nothing is in it either.
      }
    }
  };

  const leave = () => {
    // Covering and leaving come first, so that nothing slow delays them; what is left is wiped right after,
    // or as the page goes, whichever is sooner.
    cover();
    setTimeout(blank);
    if (framed) {
      // The page around us may always leave, we only shortly after a press that counts as the visitor's act.
      // Whoever embeds us is on the list of frame-ancestors, and the message says nothing but "leave".
      parent.postMessage('exit', '*');
    }
    try {
      /** @type {Window} */ (top).location.replace(link.href);
    } catch {
      // The page around us does it.
    }
  };

  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });

  addEventListener('message', (event) => {
    const host = location.ancestorOrigins?.[0] ?? event.origin;
    if (framed && event.source === parent && event.origin === host && event.data === 'exit') {
      blank();
    }
  });

  // Away from this page, and back by the browser's own button: both show nothing.
  addEventListener('pagehide', blank);
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      blank();
    }
  });

  onShiftAlone((presses) => {
    onPresses(presses);
    if (presses === 3) {
      leave();
    }
  });
}

/**
 * Counts releases of Shift pressed by itself. Any other key, and five seconds without one, begin anew.
 *
 * @param {(presses: number) => void} onPresses
 */
function onShiftAlone(onPresses) {
  let presses = 0;
  let typing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let forgetting;

  const count = (to) => {
    clearTimeout(forgetting);
    if (to || presses) {
      presses = to;
      onPresses(presses);
    }
    forgetting = to ? setTimeout(count, FORGET_PRESSES, 0) : undefined;
  };

  addEventListener('keyup', (event) => {
    count(event.key === 'Shift' && !typing ? presses + 1 : 0);
    // Held while another key went up: the capital letter of somebody who writes.
    typing = event.shiftKey;
  }, true);
}
