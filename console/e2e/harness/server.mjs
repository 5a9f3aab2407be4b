// The packaged server as a process of its own, on a free port and a data directory that goes when it is closed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const HOME = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const DIST = join(HOME, 'server/target/dist');
const READY = 'Stepwell is ready at ';
const START_PATIENCE_MILLIS = 60_000;

/** Starts a server and waits until it is ready. */
export async function startServer({ port = 0, data = newFolder(), options = [] } = {}) {
  const { child, url } = await launch(['server', '--port', String(port), '--data', data, ...options]);
  return {
    url,
    data,
    /** Ends as on SIGTERM, and keeps the data. */
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      }
    },
    /** Ends as in a power cut. */
    async kill() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    async close() {
      await this.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function newFolder() {
  return mkdtempSync(join(tmpdir(), 'stepwell-e2e-'));
}

/** Java itself and not the launcher: the launcher would build what the Maven build at hand is building. */
async function launch(words) {
  const jars = existsSync(join(DIST, 'lib')) ? readdirSync(join(DIST, 'lib')).map((jar) => join(DIST, 'lib', jar)) : [];
  if (jars.length === 0) {
    throw new Error(`no server is packaged in ${DIST}: build it first, for example with './stepwell version'`);
  }
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  // the second compiler costs more than it gives in so short a life
  const flags = [
    '--enable-native-access=ALL-UNNAMED',
    '--sun-misc-unsafe-memory-access=allow',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
  ];
  const own = [`-Dstepwell.home=${HOME}`, `-Dstepwell.dist=${DIST}`, '-cp', jars.join(':'), 'dev.stepwell.server.Main'];
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|STEPWELL)_/.test(name)));
  const child = spawn(java, [...flags, '-XX:+UseCompactObjectHeaders', ...own, ...words], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, url: await readiness(child) };
}

function readiness(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    const give = (reason) => reject(new Error(`the server did not become ready (${reason}); it said:\n${said.join('\n')}`));
    const patience = setTimeout(() => (child.kill('SIGKILL'), give('too slow')), START_PATIENCE_MILLIS);
    const listen = (stream) =>
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (line.startsWith(READY)) {
          clearTimeout(patience);
          resolve(line.slice(READY.length).trim());
        }
      });
    listen(child.stdout);
    listen(child.stderr);
    child.on('error', (failure) => (clearTimeout(patience), reject(failure)));
    child.on('exit', (code) => (clearTimeout(patience), give(`exit status ${code}`)));
  });
}
