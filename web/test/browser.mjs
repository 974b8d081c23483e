import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { chromium } from 'playwright-core';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const executablePath = CHROMIUM.find((path) => path && existsSync(path));

/** Why the tests cannot run here, or false. */
export const skip = !process.env.BASE_URL
  ? 'skipped: set BASE_URL to the address of a running replay, such as http://127.0.0.1:8080'
  : !executablePath
    ? 'skipped: no Chromium here; install it (Debian: apt-get install chromium) or set CHROMIUM to its path'
    : false;

export const launch = () => chromium.launch({ executablePath, args: FLAGS });

/**
 * A line between browser and server that can be cut (connections end, new ones are refused) or frozen (nothing passes
 * and nobody is told, as on a phone in a lift).
 */
export class Line {
  #mode = 'open';
  #pairs = new Set();
  #server;

  /** @param {string} base */
  constructor(base) {
    this.target = new URL(base);
  }

  async open() {
    this.#server = createServer((near) => {
      if (this.#mode === 'cut') {
        near.destroy();
        return;
      }
      const far = connect(Number(this.target.port || 80), this.target.hostname);
      const pair = { near, far };
      this.#pairs.add(pair);
      const pass = (from, to) => {
        from.on('data', (bytes) => this.#mode === 'open' && to.write(bytes));
        from.on('close', () => {
          this.#pairs.delete(pair);
          to.destroy();
        });
        from.on('error', () => to.destroy());
      };
      pass(near, far);
      pass(far, near);
    });
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  freeze() {
    this.#mode = 'frozen';
  }

  cut() {
    this.#mode = 'cut';
    this.#end();
  }

  /** What went through a frozen line is gone, so its connections end when it comes back. */
  restore() {
    this.#mode = 'open';
    this.#end();
  }

  close() {
    this.#end();
    this.#server.close();
  }

  #end() {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }
}
