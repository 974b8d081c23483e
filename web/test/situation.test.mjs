import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Situation } from '../src/main/web/app/situation.js';
import { pauseBefore } from '../src/main/web/app/stream.js';

// Node 20 has no EventSource: this one is driven by the tests, word for word as the server speaks.
class Events extends EventTarget {
  /** @type {Events[]} */ static opened = [];
  constructor(url) {
    super();
    this.url = url;
    this.closed = false;
    Events.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  send(name, data, id = '') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }));
  }
}

const T = '2026-11-13T01:00:00Z';
const areas = { edition: 'e1', approximation: '', communities: 3, level: 'RAION' };
const status = (change = {}) => ({
  journal: 'j1', purpose: 'EXERCISE', time: T, entry: 1, sequence: 5, age_s: 0, areas, version: '1',
  replay: null, health: 'OK', problems: [], ...change,
});
const alert = (community, state, sequence) => ({
  community, state, sequence, name_uk: community, name_en: community, at: T, since: T,
  reason: { rule: 'ARRIVAL_NEAR', text: '', threats: [], evidence: [] },
});
let server;
let situation;

let pending = 0;

/** Turns the event loop until no answer is under way and the last ones were taken in. */
async function settled() {
  for (let quiet = 0; quiet < 20; quiet = pending > 0 ? 0 : quiet + 1) {
    await new Promise(setImmediate);
  }
}
const stream = () => Events.opened.at(-1);

beforeEach(() => {
  Events.opened = [];
  server = {
    'v1/status': status(),
    'v1/alerts': { journal: 'j1', time: T, sequence: 5, age_s: 0, coverage: { looking: 3, unknown: 0 }, alerts: [alert('A', 'ALARM', 5)] },
    'v1/picture': { journal: 'j1', time: T, age_s: 0, groups: [] },
    'v1/communities': { communities: ['A', 'B', 'C'].map((code) => ({ code })) },
    'v1/areas.geojson': { features: [] },
  };
  globalThis.EventSource = Events;
  globalThis.addEventListener = () => {};
  globalThis.fetch = async (path) => {
    pending++;
    await new Promise(setImmediate);
    pending--;
    return path in server
      ? new Response(JSON.stringify(server[path]))
      : new Response('gone', { status: 502, statusText: 'Bad Gateway' });
  };
  situation = new Situation();
});
afterEach(() => situation.stop());

async function start() {
  situation.start();
  await settled();
  stream().send('hello', status());
}

test('what is not listed is calm only while everybody is accounted for', async () => {
  await start();
  assert.equal(situation.state('A'), 'ALARM');
  assert.equal(situation.state('B'), 'CLEAR');

  server['v1/alerts'].coverage = { looking: 2, unknown: 1 };
  stream().send('reset', {});
  await settled();
  assert.equal(situation.state('B'), 'UNKNOWN', 'somebody is blind and it is not said who');
});

test('a system that is blind shows nobody as calm', async () => {
  await start();
  stream().send('status', status({ health: 'BLIND' }));
  assert.equal(situation.state('B'), 'UNKNOWN');
  assert.equal(situation.state('A'), 'ALARM');
});

test('calm turns into unknown when the picture is old', async () => {
  await start();
  assert.equal(situation.fresh, true);
  stream().send('status', status({ age_s: 16 }));
  assert.equal(situation.fresh, false);
  assert.equal(situation.state('B'), 'UNKNOWN');
  assert.equal(situation.state('A'), 'ALARM', 'the last known danger stays on the page');
});

test('a revision counts once, in order, and is told to those who listen', async () => {
  const told = [];
  await start();
  situation.addEventListener('alert', (e) => told.push([e.detail.alert.community, e.detail.before, e.detail.alert.state]));
  stream().send('alert', alert('B', 'WATCH', 6), 'j1-6');
  stream().send('alert', alert('B', 'WATCH', 6), 'j1-6');
  stream().send('alert', alert('A', 'CLEAR', 4), 'j1-4');
  stream().send('alert', alert('A', 'CLEAR', 7), 'j1-7');
  assert.deepEqual(told, [['B', 'CLEAR', 'WATCH'], ['A', 'ALARM', 'CLEAR']]);
  assert.deepEqual(situation.changes.map((c) => c.alert.sequence), [7, 6]);
});

test('a lost stream is taken up after the last revision seen', async () => {
  await start();
  assert.equal(stream().url, 'v1/stream?last_event_id=j1-5');
  stream().send('alert', alert('B', 'WATCH', 6), 'j1-6');
  stream().onerror();
  assert.ok(stream().closed);
  assert.equal(situation.stream.connected, false);
  assert.ok(situation.stream.retryAt > Date.now());
  situation.retryNow();
  assert.equal(stream().url, 'v1/stream?last_event_id=j1-6');
});

test('another journal means starting afresh, also when no reset was heard', async () => {
  await start();
  server['v1/status'] = status({ journal: 'j2', sequence: 0 });
  server['v1/alerts'] = { ...server['v1/alerts'], journal: 'j2', sequence: 0, alerts: [] };
  stream().send('status', status({ journal: 'j2' }));
  await settled();
  assert.equal(situation.state('A'), 'CLEAR');
  stream().send('alert', alert('C', 'ALARM', 1), 'j2-1');
  assert.equal(situation.state('C'), 'ALARM');
});

test('what comes while a snapshot is on its way is not lost', async () => {
  await start();
  stream().send('reset', {});
  stream().send('alert', alert('B', 'ALARM', 6), 'j1-6');
  await settled();
  assert.equal(situation.state('B'), 'ALARM');
});

test('a server out of reach is named, and tried again', async () => {
  delete server['v1/status'];
  situation.start();
  await settled();
  assert.equal(situation.problem, '502 Bad Gateway');
  server['v1/status'] = status();
  situation.retryNow();
  await settled();
  assert.equal(situation.problem, '');
  assert.equal(situation.state('A'), 'ALARM');
});

test('the lists do not wait for the outlines', async () => {
  delete server['v1/areas.geojson'];
  await start();
  assert.equal(situation.state('A'), 'ALARM');
  assert.equal(situation.communities.size, 3);
  assert.equal(situation.outlines, null);
});

test('pauses between attempts grow, are bounded, and are spread', () => {
  assert.deepEqual([0, 1, 2, 5, 40].map((n) => pauseBefore(n, 0.5)), [1000, 2000, 4000, 30_000, 30_000]);
  assert.deepEqual([pauseBefore(3, 0), pauseBefore(3, 1)].map(Math.round), [6400, 9600]);
});
