import type { Plugin } from 'vite';

/**
 * Keeps out of the phone's script what it never uses: socket.io's third transport. The names are those of its files;
 * should they change, the build still works and the size limit says so.
 */
export const slimPhone = (): Plugin => ({
  name: 'slim-phone',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'phone',
  load: (id) => (/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/.test(id) ? 'export const WT = undefined;' : null),
});
