/** Steps over the length of a recording: fine enough to see a wave of a raid on a phone's width. */
const STEPS = 240;

/** How many communities were warned at each moment of a recording, as far as this page has seen it play. */
export class Activity {
  /** @type {number[]} by step, NaN where not seen */
  #counts = new Array(STEPS).fill(NaN);
  #span = '';
  #from = 0;
  #to = 1;

  /**
   * @param {import('./api.js').Replay} replay
   * @param {number} now journal time, ms
   * @param {number} warned
   */
  record(replay, now, warned) {
    const span = `${replay.from} ${replay.to}`;
    if (span !== this.#span) {
      this.#span = span;
      this.#from = Date.parse(replay.from);
      this.#to = Date.parse(replay.to);
      this.#counts.fill(NaN);
    }
    const step = Math.floor(((now - this.#from) / Math.max(1, this.#to - this.#from)) * STEPS);
    if (step >= 0 && step < STEPS) {
      this.#counts[step] = warned;
    }
  }

  /**
   * The curve as an SVG path in a box of the given size; steps that were skipped at high speed are bridged.
   *
   * @param {number} width
   * @param {number} height
   */
  path(width, height) {
    const seen = this.#counts.flatMap((count, step) => (Number.isNaN(count) ? [] : [{ step, count }]));
    if (seen.length === 0) {
      return '';
    }
    const top = Math.max(1, ...seen.map((s) => s.count));
    const x = (/** @type {number} */ step) => ((step / STEPS) * width).toFixed(1);
    const points = seen.map((s) => `L${x(s.step)} ${(height - (s.count / top) * height).toFixed(1)}`);
    return `M${x(seen[0].step)} ${height}${points.join('')}L${x(seen[seen.length - 1].step + 1)} ${height}Z`;
  }
}
