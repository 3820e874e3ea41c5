import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { PAGES } from '../../shared/protocol/screens.ts';
import type { Pages } from '../web/assets.ts';
import { startServer, type RunningServer } from '../wiring.ts';

/** What Vite says a page is: the file's text, with what replaces its modules while they are changed. */
export type PageOf = (file: string) => Promise<string>;

/** What the phone's script imports of styles: linked too, since the page is drawn before the script runs. */
const stylesOfPhone = (root: string): string[] => {
  const script = readFileSync(join(root, 'participant-ui/main.ts'), 'utf8');
  return [...script.matchAll(/^import '\.\/(.+\.css)';$/gm)].map(([, file = '']) => `/participant-ui/${file}`);
};

/** The pages as Vite serves them: each module by the address of its file. */
const pagesByVite = (root: string, pageOf: PageOf): Pages => {
  const routes = new Hono();
  for (const { address, file } of Object.values(PAGES)) routes.get(address, async (context) => context.html(await pageOf(file)));
  const participant = {
    script: '/participant-ui/main.ts',
    styles: stylesOfPhone(root),
    icon: '/shared/ui/icon.svg',
    plainStyles: ['/participant-ui/styles/plain.css'],
    laterStyles: ['/participant-ui/later/later.css'],
  };
  return { participant, routes };
};

/** What the server is told that stands behind Vite: the port that Vite listens on, and how it makes a page. */
export interface BehindVite {
  /** The repository. */
  readonly root: string;
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly publicUrl: string | null;
  readonly pageOf: PageOf;
  readonly log: (line: string) => void;
}

/** Starts the server on a port of this machine's own. Rejects with a sentence for the terminal. */
export const startBehindVite = ({ root, port, pageOf, ...options }: BehindVite): Promise<RunningServer> =>
  startServer({ ...options, ports: [], behind: port, pages: pagesByVite(root, pageOf) });
