import { html, nothing } from 'lit-html';
import { clockTime } from '../format.js';
import { t, term } from '../words.js';

/** @import { Situation } from '../situation.js' */

/** @param {Situation} situation */
export function feeds(situation) {
  const health = situation.status?.health ?? 'OK';
  return html`<details class="fold" id="feeds">
    <summary>
      <h2>${t('feeds')}</h2>
      <span class="health" data-health=${health}>${term('health', health)}</span>
    </summary>
    ${(situation.status?.problems ?? []).map((problem) => html`<p class="problem">${problem}</p>`)}
    <div class="scroll" tabindex="0" role="region" aria-label=${t('feeds')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('feed_name')}</th>
            <th scope="col">${t('feed_last')}</th>
            <th scope="col" class="n">${t('feed_received')}</th>
            <th scope="col" class="n">${t('feed_rejected')}</th>
            <th scope="col" class="n">${t('feed_dropped')}</th>
          </tr>
        </thead>
        <tbody>
          ${situation.feeds.map(
            (feed) => html`<tr class=${feed.problem ? 'bad' : ''}>
              <th scope="row">
                ${feed.name}
                <small>${feed.problem ?? (feed.last_received ? t('feed_ok') : t('feed_silent'))}</small>
              </th>
              <td>${feed.last_received ? clockTime(feed.last_received) : '–'}</td>
              <td class="n">${feed.received}</td>
              <td class="n">${feed.rejected}</td>
              <td class="n">${feed.dropped}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** @param {Situation} situation */
export function areasNote(situation) {
  const text = situation.status?.areas.approximation;
  return text ? html`<p class="areas-note"><b>${t('areas_note')}:</b> ${text}</p>` : nothing;
}
