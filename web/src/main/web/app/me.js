import { html, nothing, render } from 'lit-html';
import { Announcer } from './announcer.js';
import { ApiError, get } from './api.js';
import { arrival, capital, clockSeconds, clockTime, kindOf } from './format.js';
import { stateIcon } from './icons.js';
import { recall, remember } from './memory.js';
import { clockAndLink, header, purposeBanner, staleBanner } from './parts/frame.js';
import { evidenceLine } from './parts/list.js';
import { locate, PlaceSearch } from './parts/place.js';
import { Situation } from './situation.js';
import { AlarmSound } from './sound.js';
import './theme.js';
import { language, nameOf, oblastOf, t, term } from './words.js';

/** @import { Alert, AlertList, Place } from './api.js' */

/**
 * @typedef {object} MyPlace what is remembered: a place, not a code of an area, because areas are reformed
 * @property {number} lat
 * @property {number} lon
 * @property {string} name_uk empty for a position
 * @property {string} name_en
 */

const RESOLVE_MS = 5000;
const COVERAGE_MS = 10_000;
const EVERY_STATE = 'ALARM,WATCH,HOLD,UNKNOWN,CLEAR';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const announcer = new Announcer();
const search = new PlaceSearch(draw, choose);

const view = {
  /** @type {MyPlace | null} */ place: recall('place'),
  /** @type {Situation | null} */ situation: null,
  problem: '',
  locating: false,
  /** @type {AlarmSound | null} */ sound: null,
};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resolving;

/** @param {Place} found */
function choose({ name_uk, name_en, lat, lon }) {
  settle({ name_uk, name_en, lat, lon });
}

async function useMyPosition() {
  view.locating = true;
  view.problem = '';
  draw();
  try {
    const { lat, lon } = await locate();
    settle({ lat, lon, name_uk: '', name_en: '' });
  } catch (e) {
    view.problem = t('me_locate_failed', { problem: /** @type {any} */ (e).message ?? e });
  }
  view.locating = false;
  draw();
}

/** @param {MyPlace | null} place */
function settle(place) {
  view.situation?.stop();
  view.situation = null;
  view.place = place;
  view.problem = '';
  remember('place', place);
  search.clear();
  draw();
  document.getElementById('title')?.focus();
  follow();
}

/** Finds the community around the place, anew on every visit, and follows it. */
async function follow() {
  clearTimeout(resolving);
  const { place } = view;
  if (!place) {
    return;
  }
  try {
    const here = `${place.lat},${place.lon}`;
    const list = /** @type {AlertList} */ (await get(`v1/alerts?place=${encodeURIComponent(here)}&state=${EVERY_STATE}`));
    if (view.place !== place) {
      return;
    }
    view.problem = '';
    start(new Situation(list.alerts[0].community));
  } catch (e) {
    if (e instanceof ApiError && e.status === 400) {
      view.problem = t('me_outside');
    } else {
      view.problem = t('cannot_load', { problem: e instanceof Error ? e.message : String(e) });
      resolving = setTimeout(follow, RESOLVE_MS);
    }
  }
  draw();
}

/** @param {Situation} situation */
function start(situation) {
  view.situation = situation;
  situation.addEventListener('change', draw);
  situation.addEventListener('alert', (event) => {
    const { detail } = /** @type {CustomEvent<import('./situation.js').Change>} */ (event);
    announcer.take(detail);
    if (detail.alert.state === 'ALARM' && detail.before !== 'ALARM') {
      view.sound?.play();
    }
  });
  situation.start();
}

function toggleSound() {
  if (view.sound) {
    view.sound.close();
    view.sound = null;
  } else {
    view.sound = new AlarmSound();
  }
  draw();
}

const chooser = () => html`<section class="card" aria-labelledby="title">
  <h1 id="title" tabindex="-1">${t('me_choose')}</h1>
  <p>${t('me_choose_text')}</p>
  <button type="button" class="wide primary" ?disabled=${view.locating} @click=${useMyPosition}>
    ${view.locating ? t('me_locating') : t('me_locate')}
  </button>
  ${search.view(t('me_search'))} ${view.problem ? html`<p class="problem" role="alert">${view.problem}</p>` : nothing}
</section>`;

/**
 * @param {Situation} situation
 * @param {Alert} alert
 */
function verdict(situation, alert) {
  const state = situation.state(alert.community);
  const believed = state === alert.state;
  const danger = state === 'ALARM' || state === 'WATCH';
  const eta = arrival(alert, situation.now);
  const looked = situation.coverage?.last_looked;
  return html`<section class="verdict is-${state}" data-state=${state} data-community=${alert.community}>
      ${stateIcon(state)}
      <p class="word">${term('state', state)}</p>
      <p class="advice">${term('me_advice', state)}</p>
      ${danger
        ? html`<p class="when">
            ${eta.label ? html`<span class="hidden">${eta.label}</span>` : nothing}
            <span aria-hidden=${eta.label ? 'true' : nothing}><b>${eta.text}</b> ${eta.clock}</span>
          </p>`
        : nothing}
      ${(danger || state === 'HOLD') && kindOf(alert) ? html`<p class="kind">${capital(kindOf(alert))}</p>` : nothing}
    </section>
    ${believed
      ? html`<section class="card" aria-labelledby="why">
          <h2 id="why">${t('reason')}</h2>
          <p>${term('rule', alert.reason.rule)} ${capital(t('since', { time: clockTime(alert.since) }))}.</p>
          <ul class="proof">
            ${alert.reason.evidence.slice(-4).reverse().map(evidenceLine)}
          </ul>
          ${looked
            ? html`<p class="dim">${t('me_looked', { time: clockSeconds(looked) })}</p>`
            : nothing}
        </section>`
      : nothing}`;
}

function mine() {
  const { situation, place } = view;
  const alert = situation?.alerts.get(situation.place ?? '');
  const name = place && nameOf(place);
  // Kyiv is a settlement, a community and an oblast at once.
  const around = alert ? [...new Set([nameOf(alert), oblastOf(alert)])].filter((part) => part !== name) : [];
  return html`<section class="where">
      <div>
        <h1 id="title" tabindex="-1">${name || (alert ? nameOf(alert) : t('me_here'))}</h1>
        ${alert ? html`<p class="dim">${around.join(', ')}</p>` : nothing}
      </div>
      <button type="button" @click=${() => settle(null)}>${t('me_change')}</button>
    </section>
    ${situation && alert ? verdict(situation, alert) : nothing}
    ${view.problem ? html`<p class="card problem" role="alert">${view.problem}</p>` : nothing}
    ${!alert && !view.problem ? html`<p class="card">${t('loading')}</p>` : nothing}
    <section class="card row">
      <label class="check">
        <input type="checkbox" .checked=${view.sound !== null} @change=${toggleSound} />
        <span>${t('me_sound')} <small>${t('me_sound_hint')}</small></span>
      </label>
    </section>
    <p class="dim">${t('me_siren')}</p>`;
}

function draw() {
  document.documentElement.lang = language();
  const { situation } = view;
  const state = situation?.place && situation.status ? `${term('state', situation.state(situation.place))} · ` : '';
  document.title = state + t('me_title');
  render(
    html`${header('me', draw, situation ? clockAndLink(situation) : nothing)}
      ${situation ? html`${purposeBanner(situation)} ${staleBanner(situation)}` : nothing}
      <main class="person">${view.place ? mine() : chooser()}</main>`,
    root,
  );
}

draw();
follow();
setInterval(draw, 1000);
setInterval(() => view.situation?.fresh && view.situation.loadCoverage(), COVERAGE_MS);
