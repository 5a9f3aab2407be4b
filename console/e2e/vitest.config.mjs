import { defineConfig } from 'vitest/config';

// Two files at a time: most of a test is waiting for the page or the server. The report is where the Maven build's are.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.mjs'],
    globalSetup: ['e2e/harness/setup.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // a browser on a machine that does other things as well may be too late once; the report names what was
    retry: 1,
    reporters: ['default', ['junit', { suiteName: 'console end to end' }]],
    outputFile: { junit: 'target/surefire-reports/TEST-console-e2e.xml' },
  },
});
