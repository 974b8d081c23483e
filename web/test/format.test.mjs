import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { arrival, clockTime, direction, heading, interval, kindOf, span, times } from '../src/main/web/app/format.js';
import { headingFrom } from '../src/main/web/app/compass.js';
import { setLanguage, term } from '../src/main/web/app/words.js';

const now = Date.parse('2026-11-13T01:00:00Z');
const due = (earliest, latest) => ({
  earliest: earliest === null ? null : new Date(now + earliest * 1000).toISOString(),
  latest: latest === null ? null : new Date(now + latest * 1000).toISOString(),
});

beforeEach(() => setLanguage('en'));

test('times are those of Kyiv, in winter and in summer', () => {
  assert.equal(clockTime('2026-01-15T22:30:00Z'), '00:30');
  assert.equal(clockTime('2026-07-15T22:30:00Z'), '01:30');
});

test('an arrival counts down with both its ends, seconds only when near', () => {
  assert.equal(arrival(due(250, 1200), now).text, 'in 4:10 – 20 min');
  assert.equal(arrival(due(250, 1200), now + 200_000).text, 'in 0:50 – 17 min');
  assert.equal(arrival(due(250, 1200), now).clock, '03:04–03:20');
});

test('an arrival that may have begun says so, and one that is over does not count below zero', () => {
  assert.equal(arrival(due(-10, 65), now).text, 'now – 1:05');
  assert.equal(arrival(due(-100, -1), now).text, 'expected time has passed');
});

test('an arrival nobody knows is called unknown', () => {
  assert.deepEqual(arrival(due(null, null), now), {
    text: 'time of arrival unknown',
    clock: '',
    label: '',
    known: false,
  });
});

test('lengths of time get coarser with their length', () => {
  assert.deepEqual([8, 99, 100, 3600, 6000, 8000].map(span), ['8 s', '99 s', '2 min', '60 min', '1 h 40 min', '2 h 13 min']);
});

test('courses and directions are named by octant', () => {
  assert.deepEqual([0, 22, 23, 359, -45, 180].map(heading), ['north', 'north', 'north-east', 'north', 'north-west', 'south']);
  setLanguage('uk');
  assert.equal(heading(315), 'північно-західний');
  assert.equal(direction(90), 'на сході');
});

test('a count that nobody stated is not shown as a number', () => {
  assert.equal(times({ min: 3, max: 7, stated: true }), '×3–7');
  assert.equal(times({ min: 1, max: 4, stated: false }), '×?');
  assert.equal(interval({ min: 2, max: 2 }), '2');
});

test('the named model stands before the class', () => {
  assert.equal(kindOf({ threat_class: 'CRUISE_MISSILE', model: 'Kh-101' }), 'Kh-101, cruise missile');
  assert.equal(kindOf({ threat_class: 'STRIKE_UAV', model: null }), 'strike drone');
});

test('a value these pages do not know is shown as it is', () => {
  assert.equal(term('rule', 'SOMETHING_NEW'), 'SOMETHING_NEW');
});

test('the compass reads alike on both kinds of phones, and not at all without north', () => {
  assert.equal(headingFrom({ alpha: 270, absolute: true }, 0), 90);
  assert.equal(headingFrom({ alpha: 0, webkitCompassHeading: 90 }, 0), 90);
  assert.equal(headingFrom({ alpha: 0, absolute: true }, 90), 90);
  assert.ok(Number.isNaN(headingFrom({ alpha: 10, absolute: false }, 0)));
});
