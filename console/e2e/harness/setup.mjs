// Once for all tests: a server with executions of every kind, an empty one, and a browser. STEPWELL_E2E_SEEDED names a
// seeded server that runs already, which saves its start while a test is written.
import { Api } from './api.mjs';
import { launchBrowserServer } from './browser.mjs';
import { seed, SEED_OPTIONS } from './seed.mjs';
import { startServer } from './server.mjs';

export default async function setup(project) {
  const [seeded, empty, browser] = await Promise.all([seededServer(), startServer(), launchBrowserServer()]);
  project.provide('seeded', seeded.url);
  project.provide('empty', empty.url);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([seeded.close(), empty.close()]);
  };
}

async function seededServer() {
  const url = process.env.STEPWELL_E2E_SEEDED;
  if (url) {
    return { url, close: async () => {} };
  }
  const server = await startServer({ options: SEED_OPTIONS });
  await seed(new Api(server.url));
  return server;
}
