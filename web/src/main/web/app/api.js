/**
 * The published API, as far as the pages use it. Times are ISO 8601 in UTC.
 *
 * @typedef {'CLEAR' | 'WATCH' | 'ALARM' | 'HOLD' | 'UNKNOWN'} AlertState
 * @typedef {'ACTUAL' | 'EXERCISE' | 'TEST'} Purpose
 *
 * @typedef {object} Evidence one post, siren or order that something rests on
 * @property {number} entry
 * @property {string} time
 * @property {string} source
 * @property {'OFFICIAL' | 'TRUSTED' | 'MONITOR' | 'PUBLIC'} trust
 * @property {string} message_id
 * @property {string} words
 *
 * @typedef {object} Alert one revision of what one community is told
 * @property {string} id
 * @property {number} revision
 * @property {number} sequence
 * @property {number} entry
 * @property {string} community
 * @property {string} name_uk
 * @property {string} name_en
 * @property {string} oblast_uk
 * @property {string} oblast_en
 * @property {AlertState} state
 * @property {string} at
 * @property {string} since
 * @property {string | null} threat_class
 * @property {string | null} model
 * @property {string | null} earliest
 * @property {string | null} likely
 * @property {string | null} latest
 * @property {number | null} probability
 * @property {string} headline_uk
 * @property {string} headline_en
 * @property {{rule: string, text: string, threats: string[], evidence: Evidence[]}} reason
 *
 * @typedef {object} Component one alternative of where a group may be
 * @property {number} lat
 * @property {number} lon
 * @property {number} sigma_km
 * @property {number} weight
 *
 * @typedef {object} Group
 * @property {string} id
 * @property {string} threat_class
 * @property {Record<string, number>} classes
 * @property {string | null} model
 * @property {{min: number, max: number, stated: boolean}} count
 * @property {Component[] | null} at
 * @property {Component[] | null} toward
 * @property {number | null} course
 * @property {number | null} course_sigma
 * @property {number} speed_min m/s
 * @property {number} speed_max m/s
 * @property {string} since
 * @property {string} last_heard
 * @property {'EXPECTED' | 'ACTIVE' | 'LOST' | 'ENDED'} stage
 * @property {string[]} areas
 * @property {number} independent
 * @property {Evidence[]} evidence
 *
 * @typedef {{from: string, to: string, now: string, speed: number, paused: boolean, finished: boolean}} Replay
 *
 * @typedef {object} Status
 * @property {string} journal
 * @property {Purpose} purpose
 * @property {string} time
 * @property {number} entry
 * @property {number} sequence
 * @property {number} age_s
 * @property {{edition: string, approximation: string, communities: number, level: string}} areas
 * @property {string} version
 * @property {Replay | null} replay
 * @property {'OK' | 'DEGRADED' | 'BLIND'} health
 * @property {string[]} problems
 *
 * @typedef {{journal: string, purpose: Purpose, time: string, entry: number, age_s: number, groups: Group[]}} Picture
 * @typedef {{journal: string, time: string, sequence: number, age_s: number,
 *   coverage: {looking: number, unknown: number}, alerts: Alert[]}} AlertList
 * @typedef {{journal: string, time: string, sequence: number, age_s: number, alert: Alert,
 *   coverage: {last_looked: string | null, age_s: number | null}, history: Alert[]}} AlertFile
 * @typedef {{code: string, name_uk: string, name_en: string, oblast: string, population: number, lat: number,
 *   lon: number}} Community
 * @typedef {{code: string, name_uk: string, name_en: string, community: string, lat: number, lon: number,
 *   raion_uk: string, raion_en: string, oblast_uk: string, oblast_en: string}} Place
 * @typedef {{name: string, kind: string, received: number, recorded: number, rejected: number, duplicates: number,
 *   dropped: number, last_received: string | null, problem: string | null}} Feed
 * @typedef {{entry: number, officer: string, second: string | null, action: string, area: string, name_uk: string,
 *   name_en: string, valid_for_minutes: number, until: string | null, why: string}} Order
 * @typedef {{id: string, until: string, order: Order}} OrderWaiting
 * @typedef {{officer: string, standing: Order[], waiting: OrderWaiting[]}} OrderList
 */

/** An answer other than success; the message is the server's own line. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Slower than this is as bad as no answer: the page must be able to say that it does not know. */
const TIMEOUT_MS = 20_000;

/**
 * @param {string} path below the page's own address
 * @param {RequestInit} [request]
 * @returns {Promise<any>}
 */
async function call(path, request = {}) {
  const answer = await fetch(path, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const text = await answer.text();
  if (answer.ok) {
    return text ? JSON.parse(text) : null;
  }
  let message = `${answer.status} ${answer.statusText}`;
  try {
    message = JSON.parse(text).error.message ?? message;
  } catch {
    // A proxy's own error page: the status line says enough.
  }
  throw new ApiError(answer.status, message);
}

/** @param {string} [token] @returns {Record<string, string>} */
const key = (token) => (token ? { authorization: `Bearer ${token}` } : {});

/**
 * @param {string} path
 * @param {string} [token] where only those who have one may read
 */
export const get = (path, token) => call(path, { headers: key(token) });

/**
 * @param {string} path
 * @param {unknown} body
 * @param {string} [token] the server's, where it has one
 */
export const post = (path, body, token) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key(token) },
    body: JSON.stringify(body),
  });
