// The ledger's page in a real Chromium, against a server at BASE_URL with one attack that two reports tell differently.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, skip } from './browser.mjs';

const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:1').replace(/\/?$/, '/');
const WAIT = 60_000;
let browser;
let page;
const troubles = [];

before(async () => {
  if (skip) {
    return;
  }
  browser = await launch();
  page = await browser.newPage();
  page.setDefaultTimeout(WAIT);
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
});

after(async () => browser?.close());

/** Opens the ledger in English. */
async function open(query = '') {
  await page.goto(`${BASE}ledger.html${query}`);
  const english = page.getByRole('button', { name: 'English' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (await english.count()) {
    await english.click();
  }
}

test('the map leads to the ledger and the ledger back to the map', { skip }, async () => {
  await page.goto(BASE);
  await page.locator('nav a[href="ledger.html"]').click();
  await page.waitForURL(/ledger\.html/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('nav a[href="./"]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('ledger.html'));
});

test('the list shows the attack, and its filters find and leave it out', { skip }, async () => {
  await open();
  await page.locator('.ledger-list li').first().waitFor();
  assert.equal(await page.locator('.ledger-list li').count(), 1);
  assert.match(await page.locator('.ledger-list li').innerText(), /2024-11-09[\s\S]*Ukraine/);
  await page.locator('input[name=disputed]').check();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/disputed=true/);
  await page.locator('.ledger-list li').first().waitFor();
  await page.locator('input[name=from]').fill('2025-01-01');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/from=2025-01-01/);
  await page.locator('.ledger-list li').first().waitFor({ state: 'detached' });
});

test('one attack shows its two accounts side by side, their conflict, and sentences as text', { skip }, async () => {
  await open();
  await page.locator('.ledger-list a').first().click();
  const row = page.locator('tbody tr').first();
  await row.waitFor();
  assert.equal(await page.locator('thead th[scope=col]').count(), 2);
  assert.equal(await row.locator('td.disputed').count(), 1);
  const cells = await row.locator('td a').allInnerTexts();
  assert.equal(cells.length, 2);
  assert.ok(cells.some((c) => c.includes('3')) && cells.some((c) => c.includes('5')), cells.join());
  assert.match(await page.locator('main').innerText(), /<script>alert\(1\)<\/script>/);
  assert.equal(await page.locator('main script').count(), 0);
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  const href = await row.locator('td a').first().getAttribute('href');
  assert.equal(await page.locator(`.claim${href} blockquote mark`).count(), 1);
});

test('an editor corrects a figure, and the decision is signed and listed', { skip }, async () => {
  await open();
  await page.locator('.ledger-list a').first().click();
  const claim = page.locator('.claim').first();
  await claim.locator('summary').click();
  await claim.locator('input[name=editor]').fill('editor');
  await claim.locator('input[name=reason]').fill('the hospital says four');
  await claim.locator('input[name=value]').fill('4');
  await claim.getByRole('button', { name: 'Correct' }).click();
  await page.getByText(/Decision \d+ is signed/).waitFor();
  assert.match(await page.locator('main').innerText(), /the hospital says four/);
  await page.screenshot({ path: process.env.SHOT ?? undefined, fullPage: true });
});

test('the queue of an editor opens, and no dialog ever did', { skip }, async () => {
  await open('?waiting=true');
  await page.getByRole('button', { name: 'Show', exact: true }).waitFor();
  assert.equal(await page.locator('input[name=waiting]').isChecked(), true);
  assert.deepEqual(troubles, []);
});
