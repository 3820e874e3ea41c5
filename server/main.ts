import { fileURLToPath } from 'node:url';
import { readEnvironment } from './environment.ts';
import { greet, offerNewLink, sayChanges } from './greeting.ts';
import { stopWhenTold } from './stopping.ts';
import { startServer } from './wiring.ts';

// A terminal that was closed takes no more lines: nobody can read them, and the evening goes on to be saved.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const complain = (line: string): void => console.error(line);

const run = async (): Promise<void> => {
  const { ports, host, dataDir, publicUrl } = readEnvironment(process.env);
  const pages = fileURLToPath(new URL('../client', import.meta.url));
  const server = await startServer({ ports, host, dataDir, publicUrl, pages, log: complain });
  stopWhenTold(() => server.stop(), complain);
  await greet(server, publicUrl);
  sayChanges(server, publicUrl, complain);
  offerNewLink(() => server);
};

run().catch((fault: unknown) => {
  complain(fault instanceof Error ? fault.message : 'Open Floor could not start.');
  process.exit(1);
});
