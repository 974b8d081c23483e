// Installs the packages of package-lock.json, and does nothing when that has been done since the lock file last changed:
// every build calls this, so it must cost nothing.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const changed = (/** @type {string} */ file) => statSync(here + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file last; it is absent after an installation that was broken off.
if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.error) {
    console.error(`web: npm could not be started (${npm.error.message}); install Node.js 20 or newer with npm`);
  }
  process.exitCode = npm.status ?? 1;
}
