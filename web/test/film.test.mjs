import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Film } from '../src/main/web/app/film.js';
import { path, roundUp } from '../src/main/web/app/parts/charts.js';

/** One frame every 5 s; each track is its number and how far east it is. */
const film = (/** @type {Record<string, number>[]} */ ...tracks) => {
  const made = new Film();
  made.frames = tracks.map((at, step) => ({
    step,
    t: 5 * (step + 1),
    tracks: Object.entries(at).map(([id, lon]) => ({ id, at: [lon, 50], error: lon, cov: [9, 0, 16] })),
    truths: [],
    looks: [],
    plots_left_out: 0,
  }));
  return made;
};

test('the frame shown is the last whose time has come', () => {
  const made = film({}, {}, {});
  assert.deepEqual([0, 5, 9.9, 10, 99].map((t) => made.at(t).step), [0, 0, 0, 1, 2]);
  assert.equal(new Film().at(3), undefined);
});

test('a tail begins anew where the track was away, and ends after its time', () => {
  const made = film({ 1: 1, 2: 1 }, { 1: 2 }, { 1: 3, 2: 3 }, { 1: 4, 2: 4 });
  const tails = made.tails(made.frames[3], 100);
  assert.deepEqual(tails.get('1')?.map(([lon]) => lon), [1, 2, 3, 4]);
  assert.deepEqual(tails.get('2')?.map(([lon]) => lon), [3, 4]);
  assert.deepEqual(made.tails(made.frames[3], 5).get('1')?.map(([lon]) => lon), [3, 4]);
});

test('errors of a track have a gap where it is not there', () => {
  assert.deepEqual(film({ 7: 2 }, {}, { 7: 4 }).errors('7'), { error: [2, null, 4], sigma: [5, null, 5] });
});

test('a chart is broken where there is no value, and its top is a round number', () => {
  const same = (/** @type {number} */ v) => v;
  assert.equal(path([0, 1, 2, 3], [5, null, 6, 7], same, same), 'M0.0 5.0h.5M2.0 6.0h.5L3.0 7.0');
  assert.deepEqual([0.3, 1, 7, 12, 950, 1001].map(roundUp).map((v) => Number(v.toPrecision(2))), [0.5, 1, 10, 20, 1000, 2000]);
});
