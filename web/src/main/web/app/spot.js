import { html, nothing, render } from 'lit-html';
import { post } from './api.js';
import { classIcon, stateIcon } from './icons.js';
import { recall, remember } from './memory.js';
import { BearingField } from './parts/bearing.js';
import { header } from './parts/frame.js';
import { locate, PlaceSearch } from './parts/place.js';
import './theme.js';
import { language, t, term } from './words.js';

/** @import { Place } from './api.js' */

/** What the API calls it, and the picture it goes with. */
const KINDS = [
  ['drone', 'STRIKE_UAV'],
  ['missile', 'CRUISE_MISSILE'],
  ['aircraft', 'CARRIER_AIRCRAFT'],
  ['explosion', 'EXPLOSION'],
  ['unknown', 'UNKNOWN'],
];
const MINUTES_AGO = [0, 1, 2, 5, 10];

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const bearing = new BearingField(draw);
const search = new PlaceSearch(draw, usePlace);

const form = {
  kind: '',
  sound: false,
  /** @type {{lat: number, lon: number, accuracy_m?: number} | null} */ position: null,
  count: '',
  minutesAgo: 0,
  note: '',
  spotter: /** @type {string} */ (recall('spotter') ?? ''),
};
const view = {
  locating: false,
  positionProblem: '',
  sending: false,
  /** @type {'' | 'kind' | 'position'} */ missing: '',
  sent: 0,
  problem: '',
};

async function findPosition() {
  view.locating = true;
  view.positionProblem = '';
  draw();
  try {
    form.position = await locate();
  } catch (e) {
    view.positionProblem = t('me_locate_failed', { problem: /** @type {any} */ (e).message ?? e });
  }
  view.locating = false;
  draw();
}

/** @param {Place} place */
function usePlace(place) {
  // A person is somewhere in the settlement, and that is about as large.
  form.position = { lat: place.lat, lon: place.lon, accuracy_m: 2000 };
  search.clear();
  draw();
}

/**
 * @param {'lat' | 'lon'} axis
 * @param {string} text
 */
function typePosition(axis, text) {
  const value = Number(text.replace(',', '.'));
  if (text.trim() !== '' && Number.isFinite(value)) {
    form.position = { lat: form.position?.lat ?? NaN, lon: form.position?.lon ?? NaN, [axis]: value };
  }
  draw();
}

function positionOk() {
  const at = form.position;
  return at !== null && Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180;
}

/** @param {Event} event */
async function send(event) {
  event.preventDefault();
  view.missing = !form.kind ? 'kind' : positionOk() ? '' : 'position';
  view.problem = '';
  view.sent = 0;
  if (view.missing) {
    draw();
    document.getElementById(view.missing)?.focus();
    return;
  }
  const { lat, lon, accuracy_m } = /** @type {NonNullable<typeof form.position>} */ (form.position);
  view.sending = true;
  draw();
  try {
    const answer = await post('v1/sightings', {
      lat,
      lon,
      accuracy_m,
      bearing_deg: bearing.degrees ?? undefined,
      sound: form.sound,
      kind: form.kind,
      count: form.count ? Number(form.count) : undefined,
      // The server's clock is better than a phone's, so "just now" is left to it.
      observed_at: form.minutesAgo ? new Date(Date.now() - form.minutesAgo * 60_000).toISOString() : undefined,
      note: form.note.trim() || undefined,
      spotter: form.spotter.trim() || undefined,
    });
    view.sent = answer.entry;
    remember('spotter', form.spotter.trim() || null);
    Object.assign(form, { kind: '', count: '', minutesAgo: 0, note: '' });
    bearing.set(null);
  } catch (e) {
    view.problem = e instanceof Error ? e.message : String(e);
  }
  view.sending = false;
  draw();
  document.getElementById('outcome')?.focus();
}

/**
 * @param {string} name
 * @param {string} value
 * @param {unknown} label
 * @param {boolean} checked
 * @param {() => void} onChange
 */
const option = (name, value, label, checked, onChange) => html`<label class="option">
  <input
    type="radio"
    name=${name}
    value=${value}
    .checked=${checked}
    @change=${() => {
      onChange();
      draw();
    }}
  />
  <span>${label}</span>
</label>`;

const whatFields = () => html`<fieldset id="kind" tabindex="-1">
    <legend><h1>${t('spot_heading')}</h1></legend>
    <div class="options kinds">
      ${KINDS.map(([kind, icon]) =>
        option(
          'kind',
          kind,
          html`${classIcon(icon)} ${term('spot_kind', kind)}`,
          form.kind === kind,
          () => (form.kind = kind),
        ),
      )}
    </div>
    ${view.missing === 'kind' ? html`<p class="problem" role="alert">${t('spot_need_kind')}</p>` : nothing}
  </fieldset>
  <fieldset>
    <legend>${t('spot_how')}</legend>
    <div class="options">
      ${option('how', 'seen', t('spot_seen'), !form.sound, () => (form.sound = false))}
      ${option('how', 'heard', t('spot_heard'), form.sound, () => (form.sound = true))}
    </div>
  </fieldset>`;

const whereFields = () => html`<fieldset id="position" tabindex="-1">
  <legend>${t('spot_where')}</legend>
  <button type="button" class="wide primary" ?disabled=${view.locating} @click=${findPosition}>
    ${view.locating ? t('me_locating') : t('spot_locate')}
  </button>
  <p role="status" class="dim">
    ${positionOk()
      ? form.position?.accuracy_m === undefined
        ? t('spot_position_manual')
        : t('spot_position', { m: form.position.accuracy_m })
      : nothing}
  </p>
  ${view.positionProblem ? html`<p class="problem" role="alert">${view.positionProblem}</p>` : nothing}
  ${view.missing === 'position' && !positionOk()
    ? html`<p class="problem" role="alert">${t('spot_need_position')}</p>`
    : nothing}
  ${search.view(t('spot_place'))}
  <div class="pair">
    ${(/** @type {const} */ (['lat', 'lon'])).map(
      (axis) => html`<label>
        <span>${t(`spot_${axis}`)}</span>
        <input
          inputmode="decimal"
          autocomplete="off"
          .value=${Number.isFinite(form.position?.[axis]) ? String(form.position?.[axis]) : ''}
          @change=${(/** @type {Event} */ e) => typePosition(axis, /** @type {HTMLInputElement} */ (e.target).value)}
        />
      </label>`,
    )}
  </div>
</fieldset>`;

const moreFields = () => html`<fieldset>
    <legend>${t('spot_when')}</legend>
    <div class="options">
      ${MINUTES_AGO.map((n) =>
        option(
          'when',
          String(n),
          n === 0 ? t('spot_when_now') : t('spot_when_ago', { n }),
          form.minutesAgo === n,
          () => (form.minutesAgo = n),
        ),
      )}
    </div>
  </fieldset>
  <div class="pair">
    <label>
      <span>${t('spot_count')}</span>
      <input
        type="number"
        min="1"
        max="99"
        inputmode="numeric"
        .value=${form.count}
        @input=${(/** @type {Event} */ e) => (form.count = /** @type {HTMLInputElement} */ (e.target).value)}
      />
    </label>
    <label>
      <span>${t('spot_name')}</span>
      <input
        autocomplete="nickname"
        maxlength="60"
        .value=${form.spotter}
        @input=${(/** @type {Event} */ e) => (form.spotter = /** @type {HTMLInputElement} */ (e.target).value)}
      />
    </label>
  </div>
  <label>
    <span>${t('spot_note')}</span>
    <textarea
      rows="2"
      maxlength="300"
      .value=${form.note}
      @input=${(/** @type {Event} */ e) => (form.note = /** @type {HTMLTextAreaElement} */ (e.target).value)}
    ></textarea>
  </label>`;

function draw() {
  document.documentElement.lang = language();
  document.title = t('spot_title');
  render(
    html`${header('spot', draw)}
      <main class="person">
        <p class="safety is-WATCH">${stateIcon('WATCH')} ${t('spot_safety')}</p>
        <form class="card" novalidate @submit=${send}>
          ${whatFields()} ${whereFields()} ${bearing.view()} ${moreFields()}
          <button type="submit" class="wide primary send" ?disabled=${view.sending}>
            ${view.sending ? t('spot_sending') : t('spot_send')}
          </button>
          <div id="outcome" tabindex="-1" role="status">
            ${view.sent ? html`<p class="sent">${t('spot_sent', { n: view.sent })}</p>` : nothing}
            ${view.problem ? html`<p class="problem">${t('spot_failed', { problem: view.problem })}</p>` : nothing}
          </div>
          <p class="dim">${t('spot_privacy')}</p>
        </form>
      </main>`,
    root,
  );
}

draw();
findPosition();
