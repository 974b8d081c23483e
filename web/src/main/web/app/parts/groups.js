import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { capital, heading, interval, kindOf, span, times } from '../format.js';
import { classIcon } from '../icons.js';
import { nameOf, t, term } from '../words.js';

/** @import { Component, Group } from '../api.js' */
/** @import { Situation } from '../situation.js' */
/** @import { Selection } from '../map/map.js' */

/** In the order of the list. */
const STAGES = ['ACTIVE', 'EXPECTED', 'LOST'];

/**
 * The nearest community to a position, for those who do not see the map.
 *
 * @param {Component} at
 * @param {Situation} situation
 */
export function nearest(at, situation) {
  const narrow = Math.cos((at.lat * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const community of situation.communities.values()) {
    const d = (community.lat - at.lat) ** 2 + ((community.lon - at.lon) * narrow) ** 2;
    if (d < least) {
      least = d;
      best = community;
    }
  }
  return best;
}

/**
 * @param {Group} group
 * @param {Situation} situation
 */
export function whereabouts(group, situation) {
  const community = group.at?.[0] && nearest(group.at[0], situation);
  return community ? t('near', { place: nameOf(community) }) : t('no_place');
}

/** @param {Group} group */
export const courseText = (group) =>
  group.course === null ? t('course_unknown') : t('course', { course: heading(group.course) });

/**
 * @param {Situation} situation
 * @param {Selection | null} selection
 * @param {(selection: Selection) => void} select
 */
export function airborne(situation, selection, select) {
  const groups = situation.groups
    .filter((group) => group.stage !== 'ENDED')
    .sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || b.last_heard.localeCompare(a.last_heard));
  return html`<section class="groups" aria-labelledby="groups-title">
    <h2 id="groups-title">
      ${t('groups')} <span class="number">${groups.length}</span>
      ${situation.fresh ? nothing : html`<small>${t('stale_last')}</small>`}
    </h2>
    ${groups.length === 0
      ? html`<p class="none">${situation.fresh ? t('groups_none') : t('groups_unknown')}</p>`
      : nothing}
    <ul class="rows">
      ${repeat(
        groups,
        (group) => group.id,
        (group) => html`<li
          class="group ${selection?.kind === 'group' && selection.id === group.id ? 'chosen' : ''}"
          data-group=${group.id}
        >
          <span class="disc">${classIcon(group.threat_class)}</span>
          <div>
            <h3>
              <button
                type="button"
                class="name"
                aria-haspopup="true"
                @click=${() => select({ kind: 'group', id: group.id })}
              >
                ${capital(kindOf(group))}
              </button>
              <b>${times(group.count)}</b>
            </h3>
            <p>${whereabouts(group, situation)}; ${courseText(group)}</p>
            <p class="dim">
              ${group.stage === 'ACTIVE' ? nothing : html`${term('stage', group.stage)};`}
              ${t('heard_ago', { ago: span((situation.now - Date.parse(group.last_heard)) / 1000) })}
            </p>
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {Group['count']} count */
export const countText = (count) =>
  count.stated ? interval(count) : t('count_unstated', { min: count.min, max: count.max });
