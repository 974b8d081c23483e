import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const web = new URL('../src/main/web/', import.meta.url);
/** `… from "x"` at the head of a statement, and `import "x"`. */
const IMPORTS = /(?:^|[;\n])(?:(?:import|export)[^'"`;()]*?\bfrom\s*["']([^"'\n]+)["']|import\s*["']([^"'\n]+)["'])/g;
const PAGES = ['index.html', 'me.html', 'spot.html', 'scenario.html', 'ledger.html', 'officer.html'];
const read = (url) => readFileSync(url, 'utf8');
const importMap = (page) => /<script type="importmap">([\s\S]*?)<\/script>/.exec(read(new URL(page, web)))?.[1] ?? '';

test('all pages carry the same import map, so that one hash allows it', () => {
  const [first, ...others] = PAGES.map(importMap);
  assert.ok(JSON.parse(first).imports);
  others.forEach((map) => assert.equal(map, first));
});

test('no page has a script or style of its own inside, which the content policy would refuse', () => {
  for (const page of PAGES) {
    const text = read(new URL(page, web)).replace(/<script type="importmap">[\s\S]*?<\/script>/, '');
    assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i, page);
  }
});

test('every module that a page needs is packaged', () => {
  // The build copies exactly what the pom names.
  const pom = read(new URL('../pom.xml', import.meta.url));
  const packaged = [...pom.matchAll(/<resource>([\s\S]*?)<\/resource>/g)].flatMap(([, resource]) => {
    const target = /META-INF\/tocsin-web\/(vendor[^<]*)</.exec(resource)?.[1];
    return target ? [...resource.matchAll(/<include>([^<]*)</g)].map(([, name]) => `./${target}/${name}`) : [];
  });
  const patterns = packaged.map((p) => new RegExp(`^${p.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`));
  const sources = { './vendor/lit-html/': 'node_modules/lit-html/', './vendor/maplibre-gl/': 'node_modules/maplibre-gl/' };
  const { imports } = JSON.parse(importMap('index.html'));
  const seen = new Set();

  const visit = (specifier, from) => {
    const mapped = Object.entries(imports).find(([key]) => specifier === key || (key.endsWith('/') && specifier.startsWith(key)));
    const path = specifier.startsWith('.') ? new URL(specifier, `http://x/${from}`).pathname.slice(1) : mapped && mapped[1].slice(2) + specifier.slice(mapped[0].length);
    assert.ok(path, `${from} imports ${specifier}, which the import map does not know`);
    if (seen.has(path)) {
      return;
    }
    seen.add(path);
    const vendor = Object.entries(sources).find(([prefix]) => `./${path}`.startsWith(prefix));
    const file = vendor ? new URL(`../${vendor[1]}${path.slice(vendor[0].length - 2)}`, import.meta.url) : new URL(path, web);
    assert.ok(existsSync(file), `${from} imports ${specifier}, which does not exist`);
    if (vendor) {
      assert.ok(patterns.some((p) => p.test(`./${path}`)), `${path} is not packaged, and ${from} needs it`);
    }
    for (const [, named, bare] of read(file).matchAll(IMPORTS)) {
      visit(named ?? bare, path);
    }
  };
  for (const page of PAGES) {
    visit(`./${/<script type="module" src="([^"]+)"/.exec(read(new URL(page, web)))?.[1]}`, page);
  }
  visit('maplibre-gl', 'app/map/map.js');
  visit('./scenario.js', 'app/map/map.js');
  assert.ok(seen.has('vendor/lit-html/directive.js') && seen.has('app/parts/list.js'));
});
