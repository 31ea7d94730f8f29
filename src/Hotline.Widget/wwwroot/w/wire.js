/** The requests of Direct Line, one by one. Knows the token and nothing about the talk. */

const TIMEOUT = 15000;

/** An answer that is not what was asked for. */
export class Refused extends Error {
  /** @param {Response} response @param {string} [code] */
  constructor(response, code) {
    super(String(response.status));
    this.code = code;
    this.status = response.status;
    this.retryAfter = Number(response.headers.get('Retry-After')) || 0;
  }

  /** The token or the conversation is not known any more. */
  get unknown() {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }

  /** The same message would be refused again. */
  get final() {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

export class Wire {
  #token = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #refreshing;

  /**
   * @param {string} locale what to greet in
   * @returns {Promise<{ id: string, streamUrl: string }>}
   */
  async begin(locale) {
    const opened = await this.#open({ locale });
    this.#keep(opened);
    return { id: opened.conversationId, streamUrl: opened.streamUrl };
  }

  /** @param {string} id @param {string} watermark @returns {Promise<string>} a fresh stream address */
  async rejoin(id, watermark) {
    const joined = await this.#ask('GET', `conversations/${id}?watermark=${encodeURIComponent(watermark)}`);
    this.#keep(joined);
    return joined.streamUrl;
  }

  /** @param {string} id @param {string} watermark */
  read(id, watermark) {
    return this.#ask('GET', `conversations/${id}/activities?watermark=${encodeURIComponent(watermark)}`);
  }

  /** @param {string} id @param {object} activity */
  post(id, activity) {
    return this.#ask('POST', `conversations/${id}/activities`, activity);
  }

  /** A beacon cannot carry the token in a header; a kept-alive request can, and survives the page too. */
  revoke() {
    if (this.#token) {
      void fetch('/v3/directline/tokens/revoke', {
        method: 'POST',
        keepalive: true,
        headers: { Authorization: `Bearer ${this.#token}` },
      }).catch(() => {});
    }
    this.forget();
  }

  forget() {
    this.#token = '';
    clearTimeout(this.#refreshing);
  }

  /** In one request, and with a proof of work only when many are opening one. @param {object} body */
  async #open(body) {
    try {
      return await this.#ask('POST', 'conversations', body);
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'ProofOfWorkNeeded')) {
        throw error;
      }
    }
    const [{ solve }, { challenge, bits }] = await Promise.all([import('./proof.js'), this.#ask('GET', 'tokens/challenge')]);
    return this.#ask('POST', 'conversations', body, { 'X-Proof': `${challenge}:${await solve(challenge, bits)}` });
  }

  /** @param {{ token?: string, expires_in?: number }} answer */
  #keep({ token, expires_in = 1800 }) {
    if (token) {
      this.#token = token;
      clearTimeout(this.#refreshing);
      this.#refreshing = setTimeout(() => void this.#refresh(), expires_in * 500);
    }
  }

  async #refresh() {
    try {
      this.#keep(await this.#ask('POST', 'tokens/refresh'));
    } catch (error) {
      if (!(error instanceof Refused && error.final)) {
        this.#refreshing = setTimeout(() => void this.#refresh(), 20000);
      }
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {Record<string, string>} [headers]
   */
  async #ask(method, path, body, headers) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT);
    try {
      const response = await fetch(`/v3/directline/${path}`, {
        method,
        signal: controller.signal,
        cache: 'no-store',
        credentials: 'omit',
        headers: {
          ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
          ...(body && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body && JSON.stringify(body),
      });
      if (!response.ok) {
        const answer = await response.json().catch(() => null);
        throw new Refused(response, answer?.error?.code);
      }
      return response.status === 204 ? {} : await response.json();
    } finally {
      clearTimeout(timer);
    }
  }
}
