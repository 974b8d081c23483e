import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ApiError, get, post } from './api.js';
import { clockTime } from './format.js';
import { stateIcon } from './icons.js';
import { AreaChoice } from './parts/areachoice.js';
import { clockAndLink, header, purposeBanner, staleBanner } from './parts/frame.js';
import { arrivalText, listWarned } from './parts/list.js';
import { Situation } from './situation.js';
import './theme.js';
import { language, nameOf, oblastOf, t, term } from './words.js';

/** @import { Alert, Order, OrderList, OrderWaiting } from './api.js' */

/** Another officer's order should be seen in the time it takes to ask him about it. */
const LOOK_MS = 3000;
const ACTIONS = /** @type {const} */ (['raise', 'hold', 'end', 'withdraw']);
const MINUTES = [10, 30, 60, 180];
const ROWS = 60;

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const situation = new Situation();
const choice = new AreaChoice(situation, draw);

const view = {
  /** Kept while the page is open and never stored: whoever opens the page signs in. */ token: '',
  /** @type {OrderList | null} */ list: null,
  /** @type {typeof ACTIONS[number]} */ action: 'raise',
  minutes: 30,
  why: '',
  busy: false,
  said: '',
  problem: '',
};

async function look() {
  if (view.token) {
    try {
      view.list = await get('v1/orders', view.token);
    } catch (e) {
      if (e instanceof ApiError && (e.status === 401 || e.status === 403)) {
        view.token = '';
        view.list = null;
      }
      view.problem = message(e);
    }
    draw();
  }
}

/** @param {unknown} e */
const message = (e) => (e instanceof Error ? e.message : String(e));

/** @param {SubmitEvent} event */
async function signIn(event) {
  event.preventDefault();
  const field = /** @type {HTMLInputElement} */ (document.getElementById('token'));
  view.token = field.value.trim();
  view.problem = '';
  await look();
  document.getElementById('officer')?.focus();
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {(answer: any) => string} outcome
 */
async function send(path, body, outcome) {
  view.busy = true;
  view.said = '';
  view.problem = '';
  draw();
  try {
    view.said = outcome(await post(path, body, view.token));
    view.why = '';
  } catch (e) {
    view.problem = message(e);
  }
  view.busy = false;
  await look();
  document.getElementById('outcome')?.focus();
}

/** @param {SubmitEvent} event */
function give(event) {
  event.preventDefault();
  if (!choice.area || !view.why.trim()) {
    view.problem = t(choice.area ? 'officer_need_why' : 'officer_need_area');
    draw();
    document.getElementById(choice.area ? 'why' : 'area')?.focus();
    return;
  }
  send(
    'v1/orders',
    { action: view.action, area: choice.area.code, valid_for_minutes: view.minutes, why: view.why.trim() },
    (answer) => ('entry' in answer ? t('officer_given', { n: answer.entry }) : t('officer_waits')),
  );
}

/** @param {Order} o */
const withdraw = (o) =>
  send('v1/orders', { action: 'withdraw', area: o.area, why: t('officer_taken_back') }, (answer) =>
    t('officer_given', { n: answer.entry }),
  );

/** @param {OrderWaiting} w */
const confirm = (w) =>
  send('v1/orders/confirmations', { waiting: w.id }, (answer) => t('officer_given', { n: answer.entry }));

/**
 * Fills the form in; nothing is ordered yet.
 *
 * @param {typeof ACTIONS[number]} action
 * @param {Alert} alert
 */
function prepare(action, alert) {
  view.action = action;
  choice.choose({ code: alert.community, name_uk: alert.name_uk, name_en: alert.name_en });
  draw();
  document.getElementById('why')?.focus();
}

const signInForm = () => html`<form class="card" @submit=${signIn}>
  <h1>${t('officer_heading')}</h1>
  <label>
    <span>${t('officer_token')}</span>
    <input id="token" type="password" autocomplete="off" required />
  </label>
  <p class="dim">${t('officer_token_note')}</p>
  ${view.problem ? html`<p class="problem" role="alert">${view.problem}</p>` : nothing}
  <button class="wide primary">${t('officer_sign_in')}</button>
</form>`;

/** @param {Order} o */
const orderLine = (o) => html`<b>${term('officer_action', o.action)}</b> ${nameOf(o)}
  <small>
    ${o.officer}${o.second ? ` + ${o.second}` : ''}${o.until
      ? html`, ${t('officer_until')} <time datetime=${o.until}>${clockTime(o.until)}</time>`
      : nothing}
  </small>
  <q>${o.why}</q>`;

const waiting = () => html`<section class="card" id="waiting" aria-labelledby="waiting-title">
  <h2 id="waiting-title">${t('officer_waiting')} <span class="number">${view.list?.waiting.length ?? 0}</span></h2>
  <ul class="orders">
    ${(view.list?.waiting ?? []).map(
      (w) => html`<li class="evidence" data-waiting=${w.id}>
        ${orderLine(w.order)}
        ${w.order.officer === view.list?.officer
          ? html`<small>${t('officer_own')}</small>`
          : html`<button type="button" class="primary" ?disabled=${view.busy} @click=${() => confirm(w)}>
              ${t('officer_confirm')}
            </button>`}
      </li>`,
    )}
  </ul>
</section>`;

const standing = () => html`<section class="card" id="standing" aria-labelledby="standing-title">
  <h2 id="standing-title">${t('officer_standing')} <span class="number">${view.list?.standing.length ?? 0}</span></h2>
  <ul class="orders">
    ${(view.list?.standing ?? []).map(
      (o) => html`<li class="evidence" data-order=${o.entry}>
        ${orderLine(o)}
        ${o.officer === view.list?.officer
          ? html`<button type="button" ?disabled=${view.busy} @click=${() => withdraw(o)}>${t('officer_withdraw')}</button>`
          : nothing}
      </li>`,
    )}
  </ul>
</section>`;

const orderForm = () => html`<form class="card" novalidate @submit=${give}>
  <h2>${t('officer_order')}</h2>
  <fieldset>
    <legend class="hidden">${t('officer_order')}</legend>
    <div class="options">
      ${ACTIONS.map(
        (action) => html`<label class="option">
          <input
            type="radio"
            name="action"
            value=${action}
            .checked=${view.action === action}
            @change=${() => {
              view.action = action;
              draw();
            }}
          />
          <span>${term('officer_action', action)}</span>
        </label>`,
      )}
    </div>
    <p class="dim">${term('officer_explain', view.action)}</p>
  </fieldset>
  ${choice.view()}
  <label>
    <span>${t('officer_minutes')}</span>
    <select
      @change=${(/** @type {Event} */ e) => (view.minutes = Number(/** @type {HTMLSelectElement} */ (e.target).value))}
    >
      ${MINUTES.map((n) => html`<option value=${n} ?selected=${view.minutes === n}>${t('officer_n_minutes', { n })}</option>`)}
    </select>
  </label>
  <label>
    <span>${t('officer_why')}</span>
    <textarea
      id="why"
      rows="2"
      maxlength="300"
      .value=${view.why}
      @input=${(/** @type {Event} */ e) => (view.why = /** @type {HTMLTextAreaElement} */ (e.target).value)}
    ></textarea>
  </label>
  <button class="wide primary" ?disabled=${view.busy}>${t('officer_give')}</button>
  <div id="outcome" tabindex="-1" role="status">
    ${view.said ? html`<p class="sent">${view.said}</p>` : nothing}
    ${view.problem ? html`<p class="problem">${view.problem}</p>` : nothing}
  </div>
</form>`;

/** @param {Alert} alert */
const row = (alert) => html`<li class="warning is-${alert.state}" data-community=${alert.community}>
  <div class="line">
    ${stateIcon(alert.state)}
    <h3>${nameOf(alert)} <small>${oblastOf(alert)}</small></h3>
    <span class="state">${term('state', alert.state)}</span>
  </div>
  <p class="what">${alert.state === 'HOLD' ? nothing : arrivalText(alert, situation.now)}</p>
  <p class="headline">${term('rule', alert.reason.rule)}</p>
  <div class="pair">
    <button type="button" @click=${() => prepare('hold', alert)}>${term('officer_action', 'hold')}</button>
    <button type="button" @click=${() => prepare('end', alert)}>${term('officer_action', 'end')}</button>
  </div>
</li>`;

function warned() {
  const all = listWarned(situation);
  return html`<section class="card warnings" aria-labelledby="warned-title">
    <h2 id="warned-title">${t('warnings')} <span class="number">${all.length}</span></h2>
    ${all.length === 0 ? html`<p class="none">${situation.fresh ? t('warnings_none') : t('warnings_unknown')}</p>` : nothing}
    <ul class="rows">${repeat(all.slice(0, ROWS), (a) => a.community, row)}</ul>
    ${all.length > ROWS ? html`<p class="dim">${t('more', { n: all.length - ROWS })}</p>` : nothing}
  </section>`;
}

const health = () => html`<section class="card" aria-labelledby="health-title">
  <h2 id="health-title">${term('health', situation.status?.health ?? 'BLIND')}</h2>
  <ul>
    ${(situation.status?.problems ?? []).map((line) => html`<li class="problem">${line}</li>`)}
  </ul>
</section>`;

function draw() {
  document.documentElement.lang = language();
  document.title = t('officer_title');
  render(
    html`${header('officer', draw, clockAndLink(situation))} ${purposeBanner(situation)} ${staleBanner(situation)}
      <main class="person officer">
        ${view.list
          ? html`<h1 id="officer" tabindex="-1">${t('officer_is', { name: view.list.officer })}</h1>
              ${waiting()} ${orderForm()} ${standing()} ${warned()} ${health()}`
          : signInForm()}
      </main>`,
    root,
  );
}

situation.addEventListener('change', draw);
situation.start();
draw();
setInterval(look, LOOK_MS);
