/**
 * The small proof of work that opening a conversation costs: a counter such that SHA-256(challenge + counter)
 * begins with so many zero bits. Hashed here and not by crypto.subtle, whose promise per hash is ten times slower
 * and which plain http hides.
 */

const roots = new Int32Array(64);
const start = new Int32Array(8);
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let prime = true;
  for (let factor = 2; factor * factor <= candidate; factor++) {
    prime &&= candidate % factor !== 0;
  }
  if (prime) {
    if (found < 8) {
      start[found] = (Math.sqrt(candidate) % 1) * 2 ** 32;
    }
    roots[found++] = (Math.cbrt(candidate) % 1) * 2 ** 32;
  }
}

const words = new Int32Array(64);

/** @param {number} word @param {number} by */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/**
 * @param {string} text ASCII only
 * @returns {Int32Array} the eight words of its SHA-256
 */
export function sha256(text) {
  const blocks = ((text.length + 8) >> 6) + 1;
  const padded = new Uint8Array(blocks * 64);
  for (let i = 0; i < text.length; i++) {
    padded[i] = text.charCodeAt(i);
  }
  padded[text.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, text.length * 8);

  const hash = start.slice();
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) {
      words[i] = view.getInt32(block + i * 4);
    }
    for (let i = 16; i < 64; i++) {
      const a = words[i - 15];
      const b = words[i - 2];
      words[i] = words[i - 16] + words[i - 7]
        + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
        + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roots[i] + words[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] += word));
  }
  return hash;
}

/**
 * Works in short slices, so that the page and its exit stay quick.
 *
 * @param {string} challenge
 * @param {number} bits at most 32
 * @returns {Promise<string>} the counter
 */
export async function solve(challenge, bits) {
  for (let counter = 0; ;) {
    for (const until = performance.now() + 12; performance.now() < until;) {
      for (let i = 0; i < 64; i++, counter++) {
        if (bits === 0 || sha256(challenge + counter)[0] >>> (32 - bits) === 0) {
          return String(counter);
        }
      }
    }
    await new Promise((resume) => setTimeout(resume));
  }
}
