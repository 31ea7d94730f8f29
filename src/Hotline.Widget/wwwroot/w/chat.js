import { DirectLine } from './directline.js';
import { quickExit } from './exit.js';
import { languages, pick } from './texts.js';
import { View } from './view.js';

/** The chat page: what the visitor does goes to the conversation, what the conversation brings goes to the page. */

/** @typedef {import('./directline.js').Action} Action */
/** @typedef {import('./directline.js').Activity} Activity */

const view = new View({ onSay: (text) => say({ text }, text), onLanguage: change });
view.speak(pick([location.hash.slice(1), ...navigator.languages]));
document.documentElement.classList.add('ready');

quickExit(/** @type {HTMLAnchorElement} */ (document.getElementById('leave')), {
  wipe: () => {
    view.wipe();
    line.close();
  },
  onPresses: (presses) => {
    document.documentElement.dataset.presses = String(presses);
    const words = /** @type {HTMLElement} */ (document.getElementById('presses'));
    words.textContent = ['', view.text.leaveOnce, view.text.leaveTwice, ''][presses];
  },
});

/** @type {string | undefined} */
let heard;
let lost = false;
let line = begin();

function begin() {
  view.open();
  view.state('connecting');
  const talk = new DirectLine(view.language, {
    onActivity: (activity) => talk === line && take(activity),
    onDelivered: (clientId, id) => view.delivered(clientId, id),
    onUnsent: (id) => view.unsent(id),
    onState: show,
    onRenewed: () => view.renew(),
  });
  void talk.run();
  return talk;
}

/** @param {Partial<Activity>} activity @param {string} shown */
function say(activity, shown) {
  view.say(line.post(activity), shown, () => say(activity, shown));
}

/** Asks for another language by its own name, as anybody could by writing it. @param {import('./texts.js').Language} language */
function change(language) {
  view.speak(language);
  line.locale = language;
  if (line.begun) {
    say({ text: languages[language] }, languages[language]);
  }
}

/** @param {Activity} activity */
function take(activity) {
  if (activity.channelData?.clear) {
    view.clear(activity.id);
  }
  const ours = activity.channelData?.clientActivityID;
  if (activity.from?.role === 'user' || ours) {
    // Our own message, come back.
    return;
  }
  if (activity.type === 'typing') {
    view.typing(true);
  } else if (activity.type === 'messageDelete') {
    view.remove(activity.id ?? '');
  } else if (activity.type === 'endOfConversation') {
    end();
  } else if (activity.type === 'message') {
    follow(activity.locale);
    view.hear(activity.text ?? '', { language: activity.locale, name: activity.from?.name, id: activity.id });
    view.offer(activity.suggestedActions?.actions ?? [], activity.locale, choose);
  }
}

/** The page speaks the language the conversation has turned to. @param {string} [locale] */
function follow(locale) {
  const language = locale?.slice(0, 2);
  if (language && language !== heard && language in languages) {
    heard = language;
    line.locale = language;
    view.speak(/** @type {import('./texts.js').Language} */ (language));
  }
}

/** @param {Action} action */
function choose({ type, title, text, displayText, value }) {
  const words = typeof value === 'string' ? value : text;
  const shown = displayText ?? title ?? words ?? '';
  if (type === 'postBack') {
    say({ text: words, channelData: { postBack: true } }, shown);
  } else if (type === 'messageBack') {
    say({ text: text ?? '', value, channelData: { messageBack: { displayText } } }, shown);
  } else {
    say({ text: words }, shown);
  }
}

/** @param {import('./directline.js').State} state */
function show(state) {
  if (state === 'open') {
    view.state(lost ? 'restored' : null);
    if (lost) {
      setTimeout(() => view.state(null), 4000);
    }
  } else {
    view.state(state, state === 'unreachable');
  }
  lost = state === 'waiting' || state === 'unreachable';
}

function end() {
  line.close();
  view.close(() => {
    view.wipe();
    heard = undefined;
    line = begin();
  });
}
