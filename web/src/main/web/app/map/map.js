import { Map as MapLibre, ScaleControl } from 'maplibre-gl';
import { times } from '../format.js';
import { language } from '../words.js';
import { images, PIXEL_RATIO } from './images.js';
import { circle, fan, labelPoint } from './shapes.js';
import { mapStyle, palette } from './style.js';

/** @import { GeoJSONSource } from 'maplibre-gl' */
/** @import { AlertState, Community, Group } from '../api.js' */
/** @typedef {{kind: 'community' | 'group', id: string}} Selection */

/** The country with a margin: west, south, east, north. */
const COUNTRY = /** @type {[number, number, number, number]} */ ([22, 44.3, 40.3, 52.45]);

/** Redrawing more often than this costs a phone more than it shows; the lists are not held back. */
const REDRAW_MS = 1000;

/**
 * The drawn picture. It shows what it is given and reports what was chosen; whatever is on it is in the lists as well,
 * for those who cannot see or draw it.
 */
export class PictureMap {
  /** @type {any} */ #outlines = { features: [] };
  /** @type {Map<string, Community>} */ #communities = new Map();
  /** @type {Map<string, AlertState>} */ #shown = new Map();
  /** @type {(code: string) => AlertState} */ #state = () => 'UNKNOWN';
  /** @type {Group[]} */ #groups = [];
  /** @type {Group[] | null} the groups on the map */ #drawn = null;
  /** @type {Selection | null} */ #selection = null;
  /** @type {{lat: number, lon: number} | null} */ #here = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #ready = false;

  /**
   * @param {HTMLElement} container
   * @param {(selection: Selection | null) => void} onSelect
   */
  constructor(container, onSelect) {
    this.map = new MapLibre({
      container,
      style: mapStyle(palette(), language()),
      bounds: COUNTRY,
      fitBoundsOptions: { padding: 8 },
      minZoom: 3.5,
      maxZoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right');
    this.map.on('style.load', () => this.#dress());
    this.map.on('click', (event) => {
      const [group] = this.map.queryRenderedFeatures(event.point, { layers: ['group'] });
      const [community] = this.map.queryRenderedFeatures(event.point, { layers: ['state'] });
      const hit = group ?? community;
      onSelect(hit ? { kind: group ? 'group' : 'community', id: hit.properties.id ?? hit.properties.code } : null);
    });
    for (const layer of ['group', 'state']) {
      this.map.on('mouseenter', layer, () => (this.map.getCanvas().style.cursor = 'pointer'));
      this.map.on('mouseleave', layer, () => (this.map.getCanvas().style.cursor = ''));
    }
  }

  /** Takes colours and language anew. */
  restyle() {
    this.#ready = false;
    this.map.setStyle(mapStyle(palette(), language()), { diff: false });
  }

  /**
   * @param {any} outlines communities and oblasts
   * @param {Map<string, Community>} communities
   */
  setAreas(outlines, communities) {
    this.#outlines = outlines;
    this.#communities = communities;
    if (this.#ready) {
      this.#drawAreas();
    }
  }

  /**
   * @param {(code: string) => AlertState} state
   * @param {Group[]} groups
   */
  show(state, groups) {
    this.#state = state;
    this.#groups = groups;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#ready) {
        this.#drawStates();
        this.#drawGroups();
      }
    }, REDRAW_MS);
  }

  /** @param {{lat: number, lon: number} | null} here the reader's own place */
  setHere(here) {
    this.#here = here;
    this.#drawHere();
  }

  /** @param {Selection | null} selection */
  select(selection) {
    this.#selection = selection;
    if (this.#ready) {
      this.map.setFilter('selected', ['==', ['get', 'code'], selection?.kind === 'community' ? selection.id : '']);
    }
  }

  /** Brings what is selected into view. */
  showSelection() {
    const { kind, id } = this.#selection ?? {};
    const at =
      kind === 'group' ? this.#groups.find((group) => group.id === id)?.at?.[0] : this.#communities.get(id ?? '');
    if (at) {
      this.map.easeTo({ center: [at.lon, at.lat], zoom: Math.max(this.map.getZoom(), 7) });
    }
  }

  whole() {
    this.map.fitBounds(COUNTRY, { padding: 8 });
  }

  zoomIn() {
    this.map.zoomIn();
  }

  zoomOut() {
    this.map.zoomOut();
  }

  #dress() {
    for (const [name, image] of images(palette())) {
      this.map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
    }
    this.#ready = true;
    this.#drawn = null;
    this.#drawAreas();
    this.#drawGroups();
    this.#drawHere();
    this.select(this.#selection);
  }

  /**
   * @param {string} name
   * @returns {GeoJSONSource}
   */
  #source(name) {
    return /** @type {GeoJSONSource} */ (this.map.getSource(name));
  }

  /**
   * @param {string} name
   * @param {any[]} features
   */
  #set(name, features) {
    this.#source(name).setData({ type: 'FeatureCollection', features });
  }

  #drawAreas() {
    const features = /** @type {any[]} */ (this.#outlines.features);
    const oblasts = features.filter((f) => f.properties.level === 'OBLAST');
    this.#shown = new Map([...this.#communities.keys()].map((code) => [code, this.#state(code)]));
    // By code: a city that is its own oblast may be listed once as either, and an update needs single ids.
    const communities = new Map(
      features
        .filter((f) => this.#shown.has(f.properties.code))
        .map((f) => [f.properties.code, { ...f, properties: { ...f.properties, state: this.#shown.get(f.properties.code) } }]),
    );
    this.#set('communities', [...communities.values()]);
    this.#set('oblasts', oblasts);
    this.#set(
      'labels',
      oblasts.map((f) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: labelPoint(f.geometry) },
        properties: {
          name_uk: f.properties.name_uk.replace(' область', ' обл.').replace('Автономна Республіка', 'АР'),
          name_en: f.properties.name_en.replace('Autonomous Republic of ', 'AR '),
        },
      })),
    );
    this.#drawMarks();
  }

  #drawStates() {
    const update = [];
    for (const code of this.#communities.keys()) {
      const state = this.#state(code);
      if (this.#shown.get(code) !== state) {
        this.#shown.set(code, state);
        update.push({ id: code, addOrUpdateProperties: [{ key: 'state', value: state }] });
      }
    }
    if (update.length > 0) {
      this.#source('communities').updateData({ update });
      this.#drawMarks();
    }
  }

  #drawMarks() {
    const marked = [...this.#communities.values()].filter((c) => {
      const state = this.#shown.get(c.code);
      return state === 'ALARM' || state === 'WATCH' || state === 'HOLD';
    });
    this.#set(
      'marks',
      marked.map((c) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [c.lon, c.lat] },
        properties: { name_uk: c.name_uk, name_en: c.name_en, state: this.#shown.get(c.code) },
      })),
    );
  }

  #drawGroups() {
    if (this.#groups === this.#drawn) {
      return;
    }
    this.#drawn = this.#groups;
    const placed = this.#groups.filter((group) => group.at?.length && group.stage !== 'ENDED');
    this.#set('shapes', placed.flatMap(shapesOf));
    this.#set(
      'groups',
      placed.map((group) => {
        const [{ lat, lon }] = /** @type {import('../api.js').Component[]} */ (group.at);
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: {
            id: group.id,
            kind: group.threat_class,
            label: times(group.count),
            faint: group.stage === 'LOST',
            ...(group.course === null || group.stage === 'LOST' ? {} : { course: group.course }),
          },
        };
      }),
    );
  }

  #drawHere() {
    if (this.#ready) {
      const here = this.#here;
      this.#set(
        'here',
        here ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [here.lon, here.lat] }, properties: {} }] : [],
      );
    }
  }
}

/**
 * @param {Group} group
 * @returns {any[]}
 */
function shapesOf(group) {
  const at = group.at ?? [];
  const heard = group.stage === 'LOST' ? 0.5 : 1;
  const shapes = at.map((c) => ({
    type: 'Feature',
    geometry: circle(c, Math.max(c.sigma_km, 0.5)),
    // The wider and the less likely, the fainter: many wide circles must not hide the states below them.
    properties: { shape: 'circle', opacity: (heard * 0.3 * (0.35 + 0.65 * c.weight)) / (1 + c.sigma_km / 15) },
  }));
  // Of a group that is lost nobody knows the course any more.
  if (group.stage !== 'LOST' && group.course !== null && group.course_sigma !== null && group.course_sigma < 90) {
    // Twenty minutes of flight, but never longer than an oblast is wide.
    const km = Math.min(Math.max(group.speed_max * 1.2, 30), 120);
    const geometry = fan(at[0], group.course, group.course_sigma, km);
    shapes.push({ type: 'Feature', geometry, properties: { shape: 'fan', opacity: 1 } });
  }
  return shapes;
}
