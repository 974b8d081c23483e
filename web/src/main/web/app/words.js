import { recall, remember } from './memory.js';
import { en } from './words/en.js';
import { uk } from './words/uk.js';

/** @typedef {'uk' | 'en'} Language */
/** @typedef {keyof typeof uk} Key */

/** @type {Record<Language, Record<Key, string>>} */
const dictionaries = { uk, en };

/** @returns {Language} the remembered one, else the first of the browser's that we have, else Ukrainian */
function first() {
  const wanted = [recall('language'), ...(globalThis.navigator?.languages ?? [])];
  for (const tag of wanted) {
    // A reader of Russian in Ukraine reads Ukrainian rather than English.
    const language = { uk: 'uk', ru: 'uk', en: 'en' }[String(tag).slice(0, 2)];
    if (language) {
      return /** @type {Language} */ (language);
    }
  }
  return 'uk';
}

/** @type {Language} */
let current = first();

export const language = () => current;

/** @param {Language} chosen */
export function setLanguage(chosen) {
  current = chosen;
  remember('language', chosen);
}

/**
 * The text of a key in the current language.
 *
 * @param {Key} key
 * @param {Record<string, string | number>} [values] for the {placeholders}
 */
export function t(key, values = {}) {
  return dictionaries[current][key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The text of a key made of a prefix and a value of the API; the bare value when a newer server sends one that these
 * pages do not know.
 *
 * @param {string} prefix
 * @param {string} value
 */
export function term(prefix, value) {
  const key = `${prefix}_${value}`;
  return key in dictionaries[current] ? t(/** @type {Key} */ (key)) : value;
}

/**
 * @param {{name_uk: string, name_en: string}} named
 */
export const nameOf = (named) => (current === 'uk' ? named.name_uk : named.name_en);

/**
 * @param {{oblast_uk?: string, oblast_en?: string}} placed
 */
export const oblastOf = (placed) => (current === 'uk' ? placed.oblast_uk : placed.oblast_en) ?? '';

/**
 * @param {{headline_uk: string, headline_en: string}} alert
 */
export const headlineOf = (alert) => (current === 'uk' ? alert.headline_uk : alert.headline_en);
