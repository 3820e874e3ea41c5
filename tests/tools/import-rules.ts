import { type Import } from './imports.ts';

/** What one part of the house may import: prefixes of paths, or names of packages; `types` may be taken as types only. */
interface Part {
  /** Which files this is about; the first part that fits a file is the one that counts. */
  files: RegExp;
  name: string;
  may: RegExp[];
  types?: RegExp[];
  because: string;
}

const NODE = /^node:/;
const TEMPLATES = /^shared\/gathering\/.*\.json$/;
const GATHERING = /^shared\/gathering\//;
/** What any side may use of the domain: schemas and their readers, the clock and what is reckoned from it, a key, a cleaned text. Its rules run on the server. */
const MODELS =
  /^shared\/gathering\/([a-z]+\/(model|maker)\/|text\/|timekeeper\/[a-z-]+\.ts|saw\/(saw|seen|sight|course|facts)\.ts|(code|last|limits|message|refusal|role|sorted|sum|time)\.ts)/;
const SHARED_FOR_SERVERS = /^shared\/(gathering|views|protocol|words)\//;
/** What the parts of the server are told rather than find: clock, log, limits, secrets, and what a store must do. */
const PORTS = /^server\/([a-z-]+\.ts|store\/store\.ts)$/;
const SERVER_PACKAGES = /^(valibot|hono|@hono\/node-server|socket\.io|lowdb|qrcode|fflate)(\/|$)/;
const SVELTE = /^svelte(\/|$)/;
/** Of the shared parts what a screen is made of. */
const SHARED = /^shared\/(client|ui|protocol|views|words)\//;

function screen(name: string, packages: RegExp[] = []): Part {
  return {
    files: new RegExp(`^${name}/`),
    name,
    may: [new RegExp(`^${name}/`), SHARED, MODELS, SVELTE, /^socket\.io-client$/, /^valibot$/, ...packages],
    types: [GATHERING],
    because: 'a screen draws views and sends commands; what two screens need lives in shared/, and the server is reached through the protocol only',
  };
}

/** "Who may import whom" of docs/architecture.md, as a table. */
export const PARTS: Part[] = [
  { files: /^tests\//, name: 'tests', may: [/./], because: '' },
  {
    files: MODELS,
    name: 'a model of shared/gathering',
    may: [MODELS, TEMPLATES, /^valibot$/],
    types: [GATHERING],
    because: 'every side uses it, pages too, and what it imports comes along: rules and documents stay on the server',
  },
  {
    files: GATHERING,
    name: 'shared/gathering',
    may: [GATHERING, TEMPLATES, /^valibot$/],
    because: 'the domain is pure: it runs the same in a browser, in the server and in a test; what it needs from outside is passed in as context',
  },
  {
    files: /^shared\/views\//,
    name: 'shared/views',
    may: [/^shared\/views\//, MODELS],
    types: [GATHERING],
    because: 'a view is made from the state and nothing else',
  },
  {
    files: /^shared\/protocol\//,
    name: 'shared/protocol',
    may: [/^shared\/protocol\//, /^valibot$/, MODELS],
    types: [GATHERING, /^shared\/views\//],
    because: 'the protocol says what travels; from the domain and the views it takes types only (import type)',
  },
  { files: /^shared\/words\//, name: 'shared/words', may: [/^shared\/words\//], because: 'words are data for translators: they know no code' },
  {
    files: /^shared\/(client|ui)\//,
    name: 'shared/client and shared/ui',
    may: [/^shared\/(client|ui|protocol|views|words)\//, MODELS, SVELTE, /^socket\.io-client$/, /^valibot$/, /^@fontsource-variable\//],
    types: [GATHERING],
    because: 'what every screen shares may read views and the clock; rules of the evening run on the server (take their types with import type)',
  },
  screen('facilitator-ui', [/^qrcode$/]),
  screen('projector-ui'),
  screen('participant-ui'),
  {
    files: /^server\/(main|wiring|link|greeting)\.ts$/,
    name: 'the wiring (server/main.ts, server/wiring.ts, server/link.ts, server/greeting.ts)',
    may: [/^server\//, SHARED_FOR_SERVERS, /^participant-ui\/entry-server\.ts$/, NODE, SERVER_PACKAGES],
    because: 'it wires the parts of the server, and of the screens sees only the phone page that the server renders',
  },
  {
    files: /^server\/(start\.mjs|launch\/)/,
    name: 'the launcher',
    may: [/^server\/launch\//, NODE],
    because: 'it runs before anything is installed',
  },
  {
    files: /^server\/[a-z-]+\.ts$/,
    name: 'a port of the server',
    may: [PORTS, SHARED_FOR_SERVERS, NODE, /^valibot$/],
    because: 'ports are what the others lean on',
  },
  {
    files: /^server\/web\/build\//,
    name: 'server/web/build',
    may: [/^server\/web\/build\//, NODE, /^(vite|svelte|rolldown|@gfx\/zopfli)(\/|$)/],
    because: 'it runs while the pages are built, never in the server',
  },
  {
    files: /^server\/dev\//,
    name: 'server/dev',
    may: [/^server\//, /^shared\/protocol\//, NODE, SERVER_PACKAGES, /^vite$/],
    because: 'it puts the server behind Vite for whoever works on Open Floor, and is no part of what npm start runs',
  },
  serverPart('store', []),
  serverPart('access', []),
  serverPart('room', []),
  serverPart('live', ['room', 'access']),
  serverPart('web', ['room', 'access']),
  serverPart('exports', ['room', 'access']),
];

function serverPart(folder: string, others: string[]): Part {
  return {
    files: new RegExp(`^server/${folder}/`),
    name: `server/${folder}`,
    may: [
      ...[folder, ...others].map((name) => new RegExp(`^server/${name}/`)),
      /^server\/(?!main|wiring|link|greeting)[a-z-]+\.ts$/,
      PORTS,
      SHARED_FOR_SERVERS,
      NODE,
      SERVER_PACKAGES,
    ],
    because: 'parts of the server meet in the room or in a port, never each other; server/main.ts brings them together',
  };
}

/** What is wrong with an import, in words: which, why, and what to do. Empty when nothing is. */
export function whatIsWrong({ from, to, type }: Import): string {
  const part = PARTS.find(({ files }) => files.test(from));
  if (!part)
    return `${from} belongs to no part of the house. Move it, or give its folder a line in tests/tools/import-rules.ts and in docs/architecture.md.`;
  const allowed = [...part.may, ...(type ? (part.types ?? []) : [])].some((pattern) => pattern.test(to));
  const reachesMain = /^server\/(main|wiring|link|greeting)\.ts$/.test(to) && !/^(tests\/|server\/((main|wiring|greeting)\.ts$|dev\/))/.test(from);
  if (allowed && !reachesMain) return '';
  return `${from} imports ${to}. ${part.name} must not: ${part.because}. Pass it in from the wiring, move what is shared to where both may reach it, or take only the type.`;
}
