// The pages in a real Chromium, against a running replay at BASE_URL (see README.md).
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { breaches } from './accessibility.mjs';
import { launch, Line, skip } from './browser.mjs';

const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:1').replace(/\/?$/, '/');
/** Fast enough not to wait, slow enough that no state passes between two frames. */
const SPEED = Number(process.env.SPEED ?? 60);
/** The whole story must unfold within this; the recording decides how long that is. */
const STORY_MS = Number(process.env.STORY_MS ?? 120_000);

const api = async (path, body) => {
  const answer = await fetch(BASE + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}`);
  return answer.json();
};
const replay = (order) => api('v1/replay', order);

/** Goes back to the start of the recording and stands still there. */
async function rewind() {
  const { from, now } = await replay({ action: 'pause' });
  if (Date.parse(now) - Date.parse(from) < 60_000) {
    return;
  }
  await replay({ action: 'seek', to: from });
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    if (Date.parse((await api('v1/status')).time) - Date.parse(from) < 120_000) {
      return;
    }
  }
  assert.fail('the replay did not go back to its start');
}

/**
 * Goes to a share of the recording's length and waits until it is there.
 *
 * @param {number} share
 */
async function seek(share) {
  const { from, to } = await api('v1/replay');
  const time = Date.parse(from) + (Date.parse(to) - Date.parse(from)) * share;
  await replay({ action: 'seek', to: new Date(time).toISOString() });
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(200)) {
    const status = await api('v1/status');
    if (Math.abs(Date.parse(status.time) - time) < 120_000) {
      return status;
    }
  }
  return assert.fail(`the replay did not go to ${new Date(time).toISOString()}`);
}

/** Runs in the page: notes what the list and the map's words show of each community, at every change of the page. */
function record() {
  window.seen = {};
  const note = (where, code, state) => {
    const history = ((window.seen[code] ??= { list: [], map: [] })[where]);
    if (history.at(-1) !== state) history.push(state);
  };
  const look = () => {
    const listed = new Map([...document.querySelectorAll('.warning')].map((e) => [e.dataset.community, e.dataset.state]));
    const mapped = new Map(
      [...document.querySelectorAll('#map-in-words [data-community]')].map((e) => [e.dataset.community, e.closest('[data-state]').dataset.state]),
    );
    for (const code of new Set([...Object.keys(window.seen), ...listed.keys(), ...mapped.keys()])) {
      note('list', code, listed.get(code) ?? 'gone');
      note('map', code, mapped.get(code) ?? 'CLEAR');
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  look();
}

/** Runs in the page: the first community whose whole story was told, and how. */
function storyTold() {
  const told = (history, states) => {
    let next = 0;
    for (const state of history) if (state === states[next]) next++;
    return next === states.length;
  };
  const ended = new Set([...document.querySelectorAll('#recent li[data-state=CLEAR]')].map((e) => e.dataset.community));
  const [code, history] =
    Object.entries(window.seen).find(
      ([community, { list, map }]) =>
        ended.has(community) && told(list, ['WATCH', 'ALARM', 'gone']) && told(map, ['WATCH', 'ALARM', 'CLEAR']),
    ) ?? [];
  return code && { code, ...history };
}

describe('the pages', { skip }, () => {
  let browser;
  let line;
  let address;
  let errors;

  before(async () => {
    browser = await launch();
    line = new Line(BASE);
    address = await line.open();
  });
  // Every story begins at the beginning, however the one before it ended.
  beforeEach(async () => {
    line.restore();
    await rewind();
  });
  after(async () => {
    await browser?.close();
    line?.close();
  });

  async function visit(path, { width = 1000, height = 700, locale = 'uk-UA', colorScheme = 'light', ...rest } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, locale, colorScheme,
      geolocation: { latitude: 50.45, longitude: 30.52, accuracy: 20 }, permissions: ['geolocation'],
      ...rest,
    });
    const page = await context.newPage();
    errors = [];
    page.on('pageerror', (e) => errors.push(e.message));
    page.on('console', (m) => m.type() === 'error' && !/net::ERR/.test(m.text()) && errors.push(m.text()));
    await page.goto(address + path);
    return page;
  }

  const done = async (page) => {
    assert.deepEqual(errors, [], 'errors in the browser');
    await page.context().close();
  };

  test('A01 the raid is shown: exercise banner, map, states, time line', async () => {
    const page = await visit('');
    await page.waitForSelector('.counts li[data-state=CLEAR]:not([data-count="0"]), .counts li[data-state=UNKNOWN]:not([data-count="0"])');
    assert.match(await page.textContent('.banner.purpose'), /НАВЧАННЯ/);
    await page.waitForSelector('#map canvas');
    const shown = await page.$$eval('.counts li', (all) => all.reduce((sum, e) => sum + Number(e.dataset.count), 0));
    assert.equal(shown, (await api('v1/status')).areas.communities);
    await page.waitForSelector('.timeline input[type=range]');
    assert.match(await page.textContent('.areas-note'), /\S{3}/);
    await done(page);
  });

  test('A02 a community goes from watch to alarm to calm, in the list and in the words of the map', async () => {
    const page = await visit('');
    await page.waitForSelector('.counts');
    await page.click('#map-in-words summary');
    await page.evaluate(record);
    await replay({ action: 'speed', speed: SPEED });
    await replay({ action: 'resume' });
    // Asked from here, because a page under its content policy evaluates no strings.
    let story;
    for (const end = Date.now() + STORY_MS; !story && Date.now() < end; ) {
      story = await page.evaluate(storyTold);
      await page.waitForTimeout(200);
    }
    const now = await api('v1/replay');
    assert.ok(story, `no community went WATCH, ALARM, CLEAR by ${now.now}: ${JSON.stringify(await page.evaluate('window.seen'))}`);
    const { history } = await api(`v1/alerts/${story.code}`);
    const told = history.map((alert) => alert.state).reverse();
    for (const state of ['WATCH', 'ALARM', 'CLEAR']) {
      assert.ok(told.includes(state), `the page showed ${state} for ${story.code}, the server says ${told}`);
    }
    assert.match(await page.textContent('[role=alert].hidden'), /Тривога/, 'an alarm was read out');
    await done(page);
  });

  test('A03 a warning says why, and keyboard focus goes there and back', async () => {
    const page = await visit('');
    await replay({ action: 'resume' });
    const alarm = page.locator('.warning[data-state=ALARM]').first();
    await alarm.waitFor({ timeout: STORY_MS });
    await replay({ action: 'pause' });
    await page.waitForTimeout(1000);
    const code = await page.locator('.warning').first().getAttribute('data-community');
    const name = page.locator(`.warning[data-community="${code}"] button.name`);
    const { alert } = await api(`v1/alerts/${code}`);
    await name.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'details-title');
    const words = alert.reason.evidence.at(-1)?.words;
    assert.ok(words, 'an alarm rests on something');
    assert.ok((await page.textContent('.details .proof')).includes(words.trim().split('\n')[0].slice(0, 30)));
    await page.keyboard.press('Escape');
    await page.waitForSelector('.details', { state: 'detached' });
    assert.equal(await name.evaluate((e) => e === document.activeElement), true);
    await done(page);
  });

  test('A04 the line goes silent: the page says how old its picture is, and shows nobody as calm', async () => {
    await replay({ action: 'pause' });
    const page = await visit('');
    await page.waitForSelector('.counts li[data-state=CLEAR]');
    await page.waitForSelector('.link[data-link=fresh_replay]');
    assert.equal(await page.locator('[data-testid=stale]').count(), 0);
    const calm = Number(await page.getAttribute('.counts li[data-state=CLEAR]', 'data-count'));

    line.freeze();
    await page.waitForSelector('[data-testid=stale]', { timeout: 25_000 });
    assert.match(await page.textContent('[data-testid=stale]'), /Немає даних уже \d+ с.*станом на \d\d:\d\d:\d\d за Києвом.*Це не відбій/s);
    assert.equal(await page.getAttribute('.counts li[data-state=CLEAR]', 'data-count'), '0');
    assert.ok(Number(await page.getAttribute('.counts li[data-state=UNKNOWN]', 'data-count')) >= calm);
    assert.equal(await page.getAttribute('.link', 'data-link'), 'fresh_lost');
    assert.match(await page.getAttribute('main', 'class'), /not-fresh/);
    assert.match(await page.textContent('[role=status].hidden'), /Зв’язок втрачено/);

    line.restore();
    await page.click('[data-testid=stale] button');
    await page.waitForSelector('[data-testid=stale]', { state: 'detached', timeout: 40_000 });
    assert.equal(Number(await page.getAttribute('.counts li[data-state=CLEAR]', 'data-count')), calm);
    await done(page);
  });

  test('A05 the line is cut while the raid goes on: afterwards the page has missed nothing', async () => {
    const page = await visit('');
    await page.waitForSelector('.link[data-link=fresh_replay]');
    await replay({ action: 'speed', speed: SPEED });
    line.cut();
    await page.waitForSelector('.link[data-link=fresh_lost]');
    const { finished } = await replay({ action: 'resume' });
    await page.waitForTimeout(finished ? 0 : 6000);
    await replay({ action: 'pause' });
    line.restore();
    await page.waitForSelector('.link[data-link=fresh_replay]', { timeout: 45_000 });
    const { alerts } = await api('v1/alerts');
    const expected = alerts.filter((a) => ['ALARM', 'WATCH', 'HOLD'].includes(a.state)).map((a) => `${a.community} ${a.state}`).sort();
    const more = page.locator('.warnings > button.wide');
    let shown;
    for (const end = Date.now() + 10_000; Date.now() < end && JSON.stringify(shown) !== JSON.stringify(expected); ) {
      if (await more.count()) await more.click();
      await page.waitForTimeout(200);
      shown = (await page.$$eval('.warning', (all) => all.map((e) => `${e.dataset.community} ${e.dataset.state}`))).sort();
    }
    assert.deepEqual(shown, expected);
    await done(page);
  });

  test('A06 going back in the recording starts a new journal, and the page follows', async () => {
    const page = await visit('');
    await page.waitForSelector('.timeline input[type=range]');
    const { from, to } = await api('v1/replay');
    const at = Date.parse(from) + (Date.parse(to) - Date.parse(from)) * 0.1;
    const late = await seek(0.3);
    const early = await seek(0.1);
    assert.notEqual(early.journal, late.journal);
    let slider = 0;
    for (const end = Date.now() + 15_000; Date.now() < end && Math.abs(slider * 1000 - at) > 120_000; ) {
      await page.waitForTimeout(200);
      slider = Number(await page.inputValue('.timeline input[type=range]'));
    }
    assert.ok(Math.abs(slider * 1000 - at) <= 120_000, `the slider stands at ${new Date(slider * 1000).toISOString()}`);
    const shown = await page.$$eval('.counts li', (all) => all.reduce((sum, e) => sum + Number(e.dataset.count), 0));
    assert.equal(shown, early.areas.communities);
    await done(page);
  });

  test('A07 pause, speed and language work from the page, and the language is remembered', async () => {
    const page = await visit('', { locale: 'en-GB' });
    await page.waitForSelector('.timeline');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await replay({ action: 'resume' });
    await page.waitForSelector('.timeline button[aria-label=Pause]', { timeout: 10_000 });
    await page.click('.timeline button.round');
    await page.waitForSelector('.timeline button[aria-label=Resume]');
    assert.equal((await api('v1/replay')).paused, true);
    await page.selectOption('.timeline select', '5');
    await page.waitForTimeout(500);
    assert.equal((await api('v1/replay')).speed, 5);
    await page.click('button[lang=uk]');
    assert.match(await page.textContent('#warnings-title'), /Попередження/);
    await page.reload();
    await page.waitForSelector('#warnings-title');
    assert.equal(await page.getAttribute('html', 'lang'), 'uk');
    await done(page);
  });

  test('A08 a resident chooses a place, sees its state, and finds it again on the next visit', async () => {
    const page = await visit('me.html', { width: 360, height: 740 });
    await page.fill('input[type=search]', 'Київ');
    await page.locator('.found button').first().click();
    await page.waitForSelector('.verdict[data-state]');
    const code = await page.getAttribute('.verdict', 'data-community');
    const { alert } = await api(`v1/alerts/${code}`);
    assert.equal(await page.getAttribute('.verdict', 'data-state'), alert.state);
    await page.reload();
    await page.waitForSelector(`.verdict[data-community="${code}"]`);
    assert.match(await page.textContent('h1'), /Київ/);
    await page.locator('.where button').click();
    await page.click('.card > button.primary');
    await page.waitForSelector(`.verdict[data-community="${code}"]`, { timeout: 20_000 });
    await done(page);
  });

  test('A09 a spotter reports with position and bearing from a phone, and mistakes are told', async () => {
    const page = await visit('spot.html', { width: 360, height: 740 });
    await page.waitForFunction(() => [...document.querySelectorAll('.pair input')].some((e) => e.value === '50.45'));
    await page.click('button[type=submit]');
    await page.waitForSelector('#kind [role=alert]');
    const request = page.waitForRequest('**/v1/sightings');
    await page.check('input[value=drone]', { force: true });
    await page.check('input[value=heard]', { force: true });
    await page.click('.rose button:nth-child(3)');
    await page.click('button[type=submit]');
    const body = (await request).postDataJSON();
    assert.deepEqual(
      { lat: body.lat, lon: body.lon, bearing_deg: body.bearing_deg, sound: body.sound, kind: body.kind },
      { lat: 50.45, lon: 30.52, bearing_deg: 90, sound: true, kind: 'drone' },
    );
    await page.waitForSelector('.sent');
    await done(page);
  });

  test('A09 the compass gives the bearing at the moment it is taken, and its absence is told', async () => {
    const page = await visit('spot.html', { width: 360, height: 740 });
    const turn = (/** @type {number} */ alpha) =>
      page.evaluate((a) => dispatchEvent(Object.assign(new Event('deviceorientationabsolute'), { alpha: a, absolute: true })), alpha);
    // The machine that runs this has no compass and nobody to give leave.
    const leave = (/** @type {string} */ answer) =>
      page.evaluate((a) => (DeviceOrientationEvent.requestPermission = async () => a), answer);
    await page.waitForSelector('.bearing button');
    await leave('granted');
    await page.click('.bearing button');
    await turn(300);
    await page.waitForFunction(() => /60°/.test(document.querySelector('.reading').textContent));
    await turn(225);
    await page.click('.bearing button.primary');
    await turn(10);
    assert.match(await page.textContent('.reading'), /135°.*на південному сході/);
    await leave('denied');
    await page.click('.bearing button');
    await page.waitForSelector('.bearing [role=status]');
    await done(page);
  });

  test('A11 an officer raises an area, and its early end waits for a second officer', async () => {
    const officer = async (name) => {
      const page = await visit('officer.html', { locale: 'en-GB', width: 360, height: 740 });
      await page.fill('#token', name);
      await page.click('form button.primary');
      await page.waitForSelector('#officer');
      return page;
    };
    const order = async (page, action, why) => {
      await page.check(`input[value=${action}]`, { force: true });
      await page.fill('#why', why);
      await page.click('form button.primary');
      await page.waitForSelector('#outcome .sent');
    };
    const state = async () => (await api('v1/alerts/UA32060000000012455')).alert.state;
    const until = async (wanted) => {
      for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
        if (wanted(await state())) return;
      }
      assert.fail(`still ${await state()}`);
    };
    await rewind();
    await replay({ action: 'speed', speed: 5 });
    await replay({ action: 'resume' });
    const first = await officer('First');
    const second = await officer('Second');
    await first.click('form button.primary');
    await first.waitForSelector('#outcome .problem');
    await first.fill('#area', 'Brov');
    await first.click('.found button');
    await order(first, 'raise', 'Explosions heard');
    await until((s) => s === 'ALARM');
    await first.waitForSelector('#standing [data-order] button');
    assert.deepEqual(await first.evaluate(breaches), []);
    await order(first, 'end', 'A false report');
    assert.equal(await first.locator('#waiting [data-waiting] button').count(), 0, 'nobody is his own second');
    assert.equal(await state(), 'ALARM');
    await second.click('#waiting [data-waiting] button');
    await until((s) => s !== 'ALARM');
    await second.waitForSelector('#outcome .sent');
    await replay({ action: 'pause' });
    await done(first);
    await done(second);
  });

  test('A10 the check of accessibility finds what is planted', async () => {
    const page = await visit('spot.html');
    await page.waitForSelector('form');
    await page.evaluate(() => {
      const planted = document.createElement('section');
      planted.innerHTML = '<h4>deep</h4><button></button><img><input><p>pale</p>';
      planted.querySelector('p').style.color = '#999';
      planted.querySelector('button').style.cssText = 'min-height:0;width:9px;height:9px;padding:0';
      document.querySelector('main').append(planted);
      document.documentElement.lang = '';
    });
    const found = (await page.evaluate(breaches)).join('\n');
    for (const breach of [/heading jumps/, /control without a name.*button/, /control without a name.*input/, /neither named nor hidden/, /contrast 2/, /below 24 pixels/, /language/]) {
      assert.match(found, breach);
    }
    await page.context().close();
  });

  for (const [path, mark] of [['', '#warnings-title'], ['me.html', '#title'], ['spot.html', 'form']]) {
    test(`A10 ${path || 'the map page'} is accessible: wide and narrow, light and dark, in both languages`, async () => {
      if (!path) {
        await seek(0.4);
      }
      for (const settings of [
        { locale: 'uk-UA', colorScheme: 'light' },
        { locale: 'en-GB', colorScheme: 'dark', width: 360, height: 740 },
        { locale: 'uk-UA', colorScheme: 'dark', width: 360, height: 740 },
      ]) {
        const page = await visit(path, settings);
        await page.waitForSelector(mark);
        if (!path) {
          await page.waitForSelector('#map canvas[aria-label]');
          await page.keyboard.press('Tab');
          assert.match(await page.evaluate(() => document.activeElement?.className ?? ''), /skip/, 'the first stop skips to the warnings');
          await page.$$eval('details', (all) => all.forEach((e) => (e.open = true)));
          await page.waitForSelector('#map-in-words .chip');
          await page.locator('.group button.name').first().click();
          await page.waitForSelector('.details meter');
          assert.deepEqual(await page.evaluate(breaches), [], `${JSON.stringify(settings)}, a group's details`);
          await page.locator('.warning button.name').first().click();
          await page.waitForSelector('.details .proof .evidence');
        }
        assert.deepEqual(await page.evaluate(breaches), [], JSON.stringify(settings));
        await done(page);
      }
    });
  }
});
