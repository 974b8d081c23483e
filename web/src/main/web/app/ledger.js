import { html, nothing, render } from 'lit-html';
import { get, post } from './api.js';
import { recall, remember } from './memory.js';
import './theme.js';
import { language, setLanguage, t, term } from './words.js';

/**
 * The ledger: a list with filters, one attack with its accounts side by side, and the editor's queue. What is shown is in
 * the address, so that it can be sent on. Words of sources are only ever text.
 */

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const FILTERS = ['place', 'from', 'to', 'side', 'role'];
const FLAGS = ['disputed', 'waiting'];

const view = {
  /** @type {any[]} */ attacks: [],
  /** @type {string | null} */ next: null,
  /** @type {any} */ file: null,
  problem: '',
  said: '',
  busy: false,
};

const asked = () => new URLSearchParams(location.search);

/** @param {URLSearchParams} to */
function go(to) {
  history.pushState(null, '', `?${to}`);
  load();
}

/** @param {string} [after] */
async function load(after) {
  view.busy = true;
  view.problem = '';
  draw();
  const params = asked();
  try {
    if (params.get('attack')) {
      view.file = await get(`v1/ledger/attacks/${encodeURIComponent(params.get('attack') ?? '')}`);
    } else {
      view.file = null;
      const query = new URLSearchParams([...params].filter(([, value]) => value));
      if (after) {
        query.set('after', after);
      }
      const page = await get(`v1/ledger/attacks?${query}`);
      view.attacks = after ? [...view.attacks, ...page.attacks] : page.attacks;
      view.next = page.next;
    }
  } catch (e) {
    view.problem = t('ledger_problem', { problem: /** @type {any} */ (e).message ?? String(e) });
  }
  view.busy = false;
  draw();
}

/** @param {Event} event */
function filter(event) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const to = new URLSearchParams();
  for (const name of FILTERS) {
    const value = String(form.get(name) ?? '').trim();
    if (value) {
      to.set(name, value);
    }
  }
  FLAGS.filter((name) => form.get(name)).forEach((name) => to.set(name, 'true'));
  go(to);
}

/** @param {Event} event @param {number} claim */
async function decide(event, claim) {
  event.preventDefault();
  const submit = /** @type {SubmitEvent} */ (event);
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const kind = /** @type {HTMLButtonElement | null} */ (submit.submitter)?.value ?? 'confirm';
  const editor = String(form.get('editor') ?? '');
  remember('editor', editor);
  const payload = kind === 'correct' ? `${form.get('value')} ${form.get('bound')}` : '';
  const token = String(form.get('token') ?? '');
  try {
    const d = await post('v1/ledger/decisions', { editor, kind, target: `claim:${claim}`, payload, reason: String(form.get('reason') ?? '') }, token || undefined);
    view.said = t('ledger_decided', { id: d.id });
    await load();
  } catch (e) {
    view.said = '';
    view.problem = t('ledger_problem', { problem: /** @type {any} */ (e).message ?? String(e) });
    draw();
  }
}

/** @param {any} a */
const days = (a) => (a.from ? (a.from === a.to ? a.from : `${a.from} – ${a.to}`) : t('ledger_no_day'));

/** @param {any} a */
const places = (a) => a.places.map((/** @type {any} */ p) => p.name).join(', ') || '—';

/** @param {any} a */
function line(a) {
  const shown = a.figures.filter((/** @type {any} */ f) => ['killed', 'injured'].includes(f.fact) || (['launched', 'intercepted'].includes(f.fact) && /s$/.test(f.subject)));
  return html`<li>
    <a href="?attack=${a.id}" @click=${(/** @type {Event} */ e) => follow(e, a.id)}>
      <strong>${days(a)}</strong> ${places(a)} <span class="dim">${term('ledger_role', a.role)} · ${term('ledger_side', a.side)}</span><br />
      ${shown.map((/** @type {any} */ f) => `${term('ledger_fact', f.fact)}${f.subject ? ` (${term('ledger_family', f.subject)})` : ''}: ${f.text}`).join('; ')}
      <span class="dim">${t('ledger_sources', { n: a.sources })}</span>
      ${a.conflicts ? html`<span class="disputed">${t('ledger_disputes', { n: a.conflicts })}</span>` : nothing}
      ${a.waiting ? html`<span class="dim">${t('ledger_waits', { n: a.waiting })}</span>` : nothing}
    </a>
  </li>`;
}

/** @param {Event} event @param {number} id */
function follow(event, id) {
  event.preventDefault();
  go(new URLSearchParams({ attack: String(id) }));
}

/** @param {string} name @param {string} value @param {string[]} values @param {string} prefix */
function choice(name, value, values, prefix) {
  return html`<select name=${name}>
    <option value="">${t('ledger_any')}</option>
    ${values.map((v) => html`<option value=${v} ?selected=${v === value}>${term(prefix, v)}</option>`)}
  </select>`;
}

function list() {
  const p = asked();
  return html`<form @submit=${filter} aria-label=${t('ledger_filters')}>
      <label>${t('ledger_place')}<input name="place" .value=${p.get('place') ?? ''} autocomplete="off" /></label>
      <label>${t('ledger_from')}<input name="from" type="date" .value=${p.get('from') ?? ''} /></label>
      <label>${t('ledger_to')}<input name="to" type="date" .value=${p.get('to') ?? ''} /></label>
      <label>${t('ledger_side')}${choice('side', p.get('side') ?? '', ['russia_on_ukraine', 'ukraine_on_russia'], 'ledger_side')}</label>
      <label>${t('ledger_role')}${choice('role', p.get('role') ?? '', ['strike', 'wave', 'daily_total', 'campaign'], 'ledger_role')}</label>
      <label class="check"><input type="checkbox" name="disputed" ?checked=${p.get('disputed') === 'true'} />${t('ledger_only_disputed')}</label>
      <label class="check"><input type="checkbox" name="waiting" ?checked=${p.get('waiting') === 'true'} />${t('ledger_queue')}</label>
      <button>${t('ledger_show')}</button>
    </form>
    ${view.attacks.length || view.busy ? nothing : html`<p>${t('ledger_none')}</p>`}
    <ul class="ledger-list">${view.attacks.map(line)}</ul>
    ${view.next ? html`<button @click=${() => load(view.next ?? undefined)}>${t('ledger_more')}</button>` : nothing}`;
}

/** @param {any} c */
function claim(c) {
  const what = [term('ledger_fact', c.fact), c.subject && term('ledger_family', c.subject), c.name && `«${c.name}»`, c.part && `(${t('ledger_part')}: ${c.part})`, c.text && `= ${c.text}`]
    .filter(Boolean)
    .join(' ');
  return html`<div class="claim" id=${`c${c.id}`}>
    <strong>${what}</strong> <span class="dim">${term('ledger_standing', c.standing)}${c.by ? ` · ${c.by}` : ''}</span>
    <blockquote>${c.sentence.slice(0, c.from)}<mark>${c.sentence.slice(c.from, c.to)}</mark>${c.sentence.slice(c.to)}</blockquote>
    <details>
      <summary>${t('ledger_decide')}</summary>
      <form @submit=${(/** @type {Event} */ e) => decide(e, c.id)}>
        <label>${t('ledger_editor')}<input name="editor" required .value=${recall('editor') ?? ''} autocomplete="username" /></label>
        <label>${t('ledger_reason')}<input name="reason" required /></label>
        <label>${t('ledger_value')}<input name="value" type="number" min="0" value="0" /></label>
        <label>${t('ledger_bound')}<select name="bound">
          ${['exact', 'at_least', 'at_most', 'approx'].map((b) => html`<option value=${b}>${term('ledger_bound', b)}</option>`)}
        </select></label>
        <label>${t('ledger_token')}<input name="token" type="password" autocomplete="off" /></label>
        <button value="confirm">${t('ledger_confirm')}</button>
        <button value="correct">${t('ledger_correct')}</button>
        <button value="reject">${t('ledger_reject')}</button>
      </form>
    </details>
  </div>`;
}

function one() {
  const f = view.file;
  const a = f.attack;
  const letter = (/** @type {number} */ i) => String.fromCharCode(65 + (i % 26));
  return html`<h2>${days(a)} · ${places(a)}</h2>
    <p class="dim">${term('ledger_role', a.role)} · ${term('ledger_side', a.side)} · ${t('ledger_revision', { n: a.revision })}</p>
    ${a.held_back ? html`<p class="disputed">${t('ledger_held_back', { time: a.release_at })}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${t('ledger_side_by_side')}>
      <table>
        <caption>${t('ledger_side_by_side')}</caption>
        <thead>
          <tr>
            <th></th>
            ${f.accounts.map((/** @type {any} */ x, /** @type {number} */ i) => html`<th scope="col">${letter(i)} · ${x.source.uri ? html`<a href=${x.source.uri} rel="noreferrer">${x.source.label}</a>` : x.source.label}${x.source.published ? html`<br /><span class="dim">${x.source.published}</span>` : nothing}</th>`)}
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${f.comparisons.map(
            (/** @type {any} */ c) => html`<tr>
              <th scope="row">${term('ledger_fact', c.fact)} ${c.subject ? term('ledger_family', c.subject) : ''}</th>
              ${c.cells.map((/** @type {any} */ cell) => html`<td>${cell ? html`<a href=${`#c${cell.claims[0]}`}>${cell.text}</a>` : '—'}</td>`)}
              <td class=${c.verdict === 'DISAGREE' ? 'disputed' : 'dim'}>${c.verdict === 'ONE_SOURCE' ? '' : term('ledger_verdict', c.verdict)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${f.alarms.map((/** @type {any} */ s) => html`<p class="dim">${t('ledger_alarm', { place: s.name, minutes: s.minutes, source: s.source })}</p>`)}
    ${f.accounts.map((/** @type {any} */ x, /** @type {number} */ i) => html`<h3>${letter(i)} · ${x.source.label}</h3>${x.claims.map(claim)}`)}
    <h3>${t('ledger_history')}</h3>
    <ul>
      ${f.history.map((/** @type {any} */ r) => html`<li>${r.number}. ${r.changes.join('; ')} <span class="dim">${r.cause}</span></li>`)}
      ${f.decisions.map((/** @type {any} */ d) => html`<li>${d.at} ${d.editor}: ${d.kind} ${d.target} ${d.payload} <span class="dim">${d.reason}</span></li>`)}
    </ul>`;
}

function draw() {
  document.title = t('ledger_title');
  document.documentElement.lang = language();
  render(
    html`<main class="ledger" id="main">
      <h1>${t('ledger_title')}</h1>
      <nav aria-label=${t('nav')}>
        <a href="./">${t('nav_map')}</a>
        <a href="?" @click=${(/** @type {Event} */ e) => (e.preventDefault(), go(new URLSearchParams()))}>${t('ledger_list')}</a>
        <a href="?waiting=true" @click=${(/** @type {Event} */ e) => (e.preventDefault(), go(new URLSearchParams({ waiting: 'true' })))}>${t('ledger_queue')}</a>
        <button @click=${() => (setLanguage(language() === 'uk' ? 'en' : 'uk'), draw())}>${language() === 'uk' ? 'English' : 'Українська'}</button>
      </nav>
      <p role="status">${view.busy ? t('loading') : view.said}</p>
      ${view.problem ? html`<p role="alert" class="disputed">${view.problem}</p>` : nothing} ${view.file ? one() : list()}
    </main>`,
    root,
  );
}

addEventListener('popstate', () => load());
load();
