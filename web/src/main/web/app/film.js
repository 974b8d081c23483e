import { get } from './api.js';

/**
 * A scenario as the server shows it. Times are seconds since its start, points longitude and latitude.
 *
 * @typedef {'RADAR' | 'BEARING' | 'POSITION' | 'REPORT'} SensorKind
 * @typedef {{id: string, kind: SensorKind, elevation: boolean, at: [number, number], range: number, period: number}} Sensor
 * @typedef {{t: number[], tracks: number[], truths: number[] | null, gospa: number[] | null, missed: number[] | null,
 *   falses: number[] | null}} Series
 * @typedef {object} Summary
 * @property {string} name
 * @property {number} run
 * @property {number} runs
 * @property {number} frames_at_once
 * @property {boolean} truth
 * @property {number} eval_start
 * @property {number} cutoff
 * @property {number} detections
 * @property {number} cpu_seconds
 * @property {number | null} gospa_mean
 * @property {number | null} missed_mean
 * @property {number | null} false_mean
 * @property {Sensor[]} sensors
 * @property {Series} series
 *
 * @typedef {{id: string, at: [number, number], alt: number, enu: number[], vel: number[], cov: number[],
 *   existence: number, threat_class: string, seen: number, target: string | null, error: number | null}} Track
 * @typedef {{id: string, type: string, at: [number, number], alt: number, covered: boolean, found: boolean}} Truth
 * @typedef {{sensor: string, t: number, points: [number, number][]}} Look
 * @typedef {{step: number, t: number, tracks: Track[], truths: Truth[], looks: Look[], plots_left_out: number}} Frame
 */

/** The frames of a scenario, fetched once in order; what has come can be shown while the rest comes. */
export class Film {
  /** @type {Summary | null} */ summary = null;
  /** @type {Frame[]} */ frames = [];
  problem = '';

  /** @param {() => void} changed called whenever more is known */
  async load(changed) {
    this.problem = '';
    try {
      this.summary ??= /** @type {Summary} */ (await get('v1/scenario'));
      changed();
      const total = this.summary.series.t.length;
      while (this.frames.length < total) {
        const from = this.frames.length;
        const to = Math.min(from + this.summary.frames_at_once, total);
        this.frames.push(...(await get(`v1/scenario/frames?from=${from}&to=${to}`)).frames);
        changed();
      }
    } catch (e) {
      this.problem = e instanceof Error ? e.message : String(e);
      changed();
    }
  }

  get complete() {
    return this.summary !== null && this.frames.length === this.summary.series.t.length;
  }

  /**
   * The last frame whose time has come, as far as frames are there.
   *
   * @param {number} t
   * @returns {Frame | undefined}
   */
  at(t) {
    let low = 0;
    let high = this.frames.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.frames[middle].t <= t + 1e-6) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.frames[low];
  }

  /**
   * Where tracks were in the frames before one, oldest first, by number; one that was away begins anew.
   *
   * @param {Frame} frame
   * @param {number} seconds
   * @returns {Map<string, [number, number][]>}
   */
  tails(frame, seconds) {
    /** @type {Map<string, [number, number][]>} */
    const tails = new Map(frame.tracks.map((track) => [track.id, [track.at]]));
    let alive = new Set(tails.keys());
    for (let k = frame.step - 1; k >= 0 && this.frames[k].t >= frame.t - seconds && alive.size > 0; k--) {
      const here = new Set();
      for (const track of this.frames[k].tracks) {
        if (alive.has(track.id)) {
          tails.get(track.id)?.unshift(track.at);
          here.add(track.id);
        }
      }
      alive = here;
    }
    return tails;
  }

  /**
   * Error and one standard deviation (root of the horizontal variances' sum) of one track in each frame; null where
   * there is none.
   *
   * @param {string} id
   */
  errors(id) {
    const found = this.frames.map((frame) => frame.tracks.find((track) => track.id === id));
    return {
      error: found.map((track) => track?.error ?? null),
      sigma: found.map((track) => (track ? Math.sqrt(track.cov[0] + track.cov[2]) : null)),
    };
  }
}
