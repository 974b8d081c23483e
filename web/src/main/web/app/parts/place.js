import { html, nothing } from 'lit-html';
import { get } from '../api.js';
import { nameOf, t } from '../words.js';

/** @import { Place } from '../api.js' */

/** Pause after the last letter before asking: fewer requests, no flicker. */
const TYPING_MS = 250;

/** A ten-thousandth of a degree is 11 m: enough to find the community, and no house. */
const round = (/** @type {number} */ degrees) => Math.round(degrees * 10_000) / 10_000;

/**
 * The browser's position.
 *
 * @returns {Promise<{lat: number, lon: number, accuracy_m: number}>}
 */
export const locate = () =>
  new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error('geolocation'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ lat: round(coords.latitude), lon: round(coords.longitude), accuracy_m: Math.round(coords.accuracy) }),
      reject,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  });

/** Finds a settlement by its name. */
export class PlaceSearch {
  query = '';
  /** @type {Place[] | null} null before the first answer */ results = null;
  problem = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {() => void} redraw
   * @param {(place: Place) => void} onChoose
   */
  constructor(redraw, onChoose) {
    this.redraw = redraw;
    this.onChoose = onChoose;
  }

  clear() {
    this.query = '';
    this.results = null;
  }

  /** @param {string} query */
  #type(query) {
    this.query = query;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), TYPING_MS);
  }

  async #ask() {
    const asked = this.query.trim();
    if (asked.length < 2) {
      this.results = null;
      this.redraw();
      return;
    }
    try {
      const answer = await get(`v1/places?q=${encodeURIComponent(asked)}`);
      if (asked === this.query.trim()) {
        this.results = answer.places;
        this.problem = '';
      }
    } catch (e) {
      this.problem = e instanceof Error ? e.message : String(e);
    }
    this.redraw();
  }

  /** @param {string} label */
  view(label) {
    const { results } = this;
    return html`<div class="search" role="search">
      <label>
        <span>${label}</span>
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          .value=${this.query}
          @input=${(/** @type {Event} */ e) => this.#type(/** @type {HTMLInputElement} */ (e.target).value)}
        />
      </label>
      <p role="status" class=${results && results.length > 0 ? 'hidden' : 'dim'}>
        ${this.problem
          ? t('cannot_load', { problem: this.problem })
          : results
            ? results.length === 0
              ? t('me_search_none')
              : t('me_search_found', { n: results.length })
            : nothing}
      </p>
      <ul class="found">
        ${(results ?? []).map(
          (place) => html`<li>
            <button type="button" class="wide" @click=${() => this.onChoose(place)}>
              <b>${nameOf(place)}</b> <small>${whereOf(place)}</small>
            </button>
          </li>`,
        )}
      </ul>
    </div>`;
  }
}

/**
 * What tells namesakes apart.
 *
 * @param {Place} place
 */
export function whereOf(place) {
  const around = { name_uk: [place.raion_uk, place.oblast_uk], name_en: [place.raion_en, place.oblast_en] };
  return nameOf({ name_uk: around.name_uk.filter(Boolean).join(', '), name_en: around.name_en.filter(Boolean).join(', ') });
}
