/** Shapes on the ground as GeoJSON, small enough that a flat degree grid about the centre is true to a percent. */

const KM_PER_DEGREE = 111.195;

/**
 * @param {{lat: number, lon: number}} from
 * @param {number} bearing degrees from north
 * @param {number} km
 * @returns {[number, number]} lon, lat
 */
export function offset({ lat, lon }, bearing, km) {
  const angle = (bearing * Math.PI) / 180;
  const north = (km * Math.cos(angle)) / KM_PER_DEGREE;
  const east = (km * Math.sin(angle)) / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return [lon + east, lat + north];
}

/**
 * @param {{lat: number, lon: number}} centre
 * @param {number} km radius
 */
export function circle(centre, km) {
  const ring = Array.from({ length: 49 }, (_, i) => offset(centre, i * 7.5, km));
  return { type: /** @type {const} */ ('Polygon'), coordinates: [ring] };
}

/**
 * The ellipse of one standard deviation.
 *
 * @param {{lat: number, lon: number}} centre
 * @param {number[]} cov variance to the east, covariance, variance to the north, m²
 */
export function ellipse(centre, [east, both, north]) {
  // Cholesky's factor turns a circle into the ellipse.
  const a = Math.sqrt(east);
  const b = a > 0 ? both / a : 0;
  const c = Math.sqrt(Math.max(0, north - b * b));
  const ring = Array.from({ length: 33 }, (_, i) => {
    const angle = (i * Math.PI) / 16;
    const x = a * Math.cos(angle);
    const y = b * Math.cos(angle) + c * Math.sin(angle);
    return offset(centre, (Math.atan2(x, y) * 180) / Math.PI, Math.hypot(x, y) / 1000);
  });
  return { type: /** @type {const} */ ('Polygon'), coordinates: [ring] };
}

/**
 * The fan of courses within one standard deviation.
 *
 * @param {{lat: number, lon: number}} centre
 * @param {number} course
 * @param {number} sigma degrees
 * @param {number} km
 */
export function fan(centre, course, sigma, km) {
  const half = Math.min(sigma, 180);
  const rim = Array.from({ length: 17 }, (_, i) => offset(centre, course - half + (i * half) / 8, km));
  /** @type {[number, number]} */
  const tip = [centre.lon, centre.lat];
  return { type: /** @type {const} */ ('Polygon'), coordinates: [[tip, ...rim, tip]] };
}

/**
 * Whether a point lies in a polygon, by counting edges to the east of it.
 *
 * @param {number[][][]} rings
 * @param {number} x
 * @param {number} y
 */
function inside(rings, x, y) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) {
        odd = !odd;
      }
    }
  }
  return odd;
}

/**
 * A point well inside, for a label: the point of a grid that is farthest from the outline. A centroid would put the
 * name of an oblast on the city it surrounds.
 *
 * @param {{type: string, coordinates: any}} geometry Polygon or MultiPolygon
 * @returns {[number, number]} lon, lat
 */
export function labelPoint(geometry) {
  /** @type {number[][][][]} */
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  const rings = polygons.reduce((a, b) => (b[0].length > a[0].length ? b : a));
  const xs = rings[0].map((p) => p[0]);
  const ys = rings[0].map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const narrow = Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
  const outline = rings.flat();
  /** @type {[number, number]} */
  let best = [xs[0], ys[0]];
  let far = -1;
  for (let i = 1; i < 16; i++) {
    for (let j = 1; j < 16; j++) {
      const x = x0 + ((x1 - x0) * i) / 16;
      const y = y0 + ((y1 - y0) * j) / 16;
      if (inside(rings, x, y)) {
        let near = Infinity;
        for (const p of outline) {
          near = Math.min(near, ((p[0] - x) * narrow) ** 2 + (p[1] - y) ** 2);
        }
        if (near > far) {
          far = near;
          best = [x, y];
        }
      }
    }
  }
  return best;
}
