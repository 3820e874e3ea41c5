import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { precompress } from './server/web/build/precompress.ts';
import { slimPhone } from './server/web/build/slim-phone.ts';
import { PAGES } from './shared/protocol/screens.ts';

/** Old phones still in people's pockets; the pages are built down to these. */
const OLDEST_BROWSERS = ['chrome87', 'safari14', 'firefox83'];

/**
 * What `lightningcss` calls the properties of start and end. It is not to turn them into left and right: it would go by the
 * page's language, not by its direction, and write each rule twice with a list of languages. What the oldest browsers do not
 * know of them, the phone's and the table's pages do not use (`tests/direction.test.ts`).
 */
const LOGICAL_PROPERTIES = 524288;

/** The tools (`npm run replay`, `npm run bench`, `npm run screenshots`) are built only when asked for: an evening needs none of them. */
const BUILT = process.env.OPEN_FLOOR_TOOLS ? ['tools'] : ['client', 'phone', 'ssr'];
const TOOLS = ['tests/replay/replay.ts', 'tests/bench/bench.ts', 'tests/screenshots/screenshots.ts'].filter((file) => existsSync(file));

export default defineConfig({
  appType: 'custom',
  plugins: [svelte({ configFile: false }), slimPhone()],
  css: { lightningcss: { exclude: LOGICAL_PROPERTIES } },
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        emptyOutDir: true,
        manifest: 'manifest.json',
        target: OLDEST_BROWSERS,
        cssTarget: OLDEST_BROWSERS,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: {
            ...Object.fromEntries(Object.entries(PAGES).map(([name, { file }]) => [name, file])),
            // Of the phone's pages that have no script.
            plain: 'participant-ui/styles/plain.css',
          },
        },
      },
    },
    // Apart from the other two, so that a phone never fetches a shared part for what only they use.
    phone: {
      consumer: 'client',
      build: {
        outDir: 'dist/client',
        emptyOutDir: false,
        manifest: 'phone-manifest.json',
        target: OLDEST_BROWSERS,
        cssTarget: OLDEST_BROWSERS,
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: { participant: 'participant-ui/main.ts' },
          // All that the first load needs in one file: two compress worse, and the second would be asked for later.
          output: { codeSplitting: { groups: [{ name: 'participant', tags: ['$initial'] }] } },
        },
      },
    },
    ssr: {
      build: {
        outDir: 'dist/server',
        emptyOutDir: true,
        ssr: true,
        target: 'node20',
        rolldownOptions: {
          input: { main: 'server/main.ts', link: 'server/link.ts' },
          output: { entryFileNames: '[name].js' },
        },
      },
    },
    tools: {
      consumer: 'server',
      build: {
        outDir: 'dist/tools',
        emptyOutDir: true,
        ssr: true,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          input: TOOLS,
          output: { entryFileNames: '[name].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of BUILT) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      if (BUILT.includes('client')) await precompress('dist/client');
    },
  },
});
