/** After this long without a word the stream is dead, whatever the browser thinks: the server speaks every 5 s. */
export const SILENCE_MS = 15_000;

/**
 * The pause before the next attempt: 1, 2, 4 … 30 seconds, spread by a fifth so that many pages do not come back at once.
 *
 * @param {number} attempt 0, 1, 2 …
 * @param {number} [spread] 0 to 1
 */
export function pauseBefore(attempt, spread = Math.random()) {
  return Math.min(30_000, 1000 * 2 ** attempt) * (0.8 + 0.4 * spread);
}

/**
 * A stream of server-sent events that comes back by itself. The browser's own way of coming back is not used: it
 * gives up for ever on an error status, never pauses longer, and does not notice a line that went silent.
 */
export class Stream {
  /** @type {EventSource | null} */
  #source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watch;
  #attempt = 0;
  #heardAt = 0;

  /**
   * @param {() => string} address asked anew for every attempt, so that it can name the last event seen
   * @param {(name: string, data: any, id: string) => void} onEvent
   * @param {() => void} onChange called when {@link connected} or {@link retryAt} changed
   */
  constructor(address, onEvent, onChange) {
    this.address = address;
    this.onEvent = onEvent;
    this.onChange = onChange;
    this.connected = false;
    /** When the next attempt is due, by the browser's clock; 0 while connected or connecting. */
    this.retryAt = 0;
  }

  start() {
    this.#watch ??= setInterval(() => this.#checkSilence(), 1000);
    this.#open();
  }

  stop() {
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#close();
  }

  /** Tries at once instead of waiting out the pause: the network came back, or a person asked for it. */
  retryNow() {
    if (!this.connected && this.#watch !== undefined) {
      this.#attempt = 0;
      this.#open();
    }
  }

  #open() {
    this.#close();
    this.#heardAt = Date.now();
    const source = new EventSource(this.address());
    this.#source = source;
    for (const name of ['hello', 'alert', 'picture', 'status', 'reset']) {
      source.addEventListener(name, (event) => {
        this.#heardAt = Date.now();
        if (!this.connected) {
          this.connected = true;
          this.#attempt = 0;
          this.onChange();
        }
        this.onEvent(name, event.data ? JSON.parse(event.data) : null, event.lastEventId);
      });
    }
    source.onerror = () => this.#lost();
    this.onChange();
  }

  #close() {
    clearTimeout(this.#timer);
    this.retryAt = 0;
    this.connected = false;
    this.#source?.close();
    this.#source = null;
  }

  #lost() {
    this.#close();
    const pause = pauseBefore(this.#attempt++);
    this.retryAt = Date.now() + pause;
    this.#timer = setTimeout(() => this.#open(), pause);
    this.onChange();
  }

  #checkSilence() {
    if (this.#source && Date.now() - this.#heardAt > SILENCE_MS) {
      this.#lost();
    }
  }
}
