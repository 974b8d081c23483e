/** @import { StyleSpecification, ExpressionSpecification } from 'maplibre-gl' */
/** @import { AlertState } from '../api.js' */

/**
 * The map's colours, read from the style sheet so that light and dark are defined in one place.
 *
 * @typedef {object} Palette
 * @property {string} abroad
 * @property {string} land
 * @property {string} border
 * @property {string} oblast
 * @property {string} label
 * @property {string} group
 * @property {string} groupText
 * @property {string} focus
 * @property {Record<AlertState, {fill: string, line: string, texture: string}>} states
 */

/** @returns {Palette} */
export function palette() {
  const styles = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => styles.getPropertyValue(`--${name}`).trim();
  const state = (/** @type {string} */ name) => ({
    fill: colour(`map-${name}`),
    line: colour(`state-${name}`),
    texture: colour(`map-${name}-texture`),
  });
  return {
    abroad: colour('map-abroad'),
    land: colour('map-land'),
    border: colour('map-border'),
    oblast: colour('map-oblast'),
    label: colour('map-label'),
    group: colour('group'),
    groupText: colour('group-text'),
    focus: colour('focus'),
    states: {
      CLEAR: state('clear'),
      WATCH: state('watch'),
      ALARM: state('alarm'),
      HOLD: state('hold'),
      UNKNOWN: state('unknown'),
    },
  };
}

/** Names are drawn by the browser itself: a style without a glyph address makes MapLibre do so. */
export const FONT = ['Noto Sans Regular'];

/**
 * @param {Palette} colours
 * @param {'fill' | 'line'} part
 * @returns {ExpressionSpecification}
 */
const byState = (colours, part) => [
  'match',
  ['get', 'state'],
  'ALARM',
  colours.states.ALARM[part],
  'WATCH',
  colours.states.WATCH[part],
  'HOLD',
  colours.states.HOLD[part],
  'UNKNOWN',
  colours.states.UNKNOWN[part],
  colours.land,
];

/** Small over the whole country, so that the circles of uncertainty stay visible around them. @type {ExpressionSpecification} */
const GROUP_SIZE = ['interpolate', ['linear'], ['zoom'], 3.8, 0.5, 5, 0.7, 7, 1];

const empty = { type: /** @type {const} */ ('geojson'), data: { type: 'FeatureCollection', features: [] } };

/**
 * @param {Palette} colours
 * @param {'uk' | 'en'} language
 * @returns {StyleSpecification}
 */
export function mapStyle(colours, language) {
  /** @type {ExpressionSpecification} */
  const name = ['get', `name_${language}`];
  return /** @type {StyleSpecification} */ ({
    version: 8,
    sources: {
      communities: { ...empty, promoteId: 'code', tolerance: 0.5 },
      oblasts: { ...empty, promoteId: 'code', tolerance: 0.5 },
      labels: empty,
      marks: empty,
      shapes: empty,
      groups: empty,
      here: empty,
    },
    layers: [
      { id: 'abroad', type: 'background', paint: { 'background-color': colours.abroad } },
      { id: 'state', type: 'fill', source: 'communities', paint: { 'fill-color': byState(colours, 'fill') } },
      {
        id: 'texture',
        type: 'fill',
        source: 'communities',
        filter: ['!=', ['get', 'state'], 'CLEAR'],
        paint: { 'fill-pattern': ['concat', 'texture-', ['get', 'state']] },
      },
      {
        id: 'border',
        type: 'line',
        source: 'communities',
        paint: { 'line-color': colours.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 9, 1] },
      },
      {
        id: 'edge',
        type: 'line',
        source: 'communities',
        filter: ['in', ['get', 'state'], ['literal', ['ALARM', 'WATCH', 'HOLD']]],
        layout: { 'line-sort-key': ['match', ['get', 'state'], 'ALARM', 3, 'HOLD', 2, 1] },
        paint: {
          'line-color': byState(colours, 'line'),
          'line-width': ['match', ['get', 'state'], 'ALARM', 2, 1.2],
        },
      },
      {
        id: 'oblast',
        type: 'line',
        source: 'oblasts',
        paint: { 'line-color': colours.oblast, 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.8, 9, 2.2] },
      },
      {
        id: 'selected',
        type: 'line',
        source: 'communities',
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': colours.focus, 'line-width': 3 },
      },
      {
        id: 'circle',
        type: 'fill',
        source: 'shapes',
        filter: ['==', ['get', 'shape'], 'circle'],
        paint: { 'fill-color': colours.group, 'fill-opacity': ['get', 'opacity'] },
      },
      {
        id: 'rim',
        type: 'line',
        source: 'shapes',
        filter: ['==', ['get', 'shape'], 'circle'],
        paint: { 'line-color': colours.group, 'line-width': 1.2, 'line-dasharray': [3, 2], 'line-opacity': 0.8 },
      },
      {
        id: 'fan',
        type: 'fill',
        source: 'shapes',
        filter: ['==', ['get', 'shape'], 'fan'],
        paint: { 'fill-color': colours.group, 'fill-opacity': 0.14 },
      },
      {
        id: 'oblast-name',
        type: 'symbol',
        source: 'labels',
        maxzoom: 9,
        layout: {
          'text-field': name,
          'text-font': FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 4.5, 10, 8, 15],
          'text-max-width': 7,
          'text-padding': 1,
        },
        paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 2 },
      },
      {
        id: 'mark',
        type: 'symbol',
        source: 'marks',
        layout: {
          'icon-image': ['concat', 'mark-', ['get', 'state']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 4.5, 0.55, 7, 0.9],
          'icon-padding': 0,
          'symbol-sort-key': ['match', ['get', 'state'], 'ALARM', 0, 'WATCH', 1, 'HOLD', 2, 3],
          'text-field': ['step', ['zoom'], '', 6.8, name],
          'text-font': FONT,
          'text-size': 12,
          'text-anchor': 'top',
          'text-offset': [0, 0.8],
          'text-max-width': 8,
          'text-optional': true,
        },
        paint: { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 2 },
      },
      {
        id: 'course',
        type: 'symbol',
        source: 'groups',
        filter: ['has', 'course'],
        layout: {
          'icon-image': 'arrow',
          'icon-size': GROUP_SIZE,
          'icon-rotate': ['get', 'course'],
          'icon-rotation-alignment': 'map',
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
      {
        id: 'group',
        type: 'symbol',
        source: 'groups',
        layout: {
          'icon-image': ['concat', 'class-', ['get', 'kind']],
          'icon-size': GROUP_SIZE,
          'icon-allow-overlap': true,
          'text-field': ['get', 'label'],
          'text-font': FONT,
          'text-size': 13,
          'text-anchor': 'left',
          'text-offset': [1.5, 0],
          // A count that would cover another one gives way; the list has them all.
          'text-optional': true,
        },
        paint: {
          'icon-opacity': ['case', ['get', 'faint'], 0.55, 1],
          'text-color': colours.group,
          'text-halo-color': colours.land,
          'text-halo-width': 2,
        },
      },
      {
        id: 'here',
        type: 'circle',
        source: 'here',
        paint: {
          'circle-radius': 5,
          'circle-color': colours.focus,
          'circle-stroke-width': 2,
          'circle-stroke-color': colours.land,
        },
      },
    ],
  });
}
