import { html, nothing, render } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { Film } from './film.js';
import { capital } from './format.js';
import { controlIcon } from './icons.js';
import { chart } from './parts/charts.js';
import { header } from './parts/frame.js';
import { onTheme } from './theme.js';
import { language, t, term } from './words.js';

/** @import { Frame, Summary } from './film.js' */
/** @import { Layer, ScenarioMap } from './map/scenario.js' */

const SPEEDS = [1, 5, 10, 20, 60];
/** @type {Layer[]} */
const LAYERS = ['sensors', 'plots', 'tracks', 'ellipses', 'tails', 'truth'];

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const film = new Film();
const view = {
  /** Seconds since the scenario's start. */
  time: 0,
  playing: false,
  speed: 10,
  /** @type {string | null} */ chosen: null,
  shown: new Set(LAYERS),
  mapFailed: false,
};
/** @type {ScenarioMap | null} */
let map = null;
let mapAsked = false;
let drawn = 0;
let lastTick = 0;

/** @param {number} s */
const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`;
const lastTime = () => film.frames[film.frames.length - 1]?.t ?? 0;

/** @param {number} time */
function seek(time) {
  view.time = Math.min(Math.max(time, film.frames[0]?.t ?? 0), lastTime());
  redraw();
}

/** @param {string | null} id */
function choose(id) {
  view.chosen = id;
  redraw();
}

function play() {
  view.playing = !view.playing;
  if (view.playing && film.complete && view.time >= lastTime()) {
    view.time = film.frames[0].t;
  }
  lastTick = performance.now();
  redraw();
}

/** Goes on while it plays; waits at the last frame that is loaded. @param {number} at */
function tick(at) {
  const passed = Math.min(at - lastTick, 250) / 1000;
  lastTick = at;
  if (view.playing) {
    view.time = Math.min(view.time + passed * view.speed, lastTime());
    view.playing = !(film.complete && view.time >= lastTime());
  }
}

/** @param {Summary} summary */
const figures = (summary) => {
  const metres = (/** @type {number} */ m) => `${m < 100 ? m.toFixed(2) : Math.round(m)}${t('sc_metres')}`;
  /** @type {[string, string][]} */
  const rows = [
    ...(summary.gospa_mean === null || summary.missed_mean === null || summary.false_mean === null
      ? []
      : /** @type {[string, string][]} */ ([
          [t('sc_gospa_mean'), metres(summary.gospa_mean)],
          [t('sc_missed_mean'), summary.missed_mean.toFixed(2)],
          [t('sc_false_mean'), summary.false_mean.toFixed(2)],
        ])),
    [t('sc_detections'), String(summary.detections)],
    [t('sc_cpu'), t('sc_seconds', { n: summary.cpu_seconds.toFixed(2) })],
  ];
  return html`<section aria-labelledby="figures-title">
    <h2 id="figures-title" tabindex="-1">
      ${summary.name}${summary.runs > 1 ? html` <small>${t('sc_run', { n: summary.run + 1, all: summary.runs })}</small>` : nothing}
    </h2>
    <p class="dim">${t('sc_whole_run')}</p>
    <dl class="figures">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${summary.truth ? nothing : html`<p class="none">${t('sc_no_truth')}</p>`}
  </section>`;
};

/** @param {Summary} summary */
const layers = (summary) => html`<fieldset class="layers">
  <legend>${t('sc_layers')}</legend>
  ${LAYERS.filter((layer) => layer !== 'truth' || summary.truth).map(
    (layer) => html`<label
      ><input
        type="checkbox"
        name=${layer}
        .checked=${live(view.shown.has(layer))}
        @change=${() => {
          view.shown = new Set(LAYERS.filter((other) => view.shown.has(other) !== (other === layer)));
          redraw();
        }}
      />${term('sc_layer', layer)}</label
    >`,
  )}
</fieldset>`;

/**
 * @param {Summary} summary
 * @param {number} now
 */
function charts(summary, now) {
  const { t: times, gospa, truths, tracks, missed, falses } = summary.series;
  const counts = [{ name: 'tracks-line', label: t('sc_tracks'), values: tracks }];
  if (gospa && truths && missed && falses) {
    counts.unshift({ name: 'truths', label: t('sc_truths'), values: truths });
    counts.push({ name: 'missed', label: t('sc_missed'), values: missed });
    counts.push({ name: 'falses', label: t('sc_false'), values: falses });
  }
  return html`
    ${gospa ? chart(t('sc_gospa'), t('sc_metres'), times, [{ name: 'gospa', label: t('sc_gospa'), values: gospa }], now, seek) : nothing}
    ${chart(t('sc_counts'), '', times, counts, now, seek)} ${summary.truth ? errorChart(times, now) : nothing}
  `;
}

/**
 * @param {number[]} times
 * @param {number} now
 */
function errorChart(times, now) {
  if (view.chosen === null) {
    return html`<p class="none">${t('sc_choose')}</p>`;
  }
  const { error, sigma } = film.errors(view.chosen);
  const lines = [
    { name: 'error', label: t('sc_error'), values: error },
    { name: 'sigma', label: t('sc_sigma'), values: sigma },
  ];
  return chart(t('sc_error_title', { id: view.chosen }), t('sc_metres'), times, lines, now, seek);
}

/** @param {Frame} frame */
const list = (frame) => html`<section aria-labelledby="tracks-title">
  <h2 id="tracks-title">${t('sc_list')} <span class="number">${frame.tracks.length}</span></h2>
  <table class="tracks">
    <thead>
      <tr>
        <th>${t('sc_number')}</th>
        <th>${t('sc_class')}</th>
        <th>${t('sc_speed')}</th>
        <th>${t('sc_height')}</th>
        ${film.summary?.truth ? html`<th>${t('sc_error_m')}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${frame.tracks.map(
        (track) => html`<tr class=${track.id === view.chosen ? 'chosen' : ''}>
          <td>
            <button
              type="button"
              class="name"
              aria-pressed=${track.id === view.chosen}
              @click=${() => {
                choose(track.id === view.chosen ? null : track.id);
                draw();
                map?.showChosen();
              }}
            >
              ${track.id}
            </button>
          </td>
          <td>${capital(term('class', track.threat_class))}</td>
          <td>${Math.round(Math.hypot(...track.vel))}</td>
          <td>${Math.round(track.alt)}</td>
          ${film.summary?.truth
            ? html`<td>${track.error === null ? t('sc_false') : track.error.toFixed(track.error < 10 ? 1 : 0)}</td>`
            : nothing}
        </tr>`,
      )}
    </tbody>
  </table>
</section>`;

/** @param {Frame | undefined} frame */
const timeline = (frame) => html`<section class="timeline" aria-label=${t('timeline')}>
  <button
    type="button"
    class="round"
    aria-label=${view.playing ? t('pause') : t('play')}
    title=${view.playing ? t('pause') : t('play')}
    ?disabled=${!frame}
    @click=${play}
  >
    ${controlIcon(view.playing ? 'pause' : 'play')}
  </button>
  <label class="speed">
    <span class="hidden">${t('speed_label')}</span>
    <select
      @change=${(/** @type {Event} */ e) => (view.speed = Number(/** @type {HTMLSelectElement} */ (e.target).value))}
    >
      ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === view.speed}>${speed}×</option>`)}
    </select>
  </label>
  <div class="track">
    <input
      type="range"
      aria-label=${t('seek')}
      aria-valuetext=${clock(view.time)}
      min=${film.frames[0]?.t ?? 0}
      max=${lastTime()}
      step="any"
      .value=${live(String(view.time))}
      @input=${(/** @type {Event} */ e) => seek(Number(/** @type {HTMLInputElement} */ (e.target).value))}
    />
    <div class="ends">
      <time>${clock(film.frames[0]?.t ?? 0)}</time>
      <output>
        <b data-testid="time">${clock(frame?.t ?? 0)}</b>
        ${film.summary && !film.complete
          ? t('sc_loading', { n: film.frames.length, all: film.summary.series.t.length })
          : nothing}
      </output>
      <time>${clock(lastTime())}</time>
    </div>
  </div>
</section>`;

const mapButtons = () => html`<div class="map-buttons">
  <button type="button" aria-label=${t('map_zoom_in')} title=${t('map_zoom_in')} @click=${() => map?.map.zoomIn()}>
    ${controlIcon('plus')}
  </button>
  <button type="button" aria-label=${t('map_zoom_out')} title=${t('map_zoom_out')} @click=${() => map?.map.zoomOut()}>
    ${controlIcon('minus')}
  </button>
  <button type="button" aria-label=${t('sc_whole')} title=${t('sc_whole')} @click=${() => map?.whole()}>
    ${controlIcon('home')}
  </button>
</div>`;

/** @param {Frame | undefined} frame */
function page(frame) {
  const { summary } = film;
  return html`
    <a class="skip" href="#figures-title">${t('sc_skip')}</a>
    ${header(null, languageChanged)}
    ${film.problem
      ? html`<div class="banner stale">
          <p>${t('cannot_load', { problem: film.problem })}</p>
          <button type="button" @click=${() => film.load(redraw)}>${t('retry')}</button>
        </div>`
      : nothing}
    <main>
      <h1 class="hidden">${t('sc_title')}</h1>
      <section class="map" aria-label=${t('sc_map')}>
        <p id="map-help" class="hidden">${t('sc_map_help')}</p>
        <div id="map"></div>
        ${view.mapFailed ? html`<p class="map-failed">${t('map_failed')}</p>` : mapButtons()}
      </section>
      <div class="panel">
        ${summary
          ? html`${figures(summary)} ${layers(summary)} ${charts(summary, frame?.step ?? -1)}`
          : html`<p>${t('loading')}</p>`}
        <div class="dim">
          ${summary?.truth ? html`<p>${t('sc_legend')}</p>` : nothing}
          ${summary?.sensors.some(({ kind, elevation }) => kind === 'RADAR' && !elevation) ? html`<p>${t('sc_flat')}</p>` : nothing}
          ${frame?.plots_left_out ? html`<p>${t('sc_left_out', { n: frame.plots_left_out })}</p>` : nothing}
        </div>
        ${frame ? list(frame) : nothing}
      </div>
      ${timeline(frame)}
    </main>
  `;
}

function draw() {
  cancelAnimationFrame(drawn);
  drawn = 0;
  document.documentElement.lang = language();
  document.title = t('sc_title');
  const frame = film.at(view.time);
  render(page(frame), root);
  map?.show(frame ?? null, view.chosen, view.shown);
  if (frame && !mapAsked) {
    mapAsked = true;
    startMap();
  }
  if (view.playing) {
    redraw();
  }
}

/** Draws with the browser's next frame, however many changes come before it. */
function redraw() {
  drawn ||= requestAnimationFrame((at) => {
    tick(at);
    draw();
  });
}

function languageChanged() {
  draw();
  labelMap();
}

function labelMap() {
  const canvas = map?.map.getCanvas();
  canvas?.setAttribute('aria-label', t('sc_map'));
  canvas?.setAttribute('aria-describedby', 'map-help');
}

async function startMap() {
  try {
    // Loaded apart: the figures must not wait for a megabyte of map, nor fail with it.
    const { ScenarioMap } = await import('./map/scenario.js');
    map = new ScenarioMap(/** @type {HTMLElement} */ (document.getElementById('map')), film, choose);
    labelMap();
    onTheme(() => map?.restyle());
  } catch {
    view.mapFailed = true;
  }
  redraw();
}

draw();
film.load(redraw);
