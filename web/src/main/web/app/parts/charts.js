import { html, nothing, svg } from 'lit-html';

/** @typedef {{name: string, label: string, values: (number | null)[]}} Line */

const WIDTH = 600;
const HEIGHT = 100;

/**
 * A line over time, broken where there is no value.
 *
 * @param {number[]} t
 * @param {(number | null)[]} values
 * @param {(t: number) => number} x
 * @param {(value: number) => number} y
 */
export function path(t, values, x, y) {
  let out = '';
  let pen = 'M';
  values.forEach((value, i) => {
    if (value === null) {
      pen = 'M';
    } else {
      // A value alone between two gaps is drawn as a dot's worth of line.
      out += `${pen}${x(t[i]).toFixed(1)} ${y(value).toFixed(1)}${pen === 'M' ? 'h.5' : ''}`;
      pen = 'L';
    }
  });
  return out;
}

/** The next 1, 2 or 5 times a power of ten. @param {number} value */
export function roundUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value > 0 ? value : 1));
  return [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= value) ?? value;
}

/**
 * Values over time from zero up, with the present marked; a click goes there.
 *
 * @param {string} title
 * @param {string} unit
 * @param {number[]} t
 * @param {Line[]} lines
 * @param {number} now index into t
 * @param {(t: number) => void} seek
 */
export function chart(title, unit, t, lines, now, seek) {
  const known = lines.flatMap(({ values }) => values.filter((v) => v !== null));
  const top = roundUp(Math.max(...known, 1e-9));
  const from = t[0];
  const span = Math.max(t[t.length - 1] - from, 1e-9);
  const x = (/** @type {number} */ time) => ((time - from) / span) * WIDTH;
  const y = (/** @type {number} */ value) => HEIGHT - 2 - (value / top) * (HEIGHT - 6);
  const number = (/** @type {number | null | undefined} */ v) => (v === null || v === undefined ? '–' : String(Math.round(v)));
  const present = lines.map(({ label, values }) => `${label}: ${number(values[now])}${unit}`);
  return html`<figure class="chart">
    <figcaption><b>${title}</b> <small>0–${top}${unit}</small></figcaption>
    <svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${`${title}. ${present.join('; ')}`}
      @click=${(/** @type {MouseEvent} */ e) => {
        const box = /** @type {Element} */ (e.currentTarget).getBoundingClientRect();
        seek(from + ((e.clientX - box.left) / box.width) * span);
      }}
    >
      ${lines.map(({ name, values }) => svg`<path class=${name} d=${path(t, values, x, y)} />`)}
      ${now >= 0 ? svg`<line class="now" x1=${x(t[now])} x2=${x(t[now])} y1="0" y2=${HEIGHT} />` : nothing}
    </svg>
    <ul class="keys">
      ${lines.map(
        ({ name }, i) => html`<li>
          <svg viewBox="0 0 22 8" aria-hidden="true">${svg`<path class=${name} d="M0 4h22" />`}</svg>${present[i]}
        </li>`,
      )}
    </ul>
  </figure>`;
}
