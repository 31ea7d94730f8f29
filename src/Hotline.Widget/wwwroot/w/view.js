import { languages, texts } from './texts.js';

/**
 * What is on the page. Everything said is set as text, never as markup.
 *
 * @typedef {import('./texts.js').Language} Language
 * @typedef {import('./directline.js').Action} Action
 */

/** @template {HTMLElement} T @param {string} id */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @param {string} tag @param {Record<string, unknown>} [properties] @param {...(Node | string)} children */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** For who listens: the language of the words; the name of a language is written in that language. @param {HTMLElement} element @param {string} [language] */
function tongue(element, language) {
  element.lang = Object.entries(languages).find(([, name]) => name === element.textContent)?.[0] ?? language ?? document.documentElement.lang;
}

export class View {
  #scroll = part('scroll');
  #log = part('log');
  #choices = part('choices');
  #status = part('status');
  #words = /** @type {HTMLTextAreaElement} */ (part('words'));
  /** @type {Map<string, { line: HTMLElement, mark: HTMLElement, again: () => void }>} */
  #sending = new Map();
  /** The last activity that cleared the page: what was said before it does not stay, even if word of its arrival comes later. */
  #cleared = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #calming;
  /** @type {Language} */
  language = 'ru';

  /**
   * @param {{ onSay: (text: string) => void, onLanguage: (language: Language) => void }} handlers
   */
  constructor({ onSay, onLanguage }) {
    const send = () => {
      const text = this.#words.value.trim();
      if (text) {
        this.#words.value = '';
        this.#grow();
        onSay(text);
      }
    };
    part('send').addEventListener('click', send);
    this.#words.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
      }
    });
    this.#words.addEventListener('input', () => this.#grow());
    for (const button of part('languages').querySelectorAll('button')) {
      button.addEventListener('click', () => onLanguage(/** @type {Language} */ (button.lang)));
    }
    addEventListener('resize', () => this.#down());
  }

  get text() {
    return texts[this.language];
  }

  /** Changes the words of the page, not what was said. @param {Language} language */
  speak(language) {
    this.language = language;
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = this.text[/** @type {HTMLElement} */ (element).dataset.text];
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', this.text[/** @type {HTMLElement} */ (element).dataset.label]);
    }
    this.#words.placeholder = this.text.write;
    for (const button of part('languages').querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.lang === language));
    }
  }

  /**
   * What the hotline or a caseworker says.
   *
   * @param {string} text
   * @param {{ language?: string, name?: string, id?: string }} about
   */
  hear(text, { language, name, id }) {
    this.typing(false);
    const line = this.#line('theirs', this.text.answer, text, language);
    line.dataset.id = id ?? '';
    if (name) {
      line.prepend(make('span', { className: 'name', textContent: name }));
    }
  }

  /** What the visitor says, marked until it has arrived. @param {string} id @param {string} text @param {() => void} again */
  say(id, text, again) {
    this.offer([]);
    const mark = make('span', { className: 'mark', textContent: this.text.sending });
    mark.dataset.text = 'sending';
    const line = this.#line('ours', this.text.you, text);
    line.append(mark);
    this.#sending.set(id, { line, mark, again });
  }

  /** @param {string} clientId @param {string} id */
  delivered(clientId, id) {
    const sending = this.#sending.get(clientId);
    sending?.mark.remove();
    this.#sending.delete(clientId);
    // Ids are a chat's name and a running number of fixed width: of one chat, the smaller was said before.
    const [chat] = id.split('|');
    if (this.#cleared.startsWith(`${chat}|`) && id < this.#cleared) {
      sending?.line.remove();
    }
  }

  /** @param {string} id */
  unsent(id) {
    const sending = this.#sending.get(id);
    if (sending) {
      const { line, mark, again } = sending;
      this.#sending.delete(id);
      const retry = make('button', { type: 'button', textContent: this.text.again });
      retry.dataset.text = 'again';
      retry.addEventListener('click', () => {
        line.remove();
        again();
      });
      const words = make('span', { textContent: this.text.unsent });
      words.dataset.text = 'unsent';
      mark.removeAttribute('data-text');
      mark.replaceChildren(words, ' ', retry);
    }
  }

  /**
   * The buttons under the last message. Gone once anything was answered.
   *
   * @param {Action[]} actions
   * @param {string} [language]
   * @param {(action: Action) => void} [onChoose]
   */
  offer(actions, language, onChoose) {
    const chosen = this.#choices.contains(document.activeElement);
    this.#choices.hidden = actions.length === 0;
    this.#choices.replaceChildren(...actions.map((action) => {
      const button = make('button', { type: 'button', textContent: action.title ?? String(action.value ?? '') });
      tongue(button, language);
      button.addEventListener('click', () => onChoose?.(action));
      return button;
    }));
    if (chosen) {
      // The pressed button is gone; the next Tab goes on from here to what comes next.
      this.#scroll.focus({ preventScroll: true });
    }
    this.#down();
  }

  /** @param {boolean} shown */
  typing(shown) {
    part('typing').hidden = !shown;
    clearTimeout(this.#calming);
    if (shown) {
      this.#calming = setTimeout(() => this.typing(false), 6000);
      this.#down();
    }
  }

  /** A line of our own, such as that a new conversation has begun. @param {keyof typeof texts.en} key */
  note(key) {
    const line = make('p', { className: 'note', textContent: this.text[key] });
    line.dataset.text = key;
    this.#log.append(line);
    this.#down();
  }

  /** What is known of the connection. @param {keyof typeof texts.en | null} key @param {boolean} [call] with the number for danger */
  state(key, call = false) {
    const words = make('span', { textContent: key && this.text[key] });
    words.dataset.text = key ?? '';
    this.#status.replaceChildren(...(key ? [words] : []));
    if (call) {
      const number = make('a', { href: 'tel:112', textContent: '112' });
      this.#status.append(' ', number);
    }
    this.#down();
  }

  /** @param {string} id */
  remove(id) {
    for (const line of this.#log.children) {
      if (id && /** @type {HTMLElement} */ (line).dataset.id === id) {
        line.remove();
      }
    }
  }

  /** The end of a conversation, with a way to begin another. @param {() => void} onBegin */
  close(onBegin) {
    this.note('ended');
    this.offer([{ type: 'begin', title: this.text.begin }], this.language, onBegin);
    part('composer').hidden = true;
  }

  open() {
    part('composer').hidden = false;
  }

  /** Another conversation begins. */
  renew() {
    const waiting = this.clear();
    this.note('renewed');
    this.#log.append(...waiting);
  }

  /** Only what nobody has received yet stays, and is given back. @param {string} [by] The activity that asks for it. */
  clear(by = '') {
    this.#cleared = by;
    const waiting = [...this.#sending.values()].map(({ line }) => line);
    this.#log.replaceChildren(...waiting);
    this.offer([]);
    return waiting;
  }

  /** Leaves nothing of the talk on the page. */
  wipe() {
    this.#log.replaceChildren();
    this.#words.value = '';
    this.#sending.clear();
    this.offer([]);
    this.typing(false);
  }

  /** @param {string} side @param {string} who @param {string} text @param {string} [language] */
  #line(side, who, text, language) {
    const words = make('p', { textContent: text });
    tongue(words, language);
    const line = make('div', { className: `line ${side}` }, make('span', { className: 'hidden', textContent: `${who} ` }), words);
    this.#log.append(line);
    this.#down();
    return line;
  }

  #grow() {
    this.#words.style.height = 'auto';
    this.#words.style.height = `${this.#words.scrollHeight + 2}px`;
  }

  #down() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}
