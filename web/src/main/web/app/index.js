import { html, nothing, render } from 'lit-html';
import { Activity } from './activity.js';
import { Announcer } from './announcer.js';
import { get, post } from './api.js';
import { controlIcon } from './icons.js';
import { recall } from './memory.js';
import { communityDetails, groupDetails } from './parts/details.js';
import { areasNote, feeds } from './parts/feeds.js';
import { clockAndLink, header, purposeBanner, staleBanner } from './parts/frame.js';
import { airborne } from './parts/groups.js';
import { countStates, mapInWords, recentChanges, stateCounts, warnings } from './parts/list.js';
import { timeline } from './parts/timeline.js';
import { Situation } from './situation.js';
import { onTheme } from './theme.js';
import { language, t } from './words.js';

/** @import { AlertFile } from './api.js' */
/** @import { PictureMap, Selection } from './map/map.js' */

const FEEDS_MS = 10_000;

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const situation = new Situation();
const activity = new Activity();
const announcer = new Announcer();

const view = {
  /** @type {Selection | null} */ selection: null,
  /** @type {{file: AlertFile | null, problem: string}} */ detail: { file: null, problem: '' },
  rows: 0,
  /** Ukrainian name; empty for all. */ oblast: '',
  /** @type {number | null} */ dragged: null,
  orderProblem: '',
  wordsOpen: false,
  mapFailed: false,
};
/** @type {PictureMap | null} */
let map = null;
/** @type {HTMLElement | null} what had the focus before the details opened */
let opener = null;
let drawn = 0;
let shownLanguage = language();
let wasFresh = true;

/** @param {Selection | null} selection */
async function select(selection) {
  if (!view.selection && selection) {
    opener = /** @type {HTMLElement | null} */ (document.activeElement);
  }
  view.selection = selection;
  view.detail = { file: null, problem: '' };
  map?.select(selection);
  draw();
  if (selection) {
    document.getElementById('details-title')?.focus();
  } else {
    opener?.focus();
  }
  await loadDetails();
}

async function loadDetails() {
  const asked = view.selection;
  if (asked?.kind !== 'community') {
    return;
  }
  /** @type {typeof view.detail} */
  let detail;
  try {
    detail = { file: await get(`v1/alerts/${encodeURIComponent(asked.id)}`), problem: '' };
  } catch (e) {
    detail = { file: view.detail.file, problem: e instanceof Error ? e.message : String(e) };
  }
  if (view.selection === asked) {
    view.detail = detail;
    redraw();
  }
}

/** @param {object} order */
async function orderReplay(order) {
  try {
    situation.takeReplay(await post('v1/replay', order));
    view.orderProblem = '';
  } catch (e) {
    view.orderProblem = e instanceof Error ? e.message : String(e);
  }
  view.dragged = null;
  redraw();
}

const actions = {
  select,
  showMore: () => {
    view.rows += 200;
    redraw();
  },
  chooseOblast: (/** @type {string} */ oblast) => {
    view.oblast = oblast;
    redraw();
  },
  showOnMap: () => {
    map?.showSelection();
    document.getElementById('map')?.scrollIntoView({ block: 'nearest' });
  },
  order: orderReplay,
  drag: (/** @type {number | null} */ time) => {
    view.dragged = time;
    redraw();
  },
};

function details() {
  const { selection } = view;
  if (selection?.kind === 'community') {
    return communityDetails(situation, selection.id, view.detail, actions);
  }
  const group = situation.groups.find((g) => g.id === selection?.id);
  return group ? groupDetails(situation, group, actions) : nothing;
}

const mapButtons = () => html`<div class="map-buttons">
  <button type="button" aria-label=${t('map_zoom_in')} title=${t('map_zoom_in')} @click=${() => map?.zoomIn()}>
    ${controlIcon('plus')}
  </button>
  <button type="button" aria-label=${t('map_zoom_out')} title=${t('map_zoom_out')} @click=${() => map?.zoomOut()}>
    ${controlIcon('minus')}
  </button>
  <button type="button" aria-label=${t('map_whole')} title=${t('map_whole')} @click=${() => map?.whole()}>
    ${controlIcon('home')}
  </button>
</div>`;

const page = () => html`
  <a class="skip" href="#warnings-title">${t('skip')}</a>
  ${header('index', languageChanged, clockAndLink(situation))}
  <div aria-live="off">${purposeBanner(situation)} ${staleBanner(situation)}</div>
  <main class=${situation.fresh ? '' : 'not-fresh'}>
    <h1 class="hidden">${t('map')}</h1>
    <section class="map" aria-label=${t('map')}>
      <p id="map-help" class="hidden">${t('map_help')}</p>
      <div id="map"></div>
      ${view.mapFailed ? html`<p class="map-failed">${t('map_failed')}</p>` : mapButtons()}
      <p class="legend">${t('legend_circle')}; ${t('legend_arrow')}</p>
    </section>
    <div class="panel">
      ${view.selection ? details() : nothing} ${stateCounts(situation)}
      ${warnings(situation, view, select, actions)}
      ${airborne(situation, view.selection, select)} ${recentChanges(situation, select)} ${mapInWords(situation, view.wordsOpen, select, (open) => {
        view.wordsOpen = open;
        redraw();
      })}
      ${feeds(situation)} ${areasNote(situation)}
    </div>
    ${timeline(situation, activity, { dragged: view.dragged, problem: view.orderProblem }, actions)}
  </main>
`;

function draw() {
  cancelAnimationFrame(drawn);
  drawn = 0;
  document.documentElement.lang = language();
  const alarms = situation.listIn('ALARM').length;
  document.title = `${alarms > 0 ? `▲${alarms} · ` : ''}${t('app_title')}`;
  render(page(), root);
  if (situation.fresh !== wasFresh) {
    wasFresh = situation.fresh;
    announcer.say(wasFresh ? t('say_back') : t('say_lost'));
  }
  map?.show((code) => situation.state(code), situation.groups);
}

/** Draws with the browser's next frame, however many changes come before it. */
function redraw() {
  drawn ||= requestAnimationFrame(draw);
}

function languageChanged() {
  draw();
  if (shownLanguage !== language()) {
    shownLanguage = language();
    map?.restyle();
    labelMap();
  }
}

function labelMap() {
  const canvas = map?.map.getCanvas();
  canvas?.setAttribute('aria-label', t('map'));
  canvas?.setAttribute('aria-describedby', 'map-help');
}

async function startMap() {
  try {
    // Loaded apart: the lists must not wait for a megabyte of map, nor fail with it.
    const { PictureMap } = await import('./map/map.js');
    map = new PictureMap(/** @type {HTMLElement} */ (document.getElementById('map')), select);
    map.setAreas(situation.outlines ?? { features: [] }, situation.communities);
    map.setHere(recall('place'));
    labelMap();
    onTheme(() => map?.restyle());
  } catch {
    view.mapFailed = true;
  }
  redraw();
}

/** @type {unknown} */
let shownOutlines = null;
situation.addEventListener('change', () => {
  if (situation.outlines !== shownOutlines) {
    shownOutlines = situation.outlines;
    map?.setAreas(situation.outlines, situation.communities);
  }
  const replay = situation.status?.replay;
  if (replay) {
    const counts = countStates(situation);
    activity.record(replay, situation.clock.heard, counts.ALARM + counts.WATCH + counts.HOLD);
  }
  redraw();
});
situation.addEventListener('alert', (event) => {
  const { detail } = /** @type {CustomEvent<import('./situation.js').Change>} */ (event);
  announcer.take(detail);
  if (view.selection?.kind === 'community' && view.selection.id === detail.alert.community) {
    loadDetails();
  }
});

draw();
situation.start();
startMap();
// Countdowns and the age of the picture change with nothing but time.
setInterval(redraw, 1000);
setInterval(() => situation.fresh && document.visibilityState === 'visible' && situation.loadFeeds(), FEEDS_MS);
situation.loadFeeds();
