import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from '../src/main/web/app/words/en.js';
import { uk } from '../src/main/web/app/words/uk.js';

const app = new URL('../src/main/web/app/', import.meta.url);
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test('both dictionaries have the same keys, in the same order', () => {
  assert.deepEqual(Object.keys(en), Object.keys(uk));
});

test('every text says something, with the same values in both languages', () => {
  for (const key of Object.keys(uk)) {
    assert.ok(uk[key].trim() && en[key].trim(), `${key} is empty`);
    assert.deepEqual(placeholders(en[key]), placeholders(uk[key]), key);
  }
});

test('Ukrainian texts are not left in Latin letters, English ones not in Cyrillic', () => {
  for (const key of Object.keys(uk).filter((k) => k !== 'app')) {
    assert.doesNotMatch(en[key], /[А-яІіЇїЄєҐґ]/, key);
    if (/[a-z]{3}/i.test(en[key].replace(/\{\w+\}/g, ''))) {
      assert.match(uk[key], /[а-яіїєґ]/i, key);
    }
  }
});

test('no text is left over from something that is gone', () => {
  const files = readdirSync(app, { recursive: true }).filter((f) => f.endsWith('.js') && !f.startsWith('words/'));
  const code = files.map((f) => readFileSync(new URL(f, app), 'utf8')).join('\n');
  const unused = Object.keys(uk).filter((key) => {
    const starts = [...key.matchAll(/_/g)].map(({ index }) => key.slice(0, index));
    const composed = starts.some((start) => code.includes(`term('${start}'`) || code.includes(`t(\`${start}_$`));
    return !composed && !code.includes(`'${key}'`);
  });
  assert.deepEqual(unused, []);
});

test('everything the core may say has a text', () => {
  const core = new URL('../../core/src/main/java/org/tocsin/core/', import.meta.url);
  const constants = (/** @type {string} */ file, /** @type {RegExp} */ body) => {
    const code = readFileSync(new URL(file, core), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return [...(body.exec(code)?.[1] ?? '').matchAll(/\b[A-Z][A-Z_]+\b/g)].map(([name]) => name);
  };
  const spoken = [
    ['rule', constants('alert/Rule.java', /enum Rule \{([\s\S]*)\}/)],
    ['state', constants('alert/AlertState.java', /enum AlertState \{([\s\S]*)\}/)],
    ['state_explain', constants('alert/AlertState.java', /enum AlertState \{([\s\S]*)\}/)],
    ['me_advice', constants('alert/AlertState.java', /enum AlertState \{([\s\S]*)\}/)],
    ['class', constants('observation/ThreatClass.java', /enum ThreatClass \{([\s\S]*)\}/)],
    ['trust', constants('observation/Trust.java', /enum Trust \{([\s\S]*)\}/)],
    ['stage', constants('threat/Threat.java', /enum Stage \{([\s\S]*?)\}/)],
  ];
  for (const [prefix, names] of spoken) {
    assert.ok(names.length >= 4, `${prefix}: the constants were not found`);
    for (const name of names) {
      assert.ok(uk[`${prefix}_${name}`], `${prefix}_${name} has no text`);
    }
  }
});
