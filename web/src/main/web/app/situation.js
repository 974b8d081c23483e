import { get } from './api.js';
import { Clock } from './clock.js';
import { pauseBefore, Stream } from './stream.js';

/** @import { Alert, AlertFile, AlertList, AlertState, Community, Feed, Group, Picture, Status } from './api.js' */

/** Changes kept for the list of recent ones. */
const CHANGES = 200;

/**
 * @typedef {{alert: Alert, before: AlertState}} Change
 */

/**
 * What this browser knows: a snapshot, kept current by the event stream. Fires `change` whenever something is new and
 * `alert` (with a {@link Change} as detail) for each revision that comes over the stream.
 */
export class Situation extends EventTarget {
  /** @type {Status | null} */ status = null;
  /** @type {Map<string, Alert>} */ alerts = new Map();
  /** @type {Group[]} */ groups = [];
  /** @type {Map<string, Community>} */ communities = new Map();
  /** @type {any} */ outlines = null;
  /** @type {Feed[]} */ feeds = [];
  /** @type {Change[]} newest first */ changes = [];
  /** @type {{last_looked: string | null, age_s: number | null} | null} of {@link place} */ coverage = null;
  /** Why the last attempt to load failed; empty while all is well. */
  problem = '';
  clock = new Clock();
  /** @type {string} */ #journal = '';
  #sequence = 0;
  #edition = '';
  /** What a community is that has no alert of its own. @type {AlertState} */
  #unlisted = 'UNKNOWN';
  /** @type {{name: string, data: any, id: string}[] | null} events that came while a snapshot was on its way */
  #waiting = null;
  #attempt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #stopped = false;

  /** @param {string} [place] code of the one community to follow; all of them when left out */
  constructor(place) {
    super();
    this.place = place;
    this.stream = new Stream(
      () => this.#address(),
      (name, data, id) => this.#take(name, data, id),
      () => this.#changed(),
    );
  }

  start() {
    addEventListener('online', () => this.retryNow());
    addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.retryNow());
    this.#load();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.stream.stop();
  }

  retryNow() {
    if (this.#timer !== undefined) {
      this.#attempt = 0;
      this.#load();
    } else {
      this.stream.retryNow();
    }
  }

  /** Whether what is shown may be believed. */
  get fresh() {
    return this.clock.fresh(Date.now());
  }

  /** Journal time, ms. */
  get now() {
    return this.clock.now(Date.now());
  }

  /** Journal time of what is shown, ms: a clock that ran on would belie a picture that stands still. */
  get shown() {
    return this.fresh ? this.now : this.clock.heard;
  }

  /**
   * What to show for a community. Calm is shown only while it is known: a picture that is old, or a community that
   * nobody looks at, is UNKNOWN.
   *
   * @param {string} code
   * @returns {AlertState}
   */
  state(code) {
    const state = this.alerts.get(code)?.state ?? this.#unlisted;
    return state === 'CLEAR' && !this.fresh ? 'UNKNOWN' : state;
  }

  /** @param {AlertState} state */
  listIn(state) {
    return [...this.alerts.values()].filter((alert) => alert.state === state);
  }

  #address() {
    const query = new URLSearchParams();
    if (this.place) {
      query.set('place', this.place);
    }
    if (this.#journal) {
      query.set('last_event_id', `${this.#journal}-${this.#sequence}`);
    }
    return `v1/stream?${query}`;
  }

  async #load() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting ??= [];
    try {
      await this.#snapshot();
      this.#attempt = 0;
      this.problem = '';
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      waiting.forEach((event) => this.#take(event.name, event.data, event.id));
      if (!this.#stopped && !this.stream.connected && !this.stream.retryAt) {
        this.stream.start();
      }
    } catch (e) {
      this.problem = e instanceof Error ? e.message : String(e);
      this.#timer = setTimeout(() => this.#load(), pauseBefore(this.#attempt++));
    }
    this.#changed();
  }

  async #snapshot() {
    const [status, alerts] = /** @type {[Status, AlertList | AlertFile]} */ (
      await Promise.all([get('v1/status'), get(this.place ? `v1/alerts/${encodeURIComponent(this.place)}` : 'v1/alerts')])
    );
    const picture = /** @type {Picture | null} */ (this.place ? null : await get('v1/picture'));
    if (!this.place && status.areas.edition !== this.#edition) {
      await this.#loadAreas(status.areas.edition);
    }
    this.status = status;
    this.#journal = alerts.journal;
    this.#sequence = alerts.sequence;
    if ('alerts' in alerts) {
      this.alerts = new Map(alerts.alerts.map((alert) => [alert.community, alert]));
      // Communities that are blind but not listed would otherwise look calm.
      const listed = this.listIn('UNKNOWN').length;
      this.#unlisted = status.health === 'BLIND' || alerts.coverage.unknown > listed ? 'UNKNOWN' : 'CLEAR';
    } else {
      this.alerts = new Map([[alerts.alert.community, alerts.alert]]);
      this.coverage = alerts.coverage;
      this.changes = alerts.history.map((alert) => ({ alert, before: alert.state }));
    }
    this.groups = picture?.groups ?? [];
    this.clock.hear(alerts.time, alerts.age_s, status.replay, Date.now());
  }

  /** @param {string} edition */
  async #loadAreas(edition) {
    const { communities } = await get('v1/communities');
    this.communities = new Map(communities.map((/** @type {Community} */ c) => [c.code, c]));
    this.#edition = edition;
    this.#loadOutlines(edition, 0);
  }

  /**
   * Outlines are megabytes, and the lists do not need them: nothing waits for them.
   *
   * @param {string} edition
   * @param {number} attempt
   */
  async #loadOutlines(edition, attempt) {
    try {
      const outlines = await get('v1/areas.geojson');
      if (edition === this.#edition) {
        this.outlines = outlines;
        this.#changed();
      }
    } catch {
      setTimeout(() => edition === this.#edition && this.#loadOutlines(edition, attempt + 1), pauseBefore(attempt));
    }
  }

  /** When somebody last looked at {@link place}: it changes without an alert. */
  async loadCoverage() {
    try {
      this.coverage = (await get(`v1/alerts/${encodeURIComponent(this.place ?? '')}`)).coverage;
      this.#changed();
    } catch {
      // As for the feeds.
    }
  }

  async loadFeeds() {
    try {
      this.feeds = (await get('v1/feeds')).feeds;
      this.#changed();
    } catch {
      // The stream's state already says that the server is out of reach.
    }
  }

  /**
   * @param {string} name
   * @param {any} data
   * @param {string} id
   */
  #take(name, data, id) {
    if (this.#waiting) {
      this.#waiting.push({ name, data, id });
      return;
    }
    if (name === 'reset') {
      this.#load();
      return;
    }
    if (name === 'alert') {
      this.#takeAlert(data, id);
    } else {
      if (data.journal !== this.#journal) {
        this.#load();
        return;
      }
      if (name === 'picture') {
        this.groups = data.groups;
      } else {
        this.#takeStatus(data);
      }
      this.clock.hear(data.time, data.age_s, this.status?.replay ?? null, Date.now());
    }
    this.#changed();
  }

  /** @param {Status} status */
  #takeStatus(status) {
    if (status.areas.edition !== this.status?.areas.edition) {
      this.#load();
    }
    if (status.health === 'BLIND') {
      this.#unlisted = 'UNKNOWN';
    } else if (this.status?.health === 'BLIND') {
      // Who is seen again is only in a full list.
      this.#load();
    }
    this.status = status;
  }

  /**
   * @param {Alert} alert
   * @param {string} id journal, hyphen, sequence
   */
  #takeAlert(alert, id) {
    if (id.slice(0, id.lastIndexOf('-')) !== this.#journal) {
      this.#load();
      return;
    }
    if (alert.sequence <= this.#sequence) {
      return;
    }
    this.#sequence = alert.sequence;
    const before = this.alerts.get(alert.community)?.state ?? this.#unlisted;
    this.alerts.set(alert.community, alert);
    const change = { alert, before };
    this.changes = [change, ...this.changes.slice(0, CHANGES - 1)];
    this.dispatchEvent(new CustomEvent('alert', { detail: change }));
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Partial<import('./api.js').Replay>} replay what the server answered to an order */
  takeReplay(replay) {
    if (this.status?.replay) {
      this.status = { ...this.status, replay: { ...this.status.replay, ...replay } };
      this.clock.hear(new Date(this.now).toISOString(), 0, this.status.replay, Date.now());
      this.#changed();
    }
  }
}
