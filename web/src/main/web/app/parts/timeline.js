import { html, nothing, svg } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { clockDate, clockSeconds, clockTime } from '../format.js';
import { controlIcon } from '../icons.js';
import { t } from '../words.js';

/** @import { Activity } from '../activity.js' */
/** @import { Situation } from '../situation.js' */

const SPEEDS = [1, 5, 20, 60, 200, 1000];

/**
 * @typedef {object} TimelineView
 * @property {number | null} dragged journal time under the slider's knob while it is held, ms
 * @property {string} problem why the last order failed
 */

/**
 * @param {Situation} situation
 * @param {Activity} activity
 * @param {TimelineView} view
 * @param {{order: (order: object) => void, drag: (time: number | null) => void}} actions
 */
export function timeline(situation, activity, view, actions) {
  const replay = situation.status?.replay;
  if (!replay) {
    return nothing;
  }
  const from = Date.parse(replay.from);
  const to = Date.parse(replay.to);
  const now = view.dragged ?? situation.shown;
  const speeds = SPEEDS.includes(replay.speed) ? SPEEDS : [...SPEEDS, replay.speed].sort((a, b) => a - b);
  const valueOf = (/** @type {Event} */ e) => Number(/** @type {HTMLInputElement} */ (e.target).value) * 1000;
  const standing = replay.paused || replay.finished;
  return html`<section class="timeline" aria-label=${t('timeline')}>
    <button
      type="button"
      class="round"
      aria-label=${standing ? t('play') : t('pause')}
      title=${standing ? t('play') : t('pause')}
      ?disabled=${replay.finished}
      @click=${() => actions.order({ action: standing ? 'resume' : 'pause' })}
    >
      ${controlIcon(standing ? 'play' : 'pause')}
    </button>
    <label class="speed">
      <span class="hidden">${t('speed_label')}</span>
      <select
        .value=${live(String(replay.speed))}
        @change=${(/** @type {Event} */ e) =>
          actions.order({ action: 'speed', speed: Number(/** @type {HTMLSelectElement} */ (e.target).value) })}
      >
        ${speeds.map((speed) => html`<option value=${speed} ?selected=${speed === replay.speed}>${speed}×</option>`)}
      </select>
    </label>
    <div class="track">
      <svg class="activity" viewBox="0 0 1000 30" preserveAspectRatio="none" role="img" aria-label=${t('activity')}>
        ${svg`<path d=${activity.path(1000, 30)} />`}
      </svg>
      <input
        type="range"
        aria-label=${t('seek')}
        aria-valuetext=${`${clockTime(now)} ${t('kyiv_time')}`}
        min=${Math.floor(from / 1000)}
        max=${Math.ceil(to / 1000)}
        step="60"
        .value=${live(String(Math.floor(now / 1000)))}
        @input=${(/** @type {Event} */ e) => actions.drag(valueOf(e))}
        @change=${(/** @type {Event} */ e) =>
          actions.order({ action: 'seek', to: new Date(valueOf(e)).toISOString() })}
      />
      <div class="ends">
        <time datetime=${replay.from}>${clockTime(from)}</time>
        <output>
          ${view.problem
            ? t('replay_failed', { problem: view.problem })
            : html`<b>${clockSeconds(now)}</b> <span>${clockDate(now)}</span>${replay.finished ? html`, ${t('finished')}` : nothing}`}
        </output>
        <time datetime=${replay.to}>${clockTime(to)}</time>
      </div>
    </div>
  </section>`;
}
