// `npm run e2e`: the tests in a browser, or one line that says why they are skipped, also in the report.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { CHROMIUM, isThere } from './harness/browser.mjs';

const FOLDER = 'target/surefire-reports';

if (isThere()) {
  const run = spawnSync('npx', ['--no-install', 'vitest', 'run', '--config', 'e2e/vitest.config.mjs', ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else {
  const reason = `the console's tests in a browser need Chromium, and ${CHROMIUM} is not there (STEPWELL_CHROMIUM names another)`;
  console.log(`Skipped: ${reason}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    `${FOLDER}/TEST-console-e2e.xml`,
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuite name="console end to end" tests="1" failures="0" errors="0" skipped="1" time="0">',
      '  <testcase name="all" classname="console end to end">',
      `    <skipped message="${reason}"/>`,
      '  </testcase>',
      '</testsuite>',
      '',
    ].join('\n'),
  );
}
