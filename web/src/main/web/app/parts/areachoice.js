import { html, nothing } from 'lit-html';
import { nameOf, t } from '../words.js';

/** @import { Situation } from '../situation.js' */
/** @typedef {{code: string, name_uk: string, name_en: string}} NamedArea */

const SHOWN = 10;

/** Chooses an area that can be warned: the country, an oblast, or a community, by the start of a word of its name. */
export class AreaChoice {
  /** @type {NamedArea | null} */ area = null;
  #query = '';

  /**
   * @param {Situation} situation
   * @param {() => void} redraw
   */
  constructor(situation, redraw) {
    this.situation = situation;
    this.redraw = redraw;
  }

  /** @param {NamedArea} area */
  choose(area) {
    this.area = area;
    this.#query = '';
    this.redraw();
  }

  /** Larger areas first. @returns {NamedArea[]} */
  #all() {
    /** @type {any[]} */
    const features = this.situation.outlines?.features ?? [];
    const oblasts = features.map((f) => f.properties).filter((p) => p.level === 'OBLAST');
    const country = oblasts.length > 0 ? [{ code: oblasts[0].parent, name_uk: t('officer_country'), name_en: t('officer_country') }] : [];
    // A city with the rights of an oblast is both.
    return [...new Map([...country, ...oblasts, ...this.situation.communities.values()].map((a) => [a.code, a])).values()];
  }

  #found() {
    const asked = this.#query.trim().toLocaleLowerCase('uk');
    if (asked.length < 2) {
      return [];
    }
    const starts = (/** @type {string} */ name) =>
      name.toLocaleLowerCase('uk').split(/[\s-]+/).some((word) => word.startsWith(asked)) ||
      name.toLocaleLowerCase('uk').startsWith(asked);
    return this.#all().filter((a) => starts(a.name_uk) || starts(a.name_en)).slice(0, SHOWN);
  }

  /** What tells namesakes apart. @param {NamedArea & {oblast?: string}} area */
  #within(area) {
    const features = /** @type {any[]} */ (this.situation.outlines?.features ?? []);
    const oblast = area.oblast === area.code ? null : features.find((f) => f.id === area.oblast);
    return oblast ? nameOf(oblast.properties) : '';
  }

  view() {
    return html`<div class="search">
      <label>
        <span>${t('officer_area')}</span>
        <input
          id="area"
          type="search"
          autocomplete="off"
          spellcheck="false"
          .value=${this.#query}
          @input=${(/** @type {Event} */ e) => {
            this.#query = /** @type {HTMLInputElement} */ (e.target).value;
            this.redraw();
          }}
        />
      </label>
      <ul class="found">
        ${this.#found().map(
          (area) => html`<li>
            <button type="button" class="wide" data-area=${area.code} @click=${() => this.choose(area)}>
              ${nameOf(area)} <small>${this.#within(area)}</small>
            </button>
          </li>`,
        )}
      </ul>
      <p role="status" id="chosen-area">${this.area ? html`<b>${nameOf(this.area)}</b>` : nothing}</p>
    </div>`;
  }
}
