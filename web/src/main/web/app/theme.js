import { recall, remember } from './memory.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @type {Theme} */
let current = recall('theme') ?? 'auto';
const listeners = new Set();

export const theme = () => current;

function apply() {
  // The dark style sheet is the only difference; which media it is for decides whether it counts.
  const sheet = /** @type {HTMLLinkElement} */ (document.getElementById('dark'));
  sheet.media = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' }[current];
  document.documentElement.style.colorScheme = { auto: 'light dark', light: 'light', dark: 'dark' }[current];
}

/** @param {Theme} chosen */
export function setTheme(chosen) {
  current = chosen;
  remember('theme', chosen === 'auto' ? null : chosen);
  apply();
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener called when the colours changed */
export function onTheme(listener) {
  listeners.add(listener);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
}

apply();
