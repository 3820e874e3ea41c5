import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests that open real browsers and servers take seconds, not milliseconds. */
const BROWSER_PATIENCE = 180_000;

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          pool: 'forks',
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          pool: 'forks',
          // One page after another, after all else: what they time must not depend on what runs beside them.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: BROWSER_PATIENCE,
          hookTimeout: BROWSER_PATIENCE,
        },
      },
    ],
  },
});
