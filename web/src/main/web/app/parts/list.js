import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { arrival, capital, clockTime, kindOf } from '../format.js';
import { stateIcon } from '../icons.js';
import { nameOf, oblastOf, t, term } from '../words.js';

/** @import { Alert, AlertState, Evidence } from '../api.js' */
/** @import { Situation } from '../situation.js' */
/** @import { Selection } from '../map/map.js' */

/** @type {AlertState[]} most urgent first */
export const STATES = ['ALARM', 'WATCH', 'HOLD', 'UNKNOWN', 'CLEAR'];

/** States that call for something to be done, most urgent first. */
const WARNED = /** @type {AlertState[]} */ (['ALARM', 'WATCH', 'HOLD']);

/** Rows before "show more": enough for an oblast, few enough for a phone. */
const FIRST_ROWS = 40;

/** More rows than this are offered by oblast. */
const LONG_LIST = 8;

const alphabet = new Intl.Collator('uk');

/**
 * Soonest arrival first; those whose time is not known, then those whose time has passed, last.
 *
 * @param {Alert} alert
 * @param {number} now
 */
function urgency(alert, now) {
  if (!alert.earliest || !alert.latest) {
    return 1e15;
  }
  return Date.parse(alert.latest) < now ? 2e15 : Date.parse(alert.earliest);
}

/** @param {Situation} situation */
export function listWarned(situation) {
  const { now } = situation;
  return WARNED.flatMap((state) =>
    situation
      .listIn(state)
      .sort((a, b) => urgency(a, now) - urgency(b, now) || alphabet.compare(nameOf(a), nameOf(b))),
  );
}

/**
 * How many communities are in which state. While the picture is old, nobody is counted as calm.
 *
 * @param {Situation} situation
 * @returns {Record<AlertState, number>}
 */
export function countStates(situation) {
  /** @type {Record<AlertState, number>} */
  const counts = { ALARM: 0, WATCH: 0, HOLD: 0, UNKNOWN: 0, CLEAR: 0 };
  for (const code of situation.communities.keys()) {
    counts[situation.state(code)]++;
  }
  return counts;
}

/** The numbers, and at the same time the legend of symbols. @param {Situation} situation */
export function stateCounts(situation) {
  const counts = countStates(situation);
  return html`<section class="counts" aria-label=${t('counts')}>
    <ul>
      ${STATES.map(
        (state) => html`<li class="is-${state}" data-state=${state} data-count=${counts[state]}>
          ${stateIcon(state)}<strong>${counts[state]}</strong><span>${term('state', state)}</span>
          <small>${term('state_explain', state)}</small>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** A post as proof: who, when, which words. @param {Evidence} e */
export const evidenceLine = (e) => html`<li class="evidence">
  <span class="source">${e.source}</span>
  <small>${term('trust', e.trust)}, <time datetime=${e.time}>${clockTime(e.time)}</time></small>
  <q>${e.words}</q>
</li>`;

/**
 * @param {Alert} alert
 * @param {number} now
 */
export function arrivalText(alert, now) {
  const eta = arrival(alert, now);
  return html`<span class="eta ${eta.known ? '' : 'dim'}">
    ${eta.label ? html`<span class="hidden">${eta.label}</span>` : nothing}
    <span aria-hidden=${eta.label ? 'true' : nothing}>
      <b>${eta.text}</b> ${eta.clock ? html`<small>${eta.clock}</small>` : nothing}
    </span>
  </span>`;
}

/**
 * @param {Alert} alert
 * @param {Situation} situation
 * @param {Selection | null} selection
 * @param {(selection: Selection) => void} select
 */
function row(alert, situation, selection, select) {
  const chosen = selection?.kind === 'community' && selection.id === alert.community;
  const state = situation.state(alert.community);
  const kind = kindOf(alert);
  return html`<li
    class="warning is-${state} ${chosen ? 'chosen' : ''}"
    data-community=${alert.community}
    data-state=${state}
  >
    <div class="line">
      ${stateIcon(state)}
      <h3>
        <button
          type="button"
          class="name"
          aria-haspopup="true"
          @click=${() => select({ kind: 'community', id: alert.community })}
        >
          ${nameOf(alert)}
        </button>
        <small>${oblastOf(alert)}</small>
      </h3>
      <span class="state">${term('state', state)}</span>
    </div>
    <p class="what">
      ${kind ? html`<span>${capital(kind)}</span>` : nothing} ${state === 'HOLD' ? nothing : arrivalText(alert, situation.now)}
    </p>
    <p class="headline">${term('rule', alert.reason.rule)}</p>
    <ul class="proof">
      ${alert.reason.evidence.slice(-2).reverse().map(evidenceLine)}
    </ul>
  </li>`;
}

/**
 * A choice of oblast, offered when the list is long.
 *
 * @param {Alert[]} warned
 * @param {string} chosen Ukrainian name, or empty for all
 * @param {(oblast: string) => void} choose
 */
function oblastChoice(warned, chosen, choose) {
  /** @type {Map<string, {name: string, count: number}>} */
  const oblasts = new Map();
  for (const alert of warned) {
    const { count } = oblasts.get(alert.oblast_uk) ?? { count: 0 };
    oblasts.set(alert.oblast_uk, { name: oblastOf(alert), count: count + 1 });
  }
  if (chosen && !oblasts.has(chosen)) {
    oblasts.set(chosen, { name: chosen, count: 0 });
  }
  const sorted = [...oblasts].sort(([, a], [, b]) => alphabet.compare(a.name, b.name));
  return html`<label class="oblast">
    <span class="hidden">${t('oblast')}</span>
    <select @change=${(/** @type {Event} */ e) => choose(/** @type {HTMLSelectElement} */ (e.target).value)}>
      <option value="" ?selected=${chosen === ''}>${t('oblast_all')}: ${warned.length}</option>
      ${sorted.map(
        ([key, { name, count }]) => html`<option value=${key} ?selected=${chosen === key}>${name}: ${count}</option>`,
      )}
    </select>
  </label>`;
}

/**
 * @param {Situation} situation
 * @param {{selection: Selection | null, rows: number, oblast: string}} view
 * @param {(selection: Selection) => void} select
 * @param {{showMore: () => void, chooseOblast: (oblast: string) => void}} actions
 */
export function warnings(situation, view, select, { showMore, chooseOblast }) {
  const warned = listWarned(situation);
  const all = view.oblast ? warned.filter((alert) => alert.oblast_uk === view.oblast) : warned;
  const shown = all.slice(0, Math.max(view.rows, FIRST_ROWS));
  const unknown = countStates(situation).UNKNOWN;
  return html`<section class="warnings" aria-labelledby="warnings-title">
    <h2 id="warnings-title" tabindex="-1">
      ${t('warnings')} <span class="number">${all.length}</span>
      ${situation.fresh ? nothing : html`<small>${t('stale_last')}</small>`}
    </h2>
    ${warned.length > LONG_LIST || view.oblast ? oblastChoice(warned, view.oblast, chooseOblast) : nothing}
    ${all.length === 0
      ? html`<p class="none">${situation.fresh ? t('warnings_none') : t('warnings_unknown')}</p>`
      : nothing}
    <ul class="rows">
      ${repeat(
        shown,
        (alert) => alert.community,
        (alert) => row(alert, situation, view.selection, select),
      )}
    </ul>
    ${all.length > shown.length
      ? html`<button type="button" class="wide" @click=${showMore}>${t('more', { n: all.length - shown.length })}</button>`
      : nothing}
    ${unknown > 0 && situation.fresh
      ? html`<p class="none is-UNKNOWN">${stateIcon('UNKNOWN')} ${t('coverage_unknown', { n: unknown })}</p>`
      : nothing}
  </section>`;
}

/**
 * What the map shows, in words: every community that is not calm, by state. Calm ones are only counted. Made only while
 * it is open, because a country has many communities.
 *
 * @param {Situation} situation
 * @param {boolean} open
 * @param {(selection: Selection) => void} select
 * @param {(open: boolean) => void} onToggle
 */
export function mapInWords(situation, open, select, onToggle) {
  return html`<details
    class="fold"
    id="map-in-words"
    @toggle=${(/** @type {Event} */ e) => onToggle(/** @type {HTMLDetailsElement} */ (e.target).open)}
  >
    <summary><h2>${t('by_state')}</h2></summary>
    ${open ? states(situation, select) : nothing}
  </details>`;
}

/**
 * @param {Situation} situation
 * @param {(selection: Selection) => void} select
 */
function states(situation, select) {
  /** @type {Record<string, import('../api.js').Community[]>} */
  const byState = { ALARM: [], WATCH: [], HOLD: [], UNKNOWN: [], CLEAR: [] };
  for (const community of situation.communities.values()) {
    byState[situation.state(community.code)].push(community);
  }
  return html`<dl>
      ${STATES.map(
        (state) => html`<div data-state=${state}>
          <dt>${stateIcon(state)} ${term('state', state)} <span class="number">${byState[state].length}</span></dt>
          ${state === 'CLEAR'
            ? html`<dd>${t('by_state_rest', { n: byState[state].length })}</dd>`
            : html`<dd>
                ${byState[state].length === 0 ? t('by_state_none') : nothing}
                ${repeat(
                  byState[state].sort((a, b) => alphabet.compare(nameOf(a), nameOf(b))),
                  (community) => community.code,
                  (community) => html`<button
                    type="button"
                    class="chip"
                    data-community=${community.code}
                    @click=${() => select({ kind: 'community', id: community.code })}
                  >
                    ${nameOf(community)}
                  </button>`,
                )}
              </dd>`}
        </div>`,
      )}
    </dl>`;
}

/**
 * @param {Situation} situation
 * @param {(selection: Selection) => void} select
 */
export const recentChanges = (situation, select) => html`<details class="fold" id="recent" open>
  <summary><h2>${t('changes')}</h2></summary>
  ${situation.changes.length === 0 ? html`<p class="none">${t('changes_none')}</p>` : nothing}
  <ol class="changes">
    ${repeat(
      situation.changes.slice(0, 60),
      (change) => change.alert.sequence,
      ({ alert, before }) => html`<li data-community=${alert.community} data-state=${alert.state} data-before=${before}>
        <time datetime=${alert.at}>${clockTime(alert.at)}</time> ${stateIcon(alert.state)}
        <span>
          <button
            type="button"
            class="name"
            @click=${() => select({ kind: 'community', id: alert.community })}
          >
            ${nameOf(alert)}
          </button>
          <b>${term('state', alert.state)}</b>
          ${before === alert.state ? nothing : html`<small>${t('changed', { before: term('state', before) })}</small>`}
          <span class="headline">${term('rule', alert.reason.rule)}</span>
        </span>
      </li>`,
    )}
  </ol>
</details>`;
