import { language, t, term } from './words.js';

/** @import { Alert, Group } from './api.js' */

/** @param {Intl.DateTimeFormatOptions} options */
function kyivFormat(options) {
  const full = { ...options, hourCycle: /** @type {const} */ ('h23') };
  try {
    return new Intl.DateTimeFormat('uk-UA', { ...full, timeZone: 'Europe/Kyiv' });
  } catch {
    // Browsers with time zone data older than 2022 know the zone by its former name only.
    return new Intl.DateTimeFormat('uk-UA', { ...full, timeZone: 'Europe/Kiev' });
  }
}

const minutes = kyivFormat({ hour: '2-digit', minute: '2-digit' });
const seconds = kyivFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const date = kyivFormat({ day: '2-digit', month: '2-digit', year: 'numeric' });

/**
 * Times are shown in Kyiv's zone wherever the reader is: so do all who are warned speak of them.
 *
 * @param {string | number} time
 */
export const clockTime = (time) => minutes.format(new Date(time));

/** @param {string | number} time */
export const clockSeconds = (time) => seconds.format(new Date(time));

/** @param {string | number} time */
export const clockDate = (time) => date.format(new Date(time));

/**
 * A length of time, coarser the longer it is.
 *
 * @param {number} s
 */
export function span(s) {
  const whole = Math.max(0, Math.round(s));
  if (whole < 100) {
    return t('sec', { n: whole });
  }
  const min = Math.round(whole / 60);
  return min < 100 ? t('min', { n: min }) : t('hours', { h: Math.floor(min / 60), m: min % 60 });
}

/** @param {number} ms */
function countdown(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  return s < 600 ? `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}` : t('min', { n: Math.round(s / 60) });
}

/**
 * When danger arrives, counted down from `now`; both ends always, because one number would promise too much.
 *
 * @param {Alert} alert
 * @param {number} now journal time, ms
 * @returns {{text: string, clock: string, label: string, known: boolean}} clock and label are empty when not known
 */
export function arrival(alert, now) {
  if (!alert.earliest || !alert.latest) {
    return { text: t('eta_unknown'), clock: '', label: '', known: false };
  }
  const from = Date.parse(alert.earliest);
  const to = Date.parse(alert.latest);
  const ends = { from: clockTime(from), to: clockTime(to) };
  let text = t('eta_over');
  if (from > now) {
    text = t('eta_in', { from: countdown(from - now), to: countdown(to - now) });
  } else if (to > now) {
    text = t('eta_from_now', { to: countdown(to - now) });
  }
  return { text, clock: `${ends.from}–${ends.to}`, label: t('eta_aria', ends), known: true };
}

/** @param {number} degrees */
const octant = (degrees) => Math.round((((degrees % 360) + 360) % 360) / 45) % 8;

/** @param {number} degrees */
export const heading = (degrees) => term('dir', String(octant(degrees)));

/** @param {number} degrees */
export const direction = (degrees) => term('to', String(octant(degrees)));

/**
 * @param {{min: number, max: number}} count
 */
export const interval = ({ min, max }) => (min === max ? String(min) : `${min}–${max}`);

/**
 * What it is: the named model where there is one, because sources disagree on classes.
 *
 * @param {{threat_class: string | null, model: string | null}} threat
 */
export function kindOf(threat) {
  const kind = threat.threat_class ? term('class', threat.threat_class) : '';
  return threat.model ? (kind ? `${threat.model}, ${kind}` : threat.model) : kind;
}

/**
 * The count as it stands beside a group; a number that nobody stated is marked as a guess.
 *
 * @param {Group['count']} count
 */
export const times = (count) => (count.stated ? `×${interval(count)}` : '×?');

/** @param {string} text */
export const capital = (text) => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
