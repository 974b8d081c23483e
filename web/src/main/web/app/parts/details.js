import { html, nothing } from 'lit-html';
import { capital, clockSeconds, clockTime, heading, kindOf, span } from '../format.js';
import { classIcon, controlIcon, stateIcon } from '../icons.js';
import { headlineOf, nameOf, oblastOf, t, term } from '../words.js';
import { countText, whereabouts } from './groups.js';
import { arrivalText, evidenceLine } from './list.js';

/** @import { AlertFile, Evidence, Group } from '../api.js' */
/** @import { Situation } from '../situation.js' */
/** @import { Selection } from '../map/map.js' */

/**
 * @typedef {object} Actions
 * @property {(selection: Selection | null) => void} select
 * @property {() => void} showOnMap
 */

/** @param {Evidence[]} evidence newest last */
const proof = (evidence) => html`<h3>${t('evidence')}</h3>
  ${evidence.length === 0 ? html`<p class="none">${t('evidence_none')}</p>` : nothing}
  <ul class="proof">
    ${[...evidence].reverse().map(evidenceLine)}
  </ul>`;

/**
 * @param {import('../words.js').Key} key
 * @param {unknown} value
 */
const fact = (key, value) => html`<div>
  <dt>${t(key)}</dt>
  <dd>${value}</dd>
</div>`;

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/**
 * @param {unknown} title
 * @param {unknown} body
 * @param {Actions} actions
 */
const panel = (title, body, actions) => html`<section
  class="details"
  aria-labelledby="details-title"
  @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && actions.select(null)}
>
  <header>
    <h2 id="details-title" tabindex="-1">${title}</h2>
    <button type="button" class="plain" aria-label=${t('close')} title=${t('close')} @click=${() => actions.select(null)}>
      ${controlIcon('close')}
    </button>
  </header>
  ${body}
</section>`;

/**
 * @param {Situation} situation
 * @param {string} code
 * @param {{file: AlertFile | null, problem: string}} detail
 * @param {Actions} actions
 */
export function communityDetails(situation, code, detail, actions) {
  const community = situation.communities.get(code);
  const file = detail.file;
  const alert = situation.alerts.get(code) ?? file?.alert;
  const state = situation.state(code);
  const title = community ?? alert;
  const looked = file?.coverage.last_looked;
  const threats = (alert?.reason.threats ?? []).map((id) => situation.groups.find((group) => group.id === id));
  const warned = state !== 'CLEAR' && state !== 'UNKNOWN';
  const body = html`
    <p class="verdict is-${state}" data-state=${state}>
      ${stateIcon(state)} <strong>${term('state', state)}</strong>
      <span>${term('state_explain', state)}</span>
      ${alert && state === alert.state ? html`<small>${t('since', { time: clockTime(alert.since) })}</small>` : nothing}
    </p>
    ${detail.problem ? html`<p class="none">${t('details_failed', { problem: detail.problem })}</p>` : nothing}
    ${alert && warned
      ? html`<dl class="facts">
          ${kindOf(alert) ? fact('me_what', capital(kindOf(alert))) : nothing}
          ${fact('eta_label', arrivalText(alert, situation.now))}
          ${alert.probability === null ? nothing : fact('probability', percent(alert.probability))}
        </dl>`
      : nothing}
    ${alert && state === alert.state
      ? html`<h3>${t('reason')}</h3>
          <p>${headlineOf(alert)}</p>
          <p class="dim">${term('rule', alert.reason.rule)}</p>
          ${proof(alert.reason.evidence)}`
      : nothing}
    ${threats.some(Boolean)
      ? html`<h3>${t('threats_here')}</h3>
          <p>${threats.map((group) => (group ? groupChip(group, actions) : nothing))}</p>`
      : nothing}
    <dl class="facts">
      ${file ? fact('last_looked', looked ? clockSeconds(looked) : t('never')) : nothing}
    </dl>
    <button type="button" class="wide on-map" @click=${actions.showOnMap}>${t('on_map')}</button>
    ${file && file.history.length > 0
      ? html`<h3>${t('history')}</h3>
          <ol class="changes">
            ${file.history.map(
              (past) => html`<li>
                <time datetime=${past.at}>${clockTime(past.at)}</time> ${stateIcon(past.state)}
                <span>
                  <b>${term('state', past.state)}</b> <span class="headline">${term('rule', past.reason.rule)}</span>
                </span>
              </li>`,
            )}
          </ol>`
      : nothing}
  `;
  const name = title ? nameOf(title) : code;
  return panel(html`${name} <small>${alert ? oblastOf(alert) : ''}</small>`, body, actions);
}

/**
 * @param {Group} group
 * @param {Actions} actions
 */
const groupChip = (group, actions) => html`<button
  type="button"
  class="chip"
  @click=${() => actions.select({ kind: 'group', id: group.id })}
>
  ${classIcon(group.threat_class)} ${kindOf(group)}
</button>`;

/**
 * @param {Situation} situation
 * @param {Group} group
 * @param {Actions} actions
 */
export function groupDetails(situation, group, actions) {
  const kmh = (/** @type {number} */ speed) => Math.round((speed * 3.6) / 10) * 10;
  const classes = Object.entries(group.classes).sort((a, b) => b[1] - a[1]);
  const endangered = [...situation.alerts.values()].filter((alert) => alert.reason.threats.includes(group.id));
  const at = group.at ?? [];
  const body = html`
    <dl class="facts">
      ${fact('count', countText(group.count))}
      ${fact(
        'position',
        html`${whereabouts(group, situation)}
        ${at.length > 0 ? html`<small>${t('sigma', { km: Math.round(at[0].sigma_km) })}</small>` : nothing}
        ${at.length > 1 ? html`<small>${t('alternatives', { n: at.length })}</small>` : nothing}`,
      )}
      ${fact(
        'course_label',
        group.course === null
          ? t('course_unknown')
          : html`${heading(group.course)}, ${Math.round(group.course)}°
            ${group.course_sigma === null ? nothing : html`<small>±${Math.round(group.course_sigma)}°</small>`}`,
      )}
      ${fact('speed', t('kmh', { min: kmh(group.speed_min), max: kmh(group.speed_max) }))}
      ${fact('independent', group.independent.toFixed(1))}
    </dl>
    <p class="dim">
      ${capital(term('stage', group.stage))}; ${t('since', { time: clockTime(group.since) })};
      ${t('heard_ago', { ago: span((situation.now - Date.parse(group.last_heard)) / 1000) })}
    </p>
    <h3>${t('classes')}</h3>
    <ul class="bars">
      ${classes.map(
        ([kind, share]) => html`<li>
          <span>${classIcon(kind)} ${term('class', kind)}</span>
          <meter min="0" max="1" value=${share} aria-label=${term('class', kind)}></meter> <b>${percent(share)}</b>
        </li>`,
      )}
    </ul>
    ${proof(group.evidence)}
    ${endangered.length > 0
      ? html`<h3>${t('endangered')}</h3>
          <p>
            ${endangered.map(
              (alert) => html`<button
                type="button"
                class="chip"
                @click=${() => actions.select({ kind: 'community', id: alert.community })}
              >
                ${stateIcon(alert.state)} ${nameOf(alert)}
              </button>`,
            )}
          </p>`
      : nothing}
    <button type="button" class="wide on-map" ?disabled=${at.length === 0} @click=${actions.showOnMap}>
      ${t('on_map')}
    </button>
  `;
  return panel(html`${classIcon(group.threat_class)} ${capital(kindOf(group))}`, body, actions);
}
