import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { precompress } from './server/web/build/precompress.ts';

/** Old phones still in people's pockets; the pages are built down to these. */
const OLDEST_BROWSERS = ['chrome87', 'safari14', 'firefox83'];

export default defineConfig({
  appType: 'custom',
  plugins: [svelte()],
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
            console: 'facilitator-ui/index.html',
            projector: 'projector-ui/index.html',
            participant: 'participant-ui/main.ts',
          },
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
          input: { main: 'server/main.ts' },
          output: { entryFileNames: '[name].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'ssr']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
      await precompress('dist/client');
    },
  },
});
