import type { Plugin } from 'vite';

/**
 * Files of socket.io and of the build tool that a phone does without, and what stands for each: binary messages, and the
 * transports beside the websocket, which `participant-ui/live.svelte.ts` asks for alone. Where it does not get through, the page's forms
 * are posted as they are without script.
 */
const UNUSED: readonly [RegExp, string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export const WT = undefined;'],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, 'export const XHR = undefined;'],
  [/engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/, 'export const encode = undefined, decode = undefined;'],
  [/socket\.io-parser\/build\/esm\/is-binary\.js$/, 'export const isBinary = () => false, hasBinary = () => false;'],
  // What is fetched later (groups) brings nothing that would have to be fetched beside it.
  [/^\0vite\/preload-helper\.js$/, 'export const __vitePreload = (load) => load();'],
  [/socket\.io-parser\/build\/esm\/binary\.js$/, 'export const deconstructPacket = undefined, reconstructPacket = undefined;'],
];

/** Keeps out of the phone's script what it does without. Should the names change, the build still works and the size limit says so. */
export const slimPhone = (): Plugin => ({
  name: 'slim-phone',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'phone',
  load: (id) => UNUSED.find(([file]) => file.test(id))?.[1] ?? null,
});
