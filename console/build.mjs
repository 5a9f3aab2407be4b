// Called by the Maven build: `node build.mjs build` installs the locked packages and builds the application, `node
// build.mjs test` runs its unit tests. Both do nothing when nothing has changed since they last succeeded. `node build.mjs
// e2e` runs the tests in a browser, each time, because they test the server as well.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const INPUTS = ['src', 'test', 'public', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs'];
const OUTPUT = 'target/classes/console';
const COMPRESSED = /\.(js|css|svg|html)$/;

function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => files(join(path, name)))
    : [path];
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  paths.flatMap(files).forEach((file) => hash.update(file).update('\0').update(readFileSync(file)).update('\0'));
  return hash.digest('hex');
}

function once(stamp, state, isThere, work) {
  if (!isThere || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
    work();
    mkdirSync('target', { recursive: true });
    writeFileSync(stamp, state);
  }
}

function npm(...words) {
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { stdio: 'inherit', shell: process.platform === 'win32' });
}

function install() {
  once('target/installed', fingerprint(['package.json', 'package-lock.json', '.npmrc']), existsSync('node_modules'), () =>
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error'),
  );
}

function build() {
  npm('run', '--silent', 'build');
  // browsers take the compressed form; the server has it ready instead of making it for each request
  files(OUTPUT)
    .filter((file) => COMPRESSED.test(file))
    .forEach((file) => writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 })));
}

const state = fingerprint(INPUTS);
install();
if (process.argv[2] !== 'build' && process.env.SKIP_TESTS === 'true') {
  process.exit(0);
}
if (process.argv[2] === 'e2e') {
  npm('run', '--silent', 'e2e');
} else if (process.argv[2] === 'test') {
  once('target/tested', state, true, () => npm('run', '--silent', 'test'));
} else {
  once('target/built', state, existsSync(join(OUTPUT, 'index.html')), build);
}
