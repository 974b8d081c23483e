import { nameOf, t } from './words.js';

/** @import { AlertState } from './api.js' */
/** @import { Change } from './situation.js' */

/** Changes within this time are read out together: a wave alarms twenty communities at once. */
const GATHER_MS = 1500;

/** Names read out before "and more". */
const NAMES = 4;

/** @type {[AlertState, import('./words.js').Key][]} */
const SAID = [
  ['ALARM', 'say_alarm'],
  ['WATCH', 'say_watch'],
  ['HOLD', 'say_hold'],
  ['CLEAR', 'say_clear'],
];

/** Reads changes out to screen readers through two live regions, alarms at once and the rest when convenient. */
export class Announcer {
  /** @type {Map<string, Change>} */ #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  constructor() {
    this.urgent = document.createElement('div');
    this.polite = document.createElement('div');
    this.urgent.setAttribute('role', 'alert');
    this.polite.setAttribute('role', 'status');
    for (const region of [this.urgent, this.polite]) {
      region.className = 'hidden';
      document.body.append(region);
    }
  }

  /** @param {Change} change */
  take(change) {
    const earlier = this.#waiting.get(change.alert.community);
    this.#waiting.set(change.alert.community, { alert: change.alert, before: earlier?.before ?? change.before });
    this.#timer ??= setTimeout(() => this.#speak(), GATHER_MS);
  }

  /** @param {string} text */
  say(text) {
    this.polite.textContent = text;
  }

  #speak() {
    this.#timer = undefined;
    const changes = [...this.#waiting.values()].filter(({ alert, before }) => alert.state !== before);
    this.#waiting.clear();
    /** @type {string[]} */
    const rest = [];
    for (const [state, key] of SAID) {
      const names = changes.filter(({ alert }) => alert.state === state).map(({ alert }) => nameOf(alert));
      if (names.length === 0) {
        continue;
      }
      const listed = names.slice(0, NAMES).join(', ');
      const places = names.length > NAMES ? t('say_more', { places: listed, n: names.length - NAMES }) : listed;
      if (state === 'ALARM') {
        this.urgent.textContent = t(key, { places });
      } else {
        rest.push(t(key, { places }));
      }
    }
    if (rest.length > 0) {
      this.polite.textContent = rest.join(' ');
    }
  }
}
