import { Refused, Wire } from './wire.js';

/**
 * A conversation over Direct Line 3.0 that outlives its network: read by socket, else by polling, always from the
 * watermark; sent in order, each message with an id of its own so that a repetition changes nothing.
 * Everything is kept in memory only.
 *
 * @typedef {{
 *   id?: string, type: string, text?: string, locale?: string, name?: string, value?: unknown,
 *   from?: { id?: string, name?: string, role?: string },
 *   channelData?: { clientActivityID?: string, [key: string]: unknown },
 *   suggestedActions?: { actions?: Action[] },
 * }} Activity
 * @typedef {{ type: string, title?: string, text?: string, displayText?: string, value?: unknown }} Action
 * @typedef {'connecting' | 'open' | 'waiting' | 'unreachable'} State
 * @typedef {{
 *   onActivity: (activity: Activity) => void,
 *   onDelivered: (clientId: string, id: string) => void,
 *   onUnsent: (clientId: string) => void,
 *   onState: (state: State) => void,
 *   onRenewed: () => void,
 * }} Handlers
 */

const POLL = 2000;
const SOCKET_OPENS_WITHIN = 8000;
const QUIET_SOCKET = 40000;
const ECHO_WITHIN = 5000;
const LONGEST_PAUSE = 30000;

export class DirectLine {
  /** @type {Activity[]} */
  #queue = [];
  #seen = new Set();
  #watermark = '';
  /** @type {{ id: string, streamUrl?: string } | undefined} */
  #conversation;
  /** @type {WebSocket | undefined} */
  #socket;
  #socketFailures = 0;
  #failures = 0;
  #heard = 0;
  #posting = false;
  #closed = false;
  /** @type {State} */
  #state = 'connecting';
  /** @type {Set<() => void>} */
  #sleepers = new Set();

  /** @param {string} locale @param {Handlers} handlers */
  constructor(locale, handlers) {
    this.locale = locale;
    this.handlers = handlers;
    this.wire = new Wire();
    addEventListener('online', () => this.#wake());
    addEventListener('offline', () => this.#broken());
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
  }

  /** Whether the hotline has been reached and greets, or has greeted. */
  get begun() {
    return this.#conversation !== undefined;
  }

  /** Runs until the conversation is closed. */
  async run() {
    while (!this.#closed) {
      try {
        await (this.#conversation ? this.#receive() : this.#begin());
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /**
   * @param {Partial<Activity>} activity
   * @returns {string} the id under which its delivery is reported
   */
  post(activity) {
    const clientActivityID = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
    this.#queue.push({
      type: 'message',
      locale: this.locale,
      ...activity,
      channelData: { ...activity.channelData, clientActivityID },
    });
    void this.#flush();
    return clientActivityID;
  }

  /** Forgets everything and has the token revoked, even while the page is going away. */
  close() {
    this.#closed = true;
    this.#queue = [];
    this.#dropSocket();
    this.wire.revoke();
    this.#wake();
  }

  async #begin() {
    const conversation = await this.wire.begin(this.locale);
    if (this.#closed) {
      this.wire.revoke();
      return;
    }
    this.#conversation = conversation;
    this.#works();
    void this.#flush();
  }

  /** Reads until the stream breaks. */
  async #receive() {
    if (this.#socketFailures >= 2) {
      await this.#poll();
      await this.#sleep(POLL);
      // A network that refused sockets may have been left since.
      this.#socketFailures += this.#socketFailures > 60 ? -60 : 1;
      return;
    }

    const conversation = /** @type {{ id: string, streamUrl?: string }} */ (this.#conversation);
    // A stream address holds a ticket that works once.
    const url = conversation.streamUrl ?? (await this.wire.rejoin(conversation.id, this.#watermark));
    conversation.streamUrl = undefined;
    const ended = this.#stream(url);
    // What a slow or blocked socket would bring is asked for at once.
    await this.#poll();
    await ended;
  }

  /** @param {string} url @returns {Promise<void>} when the socket is gone */
  #stream(url) {
    return new Promise((resolve) => {
      const socket = new WebSocket(url);
      this.#socket = socket;
      this.#heard = Date.now();
      const opening = setTimeout(() => socket.close(), SOCKET_OPENS_WITHIN);
      const watching = setInterval(() => void this.#listen(QUIET_SOCKET), QUIET_SOCKET / 4);
      const gone = () => {
        clearTimeout(opening);
        clearInterval(watching);
        if (this.#socket === socket) {
          this.#socket = undefined;
          this.#socketFailures++;
        }
        resolve();
      };
      socket.onopen = () => {
        clearTimeout(opening);
        this.#works();
      };
      socket.onmessage = ({ data }) => {
        this.#heard = Date.now();
        this.#socketFailures = 0;
        if (data) {
          this.#take(JSON.parse(data));
        }
      };
      socket.onclose = socket.onerror = gone;
      socket.addEventListener('dropped', gone);
    });
  }

  /** A socket can be dead without anybody knowing: after silence, ask the other way. */
  async #listen(silence) {
    if (!this.#socket || Date.now() - this.#heard < silence) {
      return;
    }
    try {
      if (await this.#poll()) {
        this.#dropSocket();
      }
    } catch {
      this.#dropSocket();
    }
  }

  /** @returns {Promise<boolean>} whether it brought anything new */
  async #poll() {
    const conversation = this.#conversation;
    if (!conversation) {
      return false;
    }
    const set = await this.wire.read(conversation.id, this.#watermark);
    if (conversation !== this.#conversation) {
      return false;
    }
    this.#works();
    return this.#take(set);
  }

  /** @param {{ activities?: Activity[], watermark?: string }} set */
  #take({ activities = [], watermark }) {
    let fresh = false;
    for (const activity of activities) {
      if (!activity.id || activity.type === 'messageDelete' || !this.#seen.has(activity.id)) {
        this.#seen.add(activity.id);
        fresh = true;
        this.handlers.onActivity(activity);
      }
    }
    this.#watermark = watermark ?? this.#watermark;
    return fresh;
  }

  /** Sends what waits, oldest first, the next only after the one before has been accepted. */
  async #flush() {
    if (this.#posting) {
      return;
    }
    this.#posting = true;
    for (let tries = 0; this.#queue.length && this.#conversation && !this.#closed;) {
      const { id } = this.#conversation;
      const activity = this.#queue[0];
      const clientId = /** @type {string} */ (activity.channelData?.clientActivityID);
      try {
        const accepted = await this.wire.post(id, activity);
        tries = 0;
        this.#settle(clientId, accepted?.id ?? '');
        setTimeout(() => void this.#listen(ECHO_WITHIN), ECHO_WITHIN);
      } catch (error) {
        if (error instanceof Refused && error.unknown) {
          this.#renew();
        } else if (error instanceof Refused && error.final) {
          this.#settle(clientId, null);
        } else {
          await this.#sleep(pause(tries++, error));
        }
      }
    }
    this.#posting = false;
  }

  /** @param {string} clientId @param {string | null} id What the server calls it; null when it was refused. */
  #settle(clientId, id) {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((activity) => activity.channelData?.clientActivityID !== clientId);
    if (this.#queue.length < before) {
      if (id === null) {
        this.handlers.onUnsent(clientId);
      } else {
        this.handlers.onDelivered(clientId, id);
      }
    }
  }

  /** The server no longer knows this conversation: its token ran out or was revoked. What was not accepted goes to the next one. */
  #renew() {
    if (this.#conversation) {
      this.#conversation = undefined;
      this.#watermark = '';
      this.#seen.clear();
      this.wire.forget();
      this.#dropSocket();
      this.handlers.onRenewed();
    }
  }

  /** @param {unknown} error */
  async #recover(error) {
    this.#dropSocket();
    if (this.#conversation && error instanceof Refused && error.unknown) {
      this.#renew();
      return;
    }
    this.#failures++;
    this.#tell(this.#conversation && this.#failures < 5 ? 'waiting' : this.#failures < 2 ? 'connecting' : 'unreachable');
    await this.#sleep(pause(this.#failures - 1, error));
  }

  #works() {
    this.#failures = 0;
    this.#tell('open');
  }

  #broken() {
    if (this.#conversation && !this.#closed) {
      this.#tell('waiting');
    }
    this.#socketFailures = 0;
    this.#dropSocket();
  }

  #dropSocket() {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.dispatchEvent(new Event('dropped'));
    socket?.close();
  }

  /** @param {State} state */
  #tell(state) {
    if (this.#state !== state && !this.#closed) {
      this.#state = state;
      this.handlers.onState(state);
    }
  }

  #wake() {
    for (const wake of [...this.#sleepers]) {
      wake();
    }
    void this.#listen(ECHO_WITHIN);
  }

  /** @param {number} ms @returns {Promise<void>} */
  #sleep(ms) {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#sleepers.add(wake);
    });
  }
}

/** Longer after every failure, and never the same for two pages. @param {number} failures @param {unknown} error */
function pause(failures, error) {
  const asked = error instanceof Refused ? error.retryAfter * 1000 : 0;
  return Math.max(asked, Math.min(LONGEST_PAUSE, 500 * 2 ** failures) * (0.6 + Math.random() * 0.4));
}
