import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';

const unbrotli = promisify(brotliDecompress);
const unzip = promisify(gunzip);

/** One answer: its text, and what it weighed on the wire (its body as it was sent, without headers). */
export interface Fetched {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
  readonly text: string;
}

/** What a phone loads until its page is usable. */
export interface LoadedPage {
  readonly html: Fetched;
  /** Styles, scripts, and what those import. */
  readonly assets: readonly Fetched[];
  /** Bodies on the wire, all together. */
  readonly bytes: number;
  /** From the first request until the last byte, in ms. */
  readonly took: number;
}

const unpacked = async (body: Buffer, encoding: string | undefined): Promise<string> => {
  if (encoding === 'br') return (await unbrotli(body)).toString('utf8');
  if (encoding === 'gzip') return (await unzip(body)).toString('utf8');
  return body.toString('utf8');
};

const fetchOnce = (agent: Agent, url: URL, headers: Record<string, string>): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(pieces);
        unpacked(body, response.headers['content-encoding']).then(
          (text) => resolve({ path: url.pathname, status: response.statusCode ?? 0, headers: response.headers, bytes: body.length, text }),
          reject,
        );
      });
    }).on('error', reject);
  });

const valuesOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);

/** What the page's own tags ask for: scripts, their preloads, styles. */
const askedByHtml = (html: string): string[] => [
  ...valuesOf(html, /<script\b[^>]*\bsrc="([^"]+)"/g),
  ...valuesOf(html, /<link\b(?=[^>]*\brel="(?:stylesheet|modulepreload)")[^>]*\bhref="([^"]+)"/g),
];

/** What a script cannot run without: its static imports. */
const askedByScript = (script: string): string[] => valuesOf(script, /\b(?:import|from)\s*["'](\.{0,2}\/[^"']+\.js)["']/g);

/**
 * Loads a page over HTTP as a browser does: the HTML, then styles and scripts, up to six at a time, then what the
 * scripts import. `encoding` is what is offered; browsers offer brotli on https and localhost, and gzip elsewhere.
 */
export const loadPage = async (address: string, encoding = 'gzip, deflate, br', extra: Record<string, string> = {}): Promise<LoadedPage> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const headers = { 'Accept-Encoding': encoding, ...extra };
  const startedAt = performance.now();
  try {
    const html = await fetchOnce(agent, new URL(address), headers);
    const assets = new Map<string, Promise<Fetched>>();
    const follow = async (text: string, url: URL): Promise<void> => {
      const imports = url.pathname.endsWith('.js') ? askedByScript(text) : [];
      await Promise.all(imports.flatMap((one) => load(one, url)));
    };
    const load = (path: string, base: URL): Promise<void>[] => {
      const url = new URL(path, base);
      if (assets.has(url.pathname)) return [];
      const answer = fetchOnce(agent, url, headers);
      assets.set(url.pathname, answer);
      return [answer.then(({ text }) => follow(text, url))];
    };
    await Promise.all(askedByHtml(html.text).flatMap((path) => load(path, new URL(address))));
    const loaded = await Promise.all(assets.values());
    return { html, assets: loaded, bytes: [html, ...loaded].reduce((sum, one) => sum + one.bytes, 0), took: performance.now() - startedAt };
  } finally {
    agent.destroy();
  }
};

/** A part of the page that its script fetches when it is needed: script, what that imports beside the first load, and styles. */
export interface PagePart {
  readonly name: string;
  readonly files: readonly string[];
  /** Bodies on the wire, all together. */
  readonly bytes: number;
}

/** The parts that the scripts of a page fetch later, each loaded as a browser in a hall does. */
export const partsOf = async (origin: string, assets: readonly Fetched[], encoding: string): Promise<PagePart[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const load = (path: string): Promise<Fetched> => fetchOnce(agent, new URL(path, origin), { 'Accept-Encoding': encoding });
  const known = new Set(assets.map(({ path }) => path));
  const scripts = assets.filter(({ path }) => path.endsWith('.js')).map(({ text }) => text);
  const entries = [...new Set(scripts.flatMap((text) => valuesOf(text, /\bimport\([`"']\.\/([A-Za-z]+-[\w-]+\.js)[`"']\)/g)))];
  try {
    return await Promise.all(
      entries.map(async (entry) => {
        const fetched: Fetched[] = [];
        const follow = async (path: string): Promise<void> => {
          if (known.has(path) || fetched.some((one) => one.path === path)) return;
          const file = await load(path);
          if (file.status !== 200) throw new Error(`${path} was answered with ${String(file.status)}.`);
          fetched.push(file);
          const imports = askedByScript(file.text).map((one) => new URL(one, new URL(path, origin)).pathname);
          const styles = valuesOf(file.text, /["'`](\/assets\/[\w-]+\.css)["'`]/g);
          for (const next of [...imports, ...styles]) await follow(next);
        };
        await follow(`/assets/${entry}`);
        const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0);
        return { name: entry.slice(0, entry.indexOf('-')), files: fetched.map(({ path }) => path), bytes };
      }),
    );
  } finally {
    agent.destroy();
  }
};
