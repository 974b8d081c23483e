/** What the browser remembers between visits. A browser that forbids it loses the memory and nothing else. */

/**
 * @param {string} key
 * @returns {any} null when nothing is remembered
 */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(`tocsin.${key}`) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value null forgets
 */
export function remember(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(`tocsin.${key}`);
    } else {
      localStorage.setItem(`tocsin.${key}`, JSON.stringify(value));
    }
  } catch {
    // Private browsing, or storage switched off.
  }
}
