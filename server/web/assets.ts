import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import * as v from 'valibot';
import { PAGES } from '../../shared/protocol/screens.ts';

/** Where the pages come from: as they were built, or, for whoever works on them, from Vite. */
export interface Pages {
  /** Addresses of what the phone's page, which the server makes itself, asks for. */
  readonly participant: {
    readonly script: string;
    readonly styles: readonly string[];
    readonly icon: string;
    readonly plainStyles: readonly string[];
    readonly laterStyles: readonly string[];
  };
  /** The other pages, and the files of them all. */
  readonly routes: Hono;
}

const Manifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    css: v.optional(v.array(v.string()), []),
    imports: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
);

const readManifest = async (folder: string, name: string): Promise<v.InferOutput<typeof Manifest>> => {
  const text = await readFile(join(folder, name), 'utf8').catch(() => {
    throw new Error(`The pages have not been built: ${folder} has no manifest. Run npm start, which builds them.`);
  });
  return v.parse(Manifest, JSON.parse(text));
};

/** Reads the manifests of the built client in `folder`; rejects with a clear sentence where there are none. */
export const readBuild = async (folder: string): Promise<Pages> => {
  const manifest = await readManifest(folder, 'phone-manifest.json');
  const others = await readManifest(folder, 'manifest.json');
  const icon = others['shared/ui/icon.svg']?.file;
  const stylesOf = (name: string): string[] => {
    const entry = manifest[name];
    return entry ? [...entry.imports.flatMap(stylesOf), ...entry.css] : [];
  };
  const script = manifest['participant-ui/main.ts']?.file;
  const plain = others['participant-ui/styles/plain.css']?.file;
  if (!script || !plain || !icon) throw new Error('The build has no phone page. Run npm start, which builds it anew.');
  const styles = [...new Set(stylesOf('participant-ui/main.ts'))].map((file) => `/${file}`);
  const laterStyles = (manifest['participant-ui/later/later.ts']?.assets ?? []).filter((file) => file.endsWith('.css')).map((file) => `/${file}`);
  const participant = { script: `/${script}`, styles, icon: `/${icon}`, plainStyles: [`/${plain}`], laterStyles };
  return { participant, routes: builtRoutes(folder) };
};

/** Hashed files never change, so they are kept for ever; they were compressed when they were built. */
const builtRoutes = (folder: string): Hono => {
  const routes = new Hono();
  routes.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, context) => context.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  const page = (file: string): ReturnType<typeof serveStatic> =>
    serveStatic({ path: join(folder, file), precompressed: true, onFound: (_path, context) => context.header('Cache-Control', 'no-store') });
  for (const { address, file } of Object.values(PAGES)) routes.get(address, page(file));
  return routes;
};
