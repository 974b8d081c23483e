import { html, svg } from 'lit-html';

/** @import { AlertState } from './api.js' */

/** Outlines on a square of 24 units, top is ahead. One set for the lists and, through canvas, for the map. */

/** @type {Record<string, string>} */
export const CLASS_PATHS = {
  STRIKE_UAV: 'M12 2.5 21 20l-9-4-9 4z',
  RECON_UAV: 'M11 3h2v6h9v2.6h-9V18l3 1.8V21H8v-1.2L11 18v-6.4H2V9h9z',
  DECOY_UAV: 'M12 2.5 21 20l-9-4-9 4zM12 8l-4 8 4-1.8 4 1.8z',
  CRUISE_MISSILE: 'M12 1c1.1 1.3 1.6 2.9 1.6 4.5v3.8l4.4 2.2v2.3l-4.4-1V18.5l2 1.5v2H8.4v-2l2-1.5v-5.7L6 13.8v-2.3l4.4-2.2V5.5c0-1.6.5-3.2 1.6-4.5z',
  BALLISTIC_MISSILE: 'M12 1c2 2.2 2.8 5 2.8 8v7.5l3.2 3V22h-4v-1.5h-4V22H6v-2.5l3.2-3V9c0-3 .8-5.8 2.8-8z',
  AEROBALLISTIC_MISSILE: 'M12 1c1.7 1.9 2.5 4.4 2.5 7v5.5l3 3V18H6.5v-1.5l3-3V8c0-2.6.8-5.1 2.5-7zM6.5 20h11v2h-11z',
  GLIDE_BOMB: 'M12 22c-2-2-3-4.2-3-7v-2.6L1.5 10V7.6L9 8.4V5.6L7 3.8V2h10v1.8l-2 1.8v2.8l7.5-.8V10L15 12.4V15c0 2.8-1 5-3 7z',
  SURFACE_TO_AIR_MISSILE: 'M12 1.5c1 1.5 1.5 3 1.5 4.5v3l3 2.5v2l-3-1v6l4 2V22h-11v-1.5l4-2v-6l-3 1v-2l3-2.5V6c0-1.5.5-3 1.5-4.5z',
  ROCKET_ARTILLERY: 'M5 5c1 1.2 1.5 2.5 1.5 4v10h-3V9c0-1.5.5-2.8 1.5-4zm7-3c1 1.2 1.5 2.5 1.5 4v15h-3V6c0-1.5.5-2.8 1.5-4zm7 3c1 1.2 1.5 2.5 1.5 4v10h-3V9c0-1.5.5-2.8 1.5-4z',
  CARRIER_AIRCRAFT: 'M12 1.5c1 0 1.7 2 1.8 5l8.2 6v2.2l-8.2-2.6-.3 5 3 2.4V21L12 20l-4.5 1v-1.5l3-2.4-.3-5L2 14.7v-2.2l8.2-6c.1-3 .8-5 1.8-5z',
  CIVIL_AIRCRAFT: 'M12 2c1 0 1.5 1.5 1.5 4v4H22v3l-8.5 1v3.5L16 19v1.5H8V19l2.5-1.5V14L2 13v-3h8.5V6c0-2.5.5-4 1.5-4z',
  EXPLOSION: 'M12 1l2 6.5 5.5-4-2.5 6.5 6 2-6 2 2.5 6.5-5.5-4L12 23l-2-6.5-5.5 4L7 14l-6-2 6-2-2.5-6.5L10 7.5z',
  UNKNOWN: 'M12 3c3.6 0 6 2.2 6 5.2 0 2.3-1.2 3.5-2.6 4.6-1.1.8-1.6 1.4-1.6 2.7h-3.5c0-2.5 1-3.7 2.4-4.8 1-.8 1.6-1.3 1.6-2.3 0-1.2-.9-2-2.3-2-1.5 0-2.5.9-2.6 2.5H5.8C5.9 5.5 8.3 3 12 3zm-2 14.5h4V21h-4z',
};

/** Shapes, not only colours, tell the states apart. @type {Record<AlertState, string>} */
export const STATE_PATHS = {
  ALARM: 'M12 2 23 21H1zM10.8 9v6h2.4V9zm0 7.5V19h2.4v-2.5z',
  WATCH: 'M12 1.5 22.5 12 12 22.5 1.5 12zM10.8 7v6.5h2.4V7zm0 8v2.4h2.4V15z',
  HOLD: 'M3 3h18v18H3zM8 7.5v9h2.8v-9zm5.2 0v9H16v-9z',
  UNKNOWN: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zM12 6C9.7 6 8.2 7.4 8.1 9.5h2.3c.1-1 .7-1.5 1.6-1.5.8 0 1.4.5 1.4 1.2 0 .6-.3.9-1 1.4-1 .7-1.6 1.5-1.6 3.1h2.3c0-.8.3-1.1 1-1.7.9-.6 1.8-1.4 1.8-3C15.9 7.2 14.3 6 12 6zm-1.3 9v2.5h2.5V15z',
  CLEAR: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zm5.3 6.3L10.5 14.6 7.2 11.3l-1.7 1.7 5 5 8.5-8.5z',
};

/**
 * @param {string} path
 * @param {string} className
 */
const icon = (path, className) => html`<svg class=${className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<path d=${path} fill-rule="evenodd" />`}
</svg>`;

/** @param {AlertState} state */
export const stateIcon = (state) => icon(STATE_PATHS[state] ?? STATE_PATHS.UNKNOWN, `icon state-icon is-${state}`);

/** @param {string | null} kind */
export const classIcon = (kind) => icon(CLASS_PATHS[kind ?? 'UNKNOWN'] ?? CLASS_PATHS.UNKNOWN, 'icon class-icon');

/** @type {Record<'play' | 'pause' | 'plus' | 'minus' | 'home' | 'close', string>} */
const CONTROL_PATHS = {
  play: 'M6 3.5 20.5 12 6 20.5z',
  pause: 'M5.5 4h4.5v16H5.5zM14 4h4.5v16H14z',
  plus: 'M10.7 4h2.6v6.7H20v2.6h-6.7V20h-2.6v-6.7H4v-2.6h6.7z',
  minus: 'M4 10.7h16v2.6H4z',
  home: 'M4 4h6v2.5H6.5V10H4zm10 0h6v6h-2.5V6.5H14zM4 14h2.5v3.5H10V20H4zm13.5 0H20v6h-6v-2.5h3.5z',
  close: 'm6 4.2 6 6 6-6L19.8 6l-6 6 6 6-1.8 1.8-6-6-6 6L4.2 18l6-6-6-6z',
};

/** @param {keyof typeof CONTROL_PATHS} name */
export const controlIcon = (name) => icon(CONTROL_PATHS[name], 'icon');
