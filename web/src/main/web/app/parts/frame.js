import { html, nothing } from 'lit-html';
import { clockSeconds, clockTime, span } from '../format.js';
import { stateIcon } from '../icons.js';
import { setTheme, theme } from '../theme.js';
import { language, setLanguage, t, term } from '../words.js';

/** @import { Situation } from '../situation.js' */
/** @typedef {'index' | 'me' | 'spot' | 'ledger' | 'officer'} PageName */

/** @type {[PageName, string, import('../words.js').Key][]} */
const PAGES = [
  ['index', './', 'nav_map'],
  ['me', 'me.html', 'nav_me'],
  ['spot', 'spot.html', 'nav_spot'],
  ['ledger', 'ledger.html', 'nav_ledger'],
  ['officer', 'officer.html', 'nav_officer'],
];

/**
 * The head of every page: name, pages, language, appearance.
 *
 * @param {PageName | null} page null for one that stands alone, on a server that has no others
 * @param {() => void} redraw
 * @param {unknown} [between] what the page puts between the name and the choices
 */
export const header = (page, redraw, between = nothing) => html`
  <header class="top">
    <a class="brand" href="./"><img src="icon.svg" alt="" width="28" height="28" /><span>${t('app')}</span></a>
    ${between}
    ${page
      ? html`<nav aria-label=${t('nav')}>
          ${PAGES.map(
            ([name, href, key]) => html`<a href=${href} aria-current=${name === page ? 'page' : nothing}>${t(key)}</a>`,
          )}
        </nav>`
      : nothing}
    <div class="choices">
      <div role="group" aria-label=${t('language')} class="switch">
        ${(/** @type {const} */ ([['uk', 'Укр', 'Українська'], ['en', 'Eng', 'English']])).map(
          ([code, short, long]) => html`<button
            type="button"
            lang=${code}
            aria-label=${long}
            aria-pressed=${language() === code}
            @click=${() => {
              setLanguage(code);
              redraw();
            }}
          >
            ${short}
          </button>`,
        )}
      </div>
      <label class="theme">
        <span class="hidden">${t('theme')}</span>
        <select
          .value=${theme()}
          @change=${(/** @type {Event} */ e) =>
            setTheme(/** @type {any} */ (/** @type {HTMLSelectElement} */ (e.target).value))}
        >
          ${(/** @type {const} */ (['auto', 'light', 'dark'])).map(
            (name) => html`<option value=${name} ?selected=${theme() === name}>${t(`theme_${name}`)}</option>`,
          )}
        </select>
      </label>
    </div>
  </header>
`;

/** @param {Situation} situation */
export function purposeBanner(situation) {
  const purpose = situation.status?.purpose;
  return purpose && purpose !== 'ACTUAL'
    ? html`<div class="banner purpose" role="note">
        <strong>${term('purpose', purpose)}</strong>
        <span>${t('purpose_note')}</span>
      </div>`
    : nothing;
}

/**
 * Says how old the picture is once it may not be believed, or why there is none.
 *
 * @param {Situation} situation
 */
export function staleBanner(situation) {
  if (!situation.status && !situation.problem) {
    return nothing;
  }
  const retry = html`<button type="button" @click=${() => situation.retryNow()}>${t('retry')}</button>`;
  if (!situation.status) {
    return html`<div class="banner stale">
      ${stateIcon('UNKNOWN')}
      <p>${t('cannot_load', { problem: situation.problem })}</p>
      ${retry}
    </div>`;
  }
  if (situation.fresh) {
    return situation.status.health === 'BLIND'
      ? html`<div class="banner stale">
          ${stateIcon('UNKNOWN')}
          <p><strong>${t('health_BLIND')}.</strong> ${t('health_blind_text')}</p>
        </div>`
      : nothing;
  }
  const wait = Math.ceil((situation.stream.retryAt - Date.now()) / 1000);
  return html`<div class="banner stale" data-testid="stale">
    ${stateIcon('UNKNOWN')}
    <p>
      <strong>${t('stale_title', { age: span(situation.clock.age(Date.now())) })}.</strong>
      ${t('stale_text', { time: `${clockSeconds(situation.clock.heard)} ${t('kyiv_time')}` })}
      ${wait > 0 ? t('stale_retry', { s: wait }) : t('stale_trying')}
    </p>
    ${retry}
  </div>`;
}

/** @param {Situation} situation */
export function clockAndLink(situation) {
  if (!situation.status) {
    return html`<p class="clock"><span>${t('loading')}</span></p>`;
  }
  const { connected } = situation.stream;
  /** @type {import('../words.js').Key} */
  let link = situation.status.replay ? 'fresh_replay' : 'fresh_live';
  if (!connected) {
    link = situation.stream.retryAt || !situation.fresh ? 'fresh_lost' : 'fresh_connecting';
  } else if (!situation.fresh) {
    link = 'fresh_lost';
  }
  const time = situation.shown;
  return html`<p class="clock">
    <span class="link" data-link=${link}>${t(link)}</span>
    <time datetime=${new Date(time).toISOString()} aria-label=${`${t('clock')}: ${clockTime(time)}`}
      >${clockSeconds(time)}</time
    >
    <small>${t('kyiv_time')}</small>
  </p>`;
}
