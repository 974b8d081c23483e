/**
 * Direction of the phone's top edge, degrees from north, from an event of the orientation sensor; NaN where the event
 * does not tell north. A phone's compass is good to about 15 degrees, and it points to magnetic north, which in
 * Ukraine lies 4 to 10 degrees east of true north: within that error.
 *
 * @param {{alpha: number | null, absolute?: boolean, webkitCompassHeading?: number}} event
 * @param {number} screenAngle turn of the screen's content, degrees
 */
export function headingFrom(event, screenAngle) {
  // Safari gives the heading itself; elsewhere alpha turns the other way round.
  const top = event.webkitCompassHeading ?? (event.absolute && event.alpha !== null ? 360 - event.alpha : NaN);
  return (((top + screenAngle) % 360) + 360) % 360;
}

/** Follows the compass until stopped. */
export class Compass {
  /** @type {number} degrees, NaN until the sensor speaks */
  heading = NaN;
  #listen = (/** @type {any} */ event) => {
    const heading = headingFrom(event, screen.orientation?.angle ?? 0);
    if (!Number.isNaN(heading)) {
      this.heading = heading;
      this.onHeading();
    }
  };

  /** @param {() => void} onHeading */
  constructor(onHeading) {
    this.onHeading = onHeading;
  }

  static get possible() {
    return 'DeviceOrientationEvent' in globalThis;
  }

  /** Call from a click: browsers that ask for leave do so only then. @returns {Promise<boolean>} whether it is allowed */
  async start() {
    const ask = /** @type {any} */ (globalThis.DeviceOrientationEvent)?.requestPermission;
    if (ask && (await ask.call(globalThis.DeviceOrientationEvent).catch(() => 'denied')) !== 'granted') {
      return false;
    }
    // Where both exist only the first is tied to north.
    addEventListener('deviceorientationabsolute', this.#listen);
    addEventListener('deviceorientation', this.#listen);
    return true;
  }

  stop() {
    removeEventListener('deviceorientationabsolute', this.#listen);
    removeEventListener('deviceorientation', this.#listen);
  }
}
