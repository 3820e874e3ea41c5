import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { createServer } from 'vite';

/** What Vite itself serves: the modules and styles of the pages, and its own. All else is the server's. */
const VITES = /^\/(?:@vite\/|@id\/|@fs\/|__|node_modules\/|\.cache\/vite\/|shared\/|facilitator-ui\/|projector-ui\/|participant-ui\/)/;

/**
 * Vite's own sockets are told by their protocol: their address is the top of the site.
 * @param {import('node:http').IncomingMessage} request
 */
function isVites({ url = '', headers }) {
  return VITES.test(url) || headers['sec-websocket-protocol']?.startsWith('vite-') === true;
}

/** The folders that Vite may read from. The data folder and what else lies in the repository are not among them. */
const READABLE = ['shared', 'facilitator-ui', 'projector-ui', 'participant-ui', 'node_modules', '.cache/vite'];

/** Where Vite keeps what it has made of packages. */
const CACHE = '.cache/vite';

/**
 * Vite puts styles into the page as elements of their own, and asks in a worker whether it is there again: what the server sends as
 * the content policy is loosened by just that, on its way through. The server has no such setting, so none can be left on.
 * @param {string} policy
 */
export function forVite(policy) {
  return `${policy.replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")}; worker-src 'self' blob:`;
}

/**
 * @typedef {object} Front what stands before the server
 * @property {import('vite').ViteDevServer} vite
 * @property {number} port
 * @property {(file: string) => Promise<string>} pageOf a page's HTML as Vite makes it, by its file
 */

/**
 * Vite's dev server, which hands on what is not its own.
 * @param {string} root
 * @param {object} options
 * @param {number | undefined} options.port a port that it must be; else the first free one from Vite's own, 5173
 * @param {string | undefined} options.host the address to listen on; else all
 * @param {string | null} options.publicUrl
 * @param {() => Promise<number | null>} options.serverPort where the server listens, once it does; null where it could not be started
 * @returns {Promise<Front>}
 */
export async function startFront(root, { port, host, publicUrl, serverPort }) {
  /** @type {import('vite').ProxyOptions} */
  let toServer = {};
  const vite = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    cacheDir: join(root, CACHE),
    clearScreen: false,
    optimizeDeps: {
      entries: ['facilitator-ui/main.ts', 'projector-ui/main.ts', 'participant-ui/main.ts', 'participant-ui/table/main.ts'],
    },
    // The phone's own way of being built is not served: its page takes the modules of the others.
    environments: { phone: { optimizeDeps: { noDiscovery: true } } },
    server: {
      host: host ?? true,
      strictPort: port !== undefined,
      cors: false,
      allowedHosts: publicUrl === null ? [] : [new URL(publicUrl).hostname],
      fs: { strict: true, allow: [...READABLE.map((folder) => join(root, folder)), realpathSync(join(root, 'node_modules'))] },
      ...(port === undefined ? {} : { port }),
      proxy: {
        '^/': {
          // Where it goes to is said below, for each start of the server.
          target: 'http://127.0.0.1',
          ws: true,
          configure: (proxy, options) => {
            toServer = options;
            proxy.on('proxyRes', ({ headers }) => {
              const policy = headers['content-security-policy'];
              if (typeof policy === 'string') headers['content-security-policy'] = forVite(policy);
            });
          },
          bypass: async (request, response) => {
            if (isVites(request)) return request.url;
            const at = await serverPort();
            if (at !== null) {
              toServer.target = `http://127.0.0.1:${at}`;
              return undefined;
            }
            response?.writeHead(503, { 'Content-Type': 'text/plain' }).end('The server could not be started. The terminal says why.\n');
            return response ? request.url : false;
          },
        },
      },
    },
  });
  await vite.listen();
  const at = vite.httpServer?.address();
  if (typeof at !== 'object' || at === null) throw new Error('Vite listens on no port.');
  return { vite, port: at.port, pageOf: (file) => pageOf(vite, root, file) };
}

/**
 * @param {import('vite').ViteDevServer} vite
 * @param {string} root
 * @param {string} file
 */
async function pageOf(vite, root, file) {
  const html = await readFile(join(root, file), 'utf8');
  // A page's address is another than its file's, so that what it names beside itself is named from the top.
  const fromTop = html.replace(/(src|href)="(\.[^"]+)"/g, (_all, name, path) => `${name}="${posix.join('/', posix.dirname(file), path)}"`);
  return vite.transformIndexHtml(`/${file}`, fromTop);
}
