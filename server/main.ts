import { fileURLToPath } from 'node:url';
import QRCode from 'qrcode';
import { readEnvironment } from './environment.ts';
import { faultName } from './log.ts';
import { hostAndPort } from './web/addresses.ts';
import { startServer, type RunningServer } from './wiring.ts';

/** Longer than this (ms) stopping does not take, whatever the disk and the clients do: what was acknowledged is on disk already. */
const LONGEST_STOP = 2500;
/** The exit code of a program that Ctrl-C ended, as shells have it. */
const INTERRUPTED = 130;

const say = (line = ''): void => console.log(line);
const complain = (line: string): void => console.error(line);

const consoleAddress = (server: RunningServer): string => `http://${hostAndPort('localhost', server.port)}/console#${server.access.firstLink()}`;

/** Enter prints a new organiser link, for whoever let the first one grow old or closed the tab. */
const offerNewLink = (server: RunningServer): void => {
  if (!process.stdin.isTTY) return;
  say('Press Enter for a new organiser link.');
  process.stdin.on('data', () => say(`  Organiser (works once, for ten minutes):  ${consoleAddress(server)}`));
};

/** What the person at the laptop needs: a link for the organiser, an address for phones, its QR. */
const greet = async (server: RunningServer): Promise<void> => {
  const here = `http://${hostAndPort('localhost', server.port)}`;
  const hall = `http://${hostAndPort(server.addresses[0] ?? '127.0.0.1', server.port)}`;
  say();
  say('Open Floor is running.');
  say();
  say(`  Organiser (works once, for ten minutes):  ${consoleAddress(server)}`);
  say(`  Projector:                                ${here}/projector`);
  say(`  Phones on the hall's network:             ${hall}`);
  for (const other of server.addresses.slice(1)) say(`                                       or:  http://${hostAndPort(other, server.port)}`);
  say();
  say(await QRCode.toString(hall, { type: 'terminal', small: true }));
  say('Ctrl-C stops the program. The evening goes on where it was when you start it again.');
};

const run = async (): Promise<void> => {
  const { ports, host, dataDir, publicUrl } = readEnvironment(process.env);
  const clientFolder = fileURLToPath(new URL('../client', import.meta.url));
  const server = await startServer({ ports, host, dataDir, publicUrl, clientFolder, log: complain });
  await greet(server);
  offerNewLink(server);

  const leave = (why: string): void => {
    complain(`Open Floor did not stop cleanly (${why}). What was acknowledged is saved.`);
    process.exit(1);
  };
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping && signal === 'SIGINT') process.exit(INTERRUPTED);
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what is being saved. Ctrl-C again ends it at once.');
    setTimeout(() => leave('it took too long'), LONGEST_STOP);
    server.stop().then(
      () => process.exit(0),
      (fault: unknown) => leave(faultName(fault)),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

run().catch((fault: unknown) => {
  complain(fault instanceof Error ? fault.message : 'Open Floor could not start.');
  process.exit(1);
});
