import type { Plugin } from 'vite';

/**
 * What Svelte puts around a page to catch errors and to wait for what is not there yet. The phone has neither `<svelte:boundary>` nor `await` in its
 * components, so that what is left of it draws the page, or takes up what the server has drawn.
 */
const BOUNDARY = `
  import { EFFECT_PRESERVED, EFFECT_TRANSPARENT } from '#client/constants';
  import { block, branch } from '../../reactivity/effects.js';
  import { hydrate_next, hydrating } from '../hydration.js';
  export const boundary = (anchor, _props, children) =>
    block(() => {
      if (hydrating) hydrate_next();
      branch(() => children(anchor));
    }, EFFECT_TRANSPARENT | EFFECT_PRESERVED);
  export const pending = () => 0;
`;

/** The address of the page's own host, by the browser's own reading of it; socket.io brings one for browsers that have none. */
const ADDRESS = `
  export const parse = (source) => {
    const { protocol, hostname, port } = new URL(source);
    return { source, protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port, path: '', query: '', queryKey: {} };
  };
`;

/** How long socket.io would wait before it dials again by itself, which it is told not to do (shared/client/redial.ts). */
const NO_REDIAL = 'export class Backoff { attempts = 0; reset() {} setMin() {} setMax() {} setJitter() {} }';

/**
 * Files of socket.io, of Svelte and of the build tool that a phone does without, and what stands for each: binary messages, and the
 * transports beside the websocket, which `participant-ui/live.svelte.ts` asks for alone. Where it does not get through, the page's forms
 * are posted as they are without script.
 */
const UNUSED: readonly [RegExp, string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export const WT = undefined;'],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, 'export const XHR = undefined;'],
  [/engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/, 'export const encode = undefined, decode = undefined;'],
  [/engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/, ADDRESS],
  [/socket\.io-client\/build\/esm\/contrib\/backo2\.js$/, NO_REDIAL],
  [/socket\.io-parser\/build\/esm\/is-binary\.js$/, 'export const isBinary = () => false, hasBinary = () => false;'],
  // What is fetched later (groups) brings nothing that would have to be fetched beside it.
  [/^\0vite\/preload-helper\.js$/, 'export const __vitePreload = (load) => load();'],
  [/svelte\/src\/internal\/client\/dom\/blocks\/boundary\.js$/, BOUNDARY],
  // Fields of classes are set by their names, which are plain ones.
  [/@oxc-project\+runtime@[\d.]+\/helpers\/esm\/toPropertyKey\.js$/, 'export default (name) => name;'],
  [/socket\.io-parser\/build\/esm\/binary\.js$/, 'export const deconstructPacket = undefined, reconstructPacket = undefined;'],
];

/** A method that tries a better way once a first one is open: with one way alone it is never called. */
const UPGRADE = {
  file: /engine\.io-client\/build\/esm\/socket\.js$/,
  method: /\n {4}_probe\(name\) \{\n[^]*?\n {4}\}\n/,
  instead: '\n    _probe() {}\n',
};

/** Keeps out of the phone's script what it does without. Should the names change, the build still works and the size limit says so. */
export const slimPhone = (): Plugin => ({
  name: 'slim-phone',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'phone',
  load: (id) => UNUSED.find(([file]) => file.test(id))?.[1] ?? null,
  transform: (code, id) => (UPGRADE.file.test(id) ? { code: code.replace(UPGRADE.method, UPGRADE.instead), map: null } : null),
});
