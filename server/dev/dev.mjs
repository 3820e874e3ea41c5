// What `npm run dev` runs, for whoever changes Open Floor: Vite serves the pages and replaces in them what is changed, and the server
// behind it is started again when a file of its own is. Nothing is built, and nothing here is part of what `npm start` runs.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServerModuleRunner, runnerImport } from 'vite';
import { startFront } from './front.mjs';
import { restarts } from './restarts.mjs';

/** @typedef {import('../wiring.ts').RunningServer} RunningServer */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} line */
const complain = (line) => console.error(line);

/**
 * What is wrong with a file, and where; of what the server itself says, its sentence.
 * @param {unknown} fault
 */
const sentenceOf = (fault) =>
  !(fault instanceof Error) ? String(fault) : fault.constructor === Error ? fault.message : (fault.stack ?? fault.message);

/** The settings from outside, read as `npm start` reads them. */
async function settings() {
  /** @type {{ module: typeof import('../environment.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'server/environment.ts'), { configFile: false, logLevel: 'warn' });
  const { ports, ...others } = module.readEnvironment(process.env);
  return { ...others, port: process.env.PORT ? ports[0] : undefined };
}

async function run() {
  const { port, host, publicUrl, dataDir } = await settings();
  /** @type {RunningServer | null} */
  let server = null;
  /** @type {ReturnType<typeof restarts> | null} */
  let starts = null;
  const serverPort = async () => {
    await starts?.settled();
    return server?.ownPort ?? null;
  };
  const front = await startFront(ROOT, { port, host, publicUrl, serverPort });
  const runner = createServerModuleRunner(front.vite.environments.ssr, { hmr: false });

  const start = async () => {
    runner.clearCache();
    // Read before the old one is stopped: where a file makes no sense, that one goes on.
    /** @type {typeof import('./behind-vite.ts')} */
    const { startBehindVite } = await runner.import('/server/dev/behind-vite.ts');
    const old = server;
    server = null;
    // It holds the data folder: the new one can only be started when it has let go.
    await old?.stop();
    server = await startBehindVite({ root: ROOT, port: front.port, host, dataDir, publicUrl, pageOf: front.pageOf, log: complain });
  };
  const startAgain = async () => {
    try {
      await start();
      complain('The server was started again.');
    } catch (fault) {
      complain(sentenceOf(fault));
      complain(server ? 'The server goes on as it was before.' : 'The server does not run. It is started at the next change.');
    }
  };

  /** @type {typeof import('../stopping.ts')} */
  const { stopWhenTold } = await runner.import('/server/stopping.ts');
  /** @type {typeof import('../greeting.ts')} */
  const { greet, offerNewLink } = await runner.import('/server/greeting.ts');
  starts = restarts(start(), startAgain);
  stopWhenTold(async () => {
    await starts?.settled();
    await server?.stop();
    await front.vite.close();
  }, complain);
  await starts.settled();
  if (!server) throw new Error('Open Floor could not be started.');
  await greet(server, publicUrl);
  offerNewLink(() => server);
  front.vite.watcher.on('all', (_event, file) => {
    const known = front.vite.environments.ssr.moduleGraph.getModulesByFile(file.replaceAll('\\', '/'));
    if (known && known.size > 0) starts?.again();
  });
}

run().catch((fault) => {
  complain(sentenceOf(fault));
  process.exit(1);
});
