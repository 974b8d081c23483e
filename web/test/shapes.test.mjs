import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity } from '../src/main/web/app/activity.js';
import { circle, ellipse, fan, labelPoint, offset } from '../src/main/web/app/map/shapes.js';

const R = 6371.0088;
const rad = (deg) => (deg * Math.PI) / 180;
function km([lon1, lat1], [lon2, lat2]) {
  const a =
    Math.sin(rad(lat2 - lat1) / 2) ** 2 +
    Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * R * Math.asin(Math.sqrt(a));
}
const kyiv = { lat: 50.45, lon: 30.52 };

test('a circle has its radius on the ground to one percent', () => {
  for (const point of circle(kyiv, 40).coordinates[0]) {
    assert.ok(Math.abs(km([kyiv.lon, kyiv.lat], point) - 40) < 0.4, `${km([kyiv.lon, kyiv.lat], point)} km`);
  }
});

test('an ellipse reaches one standard deviation along its axes', () => {
  // Turned by 45 degrees: 4 km to the north-east, 1 km to the north-west.
  const points = ellipse(kyiv, [8.5e6, 7.5e6, 8.5e6]).coordinates[0];
  const far = points.map((p) => km([kyiv.lon, kyiv.lat], p));
  assert.ok(Math.abs(Math.max(...far) - 4) < 0.1, `${Math.max(...far)} km`);
  assert.ok(Math.abs(Math.min(...far) - 1) < 0.1, `${Math.min(...far)} km`);
  const [lon, lat] = points[far.indexOf(Math.max(...far))];
  assert.ok((lon - kyiv.lon) * (lat - kyiv.lat) > 0);
});

test('a fan opens to both sides of the course', () => {
  const [tip, ...rim] = fan(kyiv, 90, 20, 50).coordinates[0];
  assert.deepEqual(tip, [kyiv.lon, kyiv.lat]);
  assert.deepEqual(rim[0], offset(kyiv, 70, 50));
  assert.deepEqual(rim[16], offset(kyiv, 110, 50));
});

test('the label of an area around a city does not stand on the city', () => {
  const square = (r) => [[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]];
  const [x, y] = labelPoint({ type: 'Polygon', coordinates: [square(10), square(4)] });
  assert.ok(Math.max(Math.abs(x), Math.abs(y)) > 4, `${x}, ${y} is in the hole`);
  assert.ok(Math.max(Math.abs(x), Math.abs(y)) < 10);
});

test('the label of an area of several parts stands on the most detailed one', () => {
  const island = [[[50, 50], [51, 50], [51, 51], [50, 50]]];
  const main = [[[0, 0], [2, 0], [4, 0], [4, 4], [0, 4], [0, 0]]];
  const [x, y] = labelPoint({ type: 'MultiPolygon', coordinates: [island, main] });
  assert.ok(x > 0 && x < 4 && y > 0 && y < 4);
});

test('the activity of a recording keeps its shape, and starts anew for another recording', () => {
  const activity = new Activity();
  const replay = { from: '2026-11-13T00:00:00Z', to: '2026-11-13T04:00:00Z' };
  const at = (h) => Date.parse(replay.from) + h * 3_600_000;
  assert.equal(activity.path(240, 10), '');
  activity.record(replay, at(0), 0);
  activity.record(replay, at(1), 20);
  activity.record(replay, at(2), 5);
  assert.equal(activity.path(240, 10), 'M0.0 10L0.0 10.0L60.0 0.0L120.0 7.5L121.0 10Z');
  activity.record({ ...replay, to: '2026-11-13T05:00:00Z' }, at(0), 1);
  assert.equal(activity.path(240, 10), 'M0.0 10L0.0 0.0L1.0 10Z');
});
