/** A picture older than this is not believed any more: calm may have ended in the meantime. */
export const BELIEF_S = 15;

/** How long a replay's clock is carried on without news from the server. */
const CARRY_MS = 15_000;

/**
 * "Now" of the journal, carried on between the server's messages, and the age of what it says.
 * In a replay the journal's time runs at the replay's speed, or stands still.
 */
export class Clock {
  #time = 0;
  #at = 0;
  #rate = 1;
  #end = Infinity;
  #publishedAt = 0;
  #replay = false;
  known = false;

  /**
   * @param {string} time journal time
   * @param {number} age_s seconds since the server last published
   * @param {import('./api.js').Replay | null} replay
   * @param {number} wall the browser's clock, ms
   */
  hear(time, age_s, replay, wall) {
    this.#time = Date.parse(time);
    this.#at = wall;
    this.#replay = replay !== null;
    const standing = replay !== null && (replay.paused || replay.finished);
    this.#rate = standing ? 0 : (replay?.speed ?? 1);
    this.#end = replay ? Date.parse(replay.to) : Infinity;
    // A replay that stands still publishes nothing, and that is not a fault.
    this.#publishedAt = wall - (standing ? 0 : age_s * 1000);
    this.known = true;
  }

  /**
   * @param {number} wall
   * @returns {number} journal time, ms
   */
  now(wall) {
    const past = Math.max(0, wall - this.#at);
    // Real time goes on without a server; a replay does not.
    const carried = this.#time + (this.#replay ? Math.min(past, CARRY_MS) : past) * this.#rate;
    return Math.max(this.#time, Math.min(carried, this.#end));
  }

  /** Journal time of the last message. */
  get heard() {
    return this.#time;
  }

  /**
   * @param {number} wall
   * @returns {number} seconds since the picture was true
   */
  age(wall) {
    return this.known ? Math.max(0, (wall - this.#publishedAt) / 1000) : Infinity;
  }

  /** @param {number} wall */
  fresh(wall) {
    return this.age(wall) <= BELIEF_S;
  }
}
