// The page in a real Chromium while simulated sensors feed the service at BASE_URL; the radar named in RADAR falls silent on "READY".
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, skip } from './browser.mjs';

const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:1').replace(/\/?$/, '/');
const FEEDS = ['radars', 'aircraft', 'microphones', 'tak', 'sirens'];
const PATIENCE = { timeout: 60_000, polling: 250 };

describe('the page of a service fed by sensors', { skip }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
  });

  test('S01 shows what flies, warnings and the health of every feed, and says which radar fell silent', async () => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (e) => errors.push(e.message));
    await page.goto(BASE, { waitUntil: 'domcontentloaded' });

    await page.waitForFunction(() => document.querySelectorAll('.warning').length > 0, null, PATIENCE);
    await page.waitForFunction(() => Number(document.querySelector('.groups .number')?.textContent) > 0, null, PATIENCE);
    await page.locator('#feeds summary').click();
    await page.waitForFunction(
      (names) => {
        const rows = [...document.querySelectorAll('#feeds tbody tr')];
        return names.every((name) => {
          const row = rows.find((r) => r.querySelector('th')?.firstChild?.nextSibling?.textContent.trim() === name || r.textContent.trim().startsWith(name));
          return row && !row.classList.contains('bad') && Number(row.querySelectorAll('td')[1].textContent) > 0;
        });
      },
      FEEDS,
      PATIENCE,
    );
    const unknown = () => page.evaluate(() => Number(document.querySelector('.warnings .is-UNKNOWN')?.textContent.match(/\d+/)?.[0] ?? 0));
    const before = await unknown();
    if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}-fed.png` });
    console.log('READY');

    await page.waitForFunction(
      () => [...document.querySelectorAll('#feeds tr.bad')].some((r) => r.textContent.includes('1 of 2 sensors do not look')),
      null,
      PATIENCE,
    );
    await page.waitForFunction(
      (n) => Number(document.querySelector('.warnings .is-UNKNOWN')?.textContent.match(/\d+/)?.[0] ?? 0) > n,
      before,
      PATIENCE,
    );
    if (process.env.SHOT) {
      await page.locator('#feeds').scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${process.env.SHOT}-silent.png` });
    }
    console.log(`areas that nobody looks at: ${before}, then ${await unknown()}`);
    assert.deepEqual(errors, []);
  });
});
