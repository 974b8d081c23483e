import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock } from '../src/main/web/app/clock.js';

const T = '2026-11-13T01:00:00Z';
const at = (s) => Date.parse(T) + s * 1000;
const replay = (change) => ({ from: T, to: '2026-11-13T02:00:00Z', now: T, speed: 20, paused: false, finished: false, ...change });

test('before the first word nothing is fresh', () => {
  assert.equal(new Clock().fresh(0), false);
});

test('live time goes on without the server, and the picture ages', () => {
  const clock = new Clock();
  clock.hear(T, 0.5, null, 1_000_000);
  assert.equal(clock.now(1_010_000), at(10));
  assert.equal(clock.fresh(1_014_000), true);
  assert.equal(clock.fresh(1_015_000), false, 'half a second of its age was on the server');
  assert.equal(clock.age(1_060_000), 60.5);
  assert.equal(clock.now(1_600_000), at(600));
});

test('a server that publishes nothing is not fresh, although it answers', () => {
  const clock = new Clock();
  clock.hear(T, 40, null, 1000);
  assert.equal(clock.fresh(1000), false);
});

test('a replay runs at its speed, not beyond its end, and does not run away when the server is lost', () => {
  const clock = new Clock();
  clock.hear(T, 0, replay({}), 0);
  assert.equal(clock.now(3000), at(60));
  assert.equal(clock.now(3_600_000), at(300), 'carried on for 15 s of 20-fold time');
  clock.hear('2026-11-13T01:59:50Z', 0, replay({}), 0);
  assert.equal(clock.now(10_000), at(3600));
});

test('a paused replay stands still and is not stale, as long as the server speaks', () => {
  const clock = new Clock();
  clock.hear(T, 300, replay({ paused: true }), 0);
  assert.equal(clock.now(9000), at(0));
  assert.equal(clock.fresh(9000), true);
  assert.equal(clock.fresh(16_000), false);
});
