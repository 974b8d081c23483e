import { CLASS_PATHS, STATE_PATHS } from '../icons.js';

/** @import { Palette } from './style.js' */

/** Images are drawn at twice their size, for sharp screens. */
export const PIXEL_RATIO = 2;

/**
 * @param {number} size in page pixels
 * @param {(pen: CanvasRenderingContext2D) => void} paint in page pixels
 */
function draw(size, paint) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  paint(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * Textures that tell the states apart without colour: alarm a dense grid, watch strokes one way, hold level lines,
 * unknown sparse dots.
 *
 * @param {string} state
 * @param {string} colour
 */
function texture(state, colour) {
  return draw(8, (pen) => {
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.4;
    pen.beginPath();
    if (state === 'ALARM' || state === 'WATCH') {
      // Drawn beyond the corners, so that neighbouring tiles join without a gap.
      for (const shift of [-8, 0, 8]) {
        pen.moveTo(shift - 1, 9);
        pen.lineTo(shift + 9, -1);
        if (state === 'ALARM') {
          pen.moveTo(shift - 1, -1);
          pen.lineTo(shift + 9, 9);
        }
      }
    } else if (state === 'HOLD') {
      pen.moveTo(0, 2);
      pen.lineTo(8, 2);
      pen.moveTo(0, 6);
      pen.lineTo(8, 6);
    } else {
      pen.arc(2, 2, 0.9, 0, 7);
      pen.moveTo(7, 6);
      pen.arc(6, 6, 0.9, 0, 7);
      pen.fill();
    }
    pen.stroke();
  });
}

/**
 * @param {string} path on 24 units
 * @param {string} fill
 * @param {string} edge
 */
const mark = (path, fill, edge) =>
  draw(20, (pen) => {
    pen.scale(20 / 28, 20 / 28);
    pen.translate(2, 2);
    const shape = new Path2D(path);
    pen.lineWidth = 3;
    pen.lineJoin = 'round';
    pen.strokeStyle = edge;
    pen.stroke(shape);
    pen.fillStyle = fill;
    pen.fill(shape, 'evenodd');
  });

/**
 * @param {string} path
 * @param {Palette} palette
 */
const disc = (path, palette) =>
  draw(30, (pen) => {
    pen.beginPath();
    pen.arc(15, 15, 13, 0, 7);
    pen.fillStyle = palette.group;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = palette.groupText;
    pen.stroke();
    pen.translate(6.6, 6.6);
    pen.scale(0.7, 0.7);
    pen.fillStyle = palette.groupText;
    pen.fill(new Path2D(path), 'evenodd');
  });

/** The head of an arrow that stands off the disc's rim; the map turns it. @param {Palette} palette */
const arrow = (palette) =>
  draw(64, (pen) => {
    pen.beginPath();
    pen.moveTo(32, 1.5);
    pen.lineTo(40, 15);
    pen.lineTo(32, 11.5);
    pen.lineTo(24, 15);
    pen.closePath();
    pen.lineWidth = 2;
    pen.lineJoin = 'round';
    pen.strokeStyle = palette.groupText;
    pen.stroke();
    pen.fillStyle = palette.group;
    pen.fill();
  });

/**
 * @param {Palette} palette
 * @returns {Map<string, ImageData>} by name
 */
export function images(palette) {
  /** @type {Map<string, ImageData>} */
  const all = new Map();
  for (const [state, path] of Object.entries(STATE_PATHS)) {
    const colour = palette.states[/** @type {keyof Palette['states']} */ (state)];
    all.set(`texture-${state}`, texture(state, colour.texture));
    all.set(`mark-${state}`, mark(path, colour.line, palette.land));
  }
  for (const [kind, path] of Object.entries(CLASS_PATHS)) {
    all.set(`class-${kind}`, disc(path, palette));
  }
  all.set('arrow', arrow(palette));
  return all;
}
