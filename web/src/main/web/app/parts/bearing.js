import { html } from 'lit-html';
import { Compass } from '../compass.js';
import { direction } from '../format.js';
import { t, term } from '../words.js';

/** Without its sensor a compass says nothing, and no event tells so. */
const COMPASS_WAIT_MS = 2500;

/** @param {number} degrees */
const dial = (degrees) => html`<svg class="dial" viewBox="0 0 100 100" aria-hidden="true">
  <circle cx="50" cy="50" r="46" />
  <path d="M50 4v8M50 88v8M4 50h8M88 50h8" />
  <path class="needle" d="M50 12 60 60 50 53 40 60z" transform="rotate(${degrees} 50 50)" />
</svg>`;

/** A direction, measured with the phone's compass or given by hand. */
export class BearingField {
  /** @type {number | null} from north, whole degrees; null while not given */
  degrees = null;
  /** @type {'off' | 'waiting' | 'on' | 'none'} */
  #sensor = 'off';
  #compass;

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.redraw = redraw;
    this.#compass = new Compass(redraw);
  }

  /** @param {number | null} degrees */
  set(degrees) {
    this.#compass.stop();
    this.#sensor = this.#sensor === 'none' ? 'none' : 'off';
    this.degrees = degrees === null ? null : ((Math.round(degrees) % 360) + 360) % 360;
    this.redraw();
  }

  async #measure() {
    this.degrees = null;
    this.#sensor = 'waiting';
    this.redraw();
    this.#sensor = (await this.#compass.start()) ? 'on' : 'none';
    this.redraw();
    setTimeout(() => {
      if (Number.isNaN(this.#compass.heading)) {
        this.#compass.stop();
        this.#sensor = 'none';
        this.redraw();
      }
    }, COMPASS_WAIT_MS);
  }

  view() {
    const live = this.#sensor === 'on' && !Number.isNaN(this.#compass.heading);
    const shown = this.degrees ?? (live ? this.#compass.heading : null);
    return html`<fieldset>
      <legend>${t('spot_bearing')}</legend>
      <p class="dim">${t('spot_bearing_help')}</p>
      <div class="bearing">
        ${dial(shown ?? 0)}
        <div>
          <p class="reading">
            ${shown === null
              ? t('spot_bearing_none')
              : t('spot_bearing_set', { deg: Math.round(shown), dir: direction(shown) })}
          </p>
          ${this.#sensorButton(live)}
        </div>
      </div>
      <div class="rose" role="group" aria-label=${t('spot_bearing')}>
        ${[0, 1, 2, 3, 4, 5, 6, 7].map(
          (octant) => html`<button
            type="button"
            aria-label=${term('to', String(octant))}
            aria-pressed=${this.degrees === octant * 45}
            @click=${() => this.set(octant * 45)}
          >
            ${term('short', String(octant))}
          </button>`,
        )}
      </div>
      <div class="pair">
        <label>
          <span>${t('spot_degrees')}</span>
          <input
            type="number"
            min="0"
            max="359"
            inputmode="numeric"
            .value=${this.degrees === null ? '' : String(this.degrees)}
            @change=${(/** @type {Event} */ e) => {
              const { value } = /** @type {HTMLInputElement} */ (e.target);
              this.set(value === '' ? null : Number(value));
            }}
          />
        </label>
        <button type="button" @click=${() => this.set(null)}>${t('spot_bearing_unknown')}</button>
      </div>
    </fieldset>`;
  }

  /** @param {boolean} live whether the compass speaks */
  #sensorButton(live) {
    if (this.#sensor === 'none' || !Compass.possible) {
      return html`<p class="dim" role="status">${t('spot_compass_none')}</p>`;
    }
    return live
      ? html`<button type="button" class="primary" @click=${() => this.set(this.#compass.heading)}>
          ${t('spot_take')}
        </button>`
      : html`<button type="button" ?disabled=${this.#sensor !== 'off'} @click=${() => this.#measure()}>
          ${this.degrees === null ? t('spot_compass_on') : t('spot_again')}
        </button>`;
  }
}
