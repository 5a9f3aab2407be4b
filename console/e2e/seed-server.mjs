// Starts a seeded server to look at: `node e2e/seed-server.mjs [PORT]`. Ends with Ctrl-C, and leaves nothing behind.
import { once } from 'node:events';
import { Api } from './harness/api.mjs';
import { seed, SEED_OPTIONS } from './harness/seed.mjs';
import { startServer } from './harness/server.mjs';

const server = await startServer({ port: Number(process.argv[2] ?? 0), options: SEED_OPTIONS });
await seed(new Api(server.url));
console.log(`A seeded server: ${server.url}/console/`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await server.close();
