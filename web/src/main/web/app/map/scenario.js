import { Map as MapLibre, ScaleControl } from 'maplibre-gl';
import { images, PIXEL_RATIO } from './images.js';
import { circle, ellipse } from './shapes.js';
import { FONT, palette } from './style.js';

/** @import { GeoJSONSource, StyleSpecification } from 'maplibre-gl' */
/** @import { Film, Frame, Sensor } from '../film.js' */
/** @import { Palette } from './style.js' */
/** @typedef {'sensors' | 'plots' | 'tracks' | 'ellipses' | 'tails' | 'truth'} Layer */

/** Which of the map's layers each choice shows. @type {Record<Layer, string[]>} */
const LAYERS = {
  sensors: ['range', 'sensor'],
  plots: ['ray', 'plot'],
  tracks: ['chosen', 'track'],
  ellipses: ['ellipse', 'ellipse-rim'],
  tails: ['tail'],
  truth: ['truth'],
};
const TAIL_S = 120;

/** Microphones stand by the hundred; their circles would hide everything. */
const MAX_CIRCLES = 40;

const empty = { type: /** @type {const} */ ('geojson'), data: { type: 'FeatureCollection', features: [] } };

/** @param {Palette} c */
const style = (c) =>
  /** @type {StyleSpecification} */ ({
    version: 8,
    sources: { sensors: empty, plots: empty, tails: empty, ellipses: empty, truth: empty, tracks: empty },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.land } },
      {
        id: 'range',
        type: 'line',
        source: 'sensors',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'line-color': c.border, 'line-width': 1 },
      },
      {
        id: 'ray',
        type: 'line',
        source: 'plots',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': c.oblast, 'line-width': 1, 'line-opacity': 0.75 },
      },
      {
        id: 'plot',
        type: 'circle',
        source: 'plots',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: { 'circle-radius': 2, 'circle-color': c.oblast },
      },
      {
        id: 'sensor',
        type: 'symbol',
        source: 'sensors',
        filter: ['==', ['geometry-type'], 'Point'],
        layout: { 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 11 },
        paint: { 'text-color': c.label, 'text-halo-color': c.land, 'text-halo-width': 1.5 },
      },
      { id: 'ellipse', type: 'fill', source: 'ellipses', paint: { 'fill-color': c.focus, 'fill-opacity': 0.18 } },
      { id: 'ellipse-rim', type: 'line', source: 'ellipses', paint: { 'line-color': c.focus, 'line-width': 1.2 } },
      {
        id: 'truth',
        type: 'circle',
        source: 'truth',
        paint: {
          // Around the track's icon, which grows with the zoom.
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 8, 11, 14],
          'circle-color': 'transparent',
          'circle-stroke-width': ['match', ['get', 'how'], 'missed', 3.5, 'found', 2, 1],
          'circle-stroke-color': [
            'match',
            ['get', 'how'],
            'missed',
            c.states.ALARM.line,
            'found',
            c.states.CLEAR.line,
            c.states.UNKNOWN.line,
          ],
        },
      },
      { id: 'tail', type: 'line', source: 'tails', paint: { 'line-color': c.group, 'line-width': 1.4, 'line-opacity': 0.6 } },
      {
        id: 'chosen',
        type: 'circle',
        source: 'tracks',
        filter: ['get', 'chosen'],
        paint: { 'circle-radius': 15, 'circle-color': c.focus, 'circle-opacity': 0.5 },
      },
      {
        id: 'track',
        type: 'symbol',
        source: 'tracks',
        layout: {
          'icon-image': ['concat', 'class-', ['get', 'kind']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.42, 11, 0.8],
          'icon-allow-overlap': true,
          'text-field': ['get', 'label'],
          'text-font': FONT,
          'text-size': 12,
          'text-anchor': 'left',
          'text-offset': [0.9, 0],
          'text-optional': true,
        },
        paint: {
          'text-color': ['case', ['get', 'false'], c.states.ALARM.line, c.group],
          'text-halo-color': c.land,
          'text-halo-width': 2,
        },
      },
    ],
  });

/**
 * @param {any} geometry
 * @param {object} [properties]
 */
const feature = (geometry, properties = {}) => ({ type: 'Feature', geometry, properties });
const point = (/** @type {[number, number]} */ coordinates) => ({ type: 'Point', coordinates });

/** One frame of a scenario on a plain ground: scenarios lie anywhere, also where no outlines are known. */
export class ScenarioMap {
  /** @type {Frame | null} */ #frame = null;
  /** @type {string | null} */ #chosen = null;
  /** @type {Set<Layer>} */ #shown = new Set();
  #drawn = '';
  #ready = false;

  /**
   * @param {HTMLElement} container
   * @param {Film} film with its summary
   * @param {(id: string | null) => void} onSelect
   */
  constructor(container, film, onSelect) {
    this.film = film;
    const sensors = film.summary?.sensors ?? [];
    this.map = new MapLibre({
      container,
      style: style(palette()),
      bounds: this.#bounds(sensors),
      fitBoundsOptions: { padding: 10 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right');
    this.map.on('style.load', () => this.#dress(sensors));
    this.map.on('click', (event) => {
      const [hit] = this.map.queryRenderedFeatures(event.point, { layers: ['track'] });
      onSelect(hit?.properties.id ?? null);
    });
    this.map.on('mouseenter', 'track', () => (this.map.getCanvas().style.cursor = 'pointer'));
    this.map.on('mouseleave', 'track', () => (this.map.getCanvas().style.cursor = ''));
  }

  /** All that sensors and the first frame show. @param {Sensor[]} sensors @returns {[number, number, number, number]} */
  #bounds(sensors) {
    const reach = sensors.filter(({ kind }) => kind === 'RADAR' || kind === 'BEARING');
    const rims = reach.flatMap(({ at, range }) => circle({ lon: at[0], lat: at[1] }, range / 1000).coordinates[0]);
    const first = this.film.frames[0]?.looks.flatMap(({ points }) => points) ?? [];
    const all = rims.length > 0 ? rims : [...first, ...sensors.map(({ at }) => at)];
    const lon = all.map((p) => p[0]);
    const lat = all.map((p) => p[1]);
    return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
  }

  /**
   * @param {Frame | null} frame
   * @param {string | null} chosen
   * @param {Set<Layer>} shown
   */
  show(frame, chosen, shown) {
    this.#frame = frame;
    this.#chosen = chosen;
    this.#shown = shown;
    const what = `${frame?.step} ${chosen} ${[...shown]}`;
    if (this.#ready && what !== this.#drawn) {
      this.#drawn = what;
      this.#draw();
    }
  }

  restyle() {
    this.#ready = false;
    this.map.setStyle(style(palette()), { diff: false });
  }

  whole() {
    this.map.fitBounds(this.#bounds(this.film.summary?.sensors ?? []), { padding: 10 });
  }

  /** Brings the chosen track into view. */
  showChosen() {
    const track = this.#frame?.tracks.find(({ id }) => id === this.#chosen);
    if (track) {
      this.map.easeTo({ center: track.at });
    }
  }

  /** @param {Sensor[]} sensors */
  #dress(sensors) {
    for (const [name, image] of images(palette())) {
      this.map.addImage(name, image, { pixelRatio: PIXEL_RATIO });
    }
    this.#ready = true;
    const circles = sensors.filter(({ kind }) => kind === 'RADAR' || kind === 'BEARING');
    this.#set('sensors', [
      ...sensors.map(({ id, at, kind }) => feature(point(at), { label: kind === 'BEARING' ? '·' : `▲\n${id}` })),
      ...(circles.length > MAX_CIRCLES ? [] : circles).map(({ at, range }) =>
        feature(circle({ lon: at[0], lat: at[1] }, range / 1000)),
      ),
    ]);
    this.#draw();
  }

  /**
   * @param {string} name
   * @param {any[]} features
   */
  #set(name, features) {
    /** @type {GeoJSONSource} */ (this.map.getSource(name)).setData({ type: 'FeatureCollection', features });
  }

  #draw() {
    for (const [choice, layers] of Object.entries(LAYERS)) {
      const visibility = this.#shown.has(/** @type {Layer} */ (choice)) ? 'visible' : 'none';
      layers.forEach((layer) => this.map.setLayoutProperty(layer, 'visibility', visibility));
    }
    const frame = this.#frame;
    if (!frame) {
      return;
    }
    const sensors = new Map(this.film.summary?.sensors.map((sensor) => [sensor.id, sensor]));
    this.#set('plots', frame.looks.flatMap(({ sensor, points }) => {
      const from = sensors.get(sensor);
      return points.map((p) =>
        feature(from?.kind === 'BEARING' ? { type: 'LineString', coordinates: [from.at, p] } : point(p)),
      );
    }));
    this.#set('tails', [...this.film.tails(frame, TAIL_S).values()]
      .filter((line) => line.length > 1)
      .map((coordinates) => feature({ type: 'LineString', coordinates })));
    this.#set('ellipses', frame.tracks.map(({ at, cov }) => feature(ellipse({ lon: at[0], lat: at[1] }, cov))));
    this.#set('truth', frame.truths.map(({ at, covered, found }) =>
      feature(point(at), { how: found ? 'found' : covered ? 'missed' : 'unseen' })));
    this.#set('tracks', frame.tracks.map(({ id, at, threat_class, target }) => {
      const wrong = this.film.summary?.truth === true && target === null;
      const label = wrong ? `${id}?` : id;
      return feature(point(at), { id, kind: threat_class, label, false: wrong, chosen: id === this.#chosen });
    }));
  }
}
