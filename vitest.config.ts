import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Ends a test that hangs, and times none: a machine that is busy with other things takes many times as long for each. */
const PATIENCE = 180_000;

/** What is waited for comes when the machine gets to it: a wait costs what it takes, and this long (ms) only where it never comes. */
const COMES = 30_000;

/** Pages whose time is measured, or that have two seconds for something: what they find must not depend on what runs beside them. */
const TIMED = ['acting', 'back-soon', 'clock', 'evening', 'recovery'].map((name) => `tests/browser/${name}.test.ts`);

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    passWithNoTests: true,
    expect: { poll: { timeout: COMES } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['tests/rules/**/*.test.ts'],
          setupFiles: ['tests/tools/seed.ts'],
          pool: 'forks',
          // Pure rules leave nothing behind in a module, so that each is read once a process and not once a file: half the time.
          isolate: false,
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/rules/**'],
          setupFiles: ['tests/tools/seed.ts'],
          pool: 'forks',
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: TIMED,
          pool: 'forks',
          // After all else, two at a time: most of a page's test is waiting for what a person would wait for.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: TIMED,
          pool: 'forks',
          fileParallelism: false,
          // Another program on this machine can take the two seconds that these have.
          retry: 2,
          sequence: { groupOrder: 2 },
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
    ],
  },
});
