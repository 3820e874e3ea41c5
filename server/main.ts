import { fileURLToPath } from 'node:url';
import QRCode from 'qrcode';
import { readEnvironment } from './environment.ts';
import { faultName } from './log.ts';
import { hostAndPort, isLoopback } from './web/addresses.ts';
import { startServer, type RunningServer } from './wiring.ts';

/** Longer than this (ms) stopping does not take, whatever the disk and the clients do: what was acknowledged is on disk already. */
const LONGEST_STOP = 2500;
/** The exit code of a program that Ctrl-C ended, as shells have it. */
const INTERRUPTED = 130;

// A terminal that was closed takes no more lines: nobody can read them, and the evening goes on to be saved.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (line = ''): void => console.log(line);
const complain = (line: string): void => console.error(line);

/** How long the names of what is printed are, so that the addresses stand below one another. */
const NAMES = 42;
const line = (name: string, address: string): void => say(`  ${name.padEnd(NAMES)}${address}`);

const sayOrganiser = ({ here, access }: RunningServer): void =>
  line('Organiser (works once, for ten minutes):', `${here}/console#${access.firstLink()}`);

/** Enter prints a new organiser link, for whoever let the first one grow old or closed the tab. */
const offerNewLink = (server: RunningServer): void => {
  if (!process.stdin.isTTY) return;
  say('Press Enter for a new organiser link.');
  process.stdin.on('data', () => sayOrganiser(server));
};

/** Where phones are to go, as things are now; and what to do where none can come. */
const sayPhones = async ({ addresses, port }: RunningServer, publicUrl: string | null): Promise<void> => {
  const found = publicUrl === null ? addresses.present.map((address) => `http://${hostAndPort(address, port)}`) : [publicUrl];
  const [first, ...others] = found;
  if (first === undefined) {
    say("This laptop is on no network that phones could be on. Connect it to the hall's Wi-Fi; the address is shown then.");
    return;
  }
  const onlyHere = publicUrl === null && addresses.present.every(isLoopback);
  line(onlyHere ? 'Phones on this laptop alone:' : publicUrl === null ? "Phones on the hall's network:" : 'Phones:', first);
  for (const other of others) line('  or:', other);
  say();
  if (onlyHere) say('HOST lets nothing but this laptop itself in: no phone can reach it. For an evening start it without HOST.');
  else say(await QRCode.toString(first, { type: 'terminal', small: true }));
};

/** What the person at the laptop needs: a link for the organiser, an address for phones, its QR. */
const greet = async (server: RunningServer, publicUrl: string | null): Promise<void> => {
  say();
  say('Open Floor is running.');
  say();
  sayOrganiser(server);
  line('Projector:', `${server.here}/projector`);
  await sayPhones(server, publicUrl);
  say('Ctrl-C stops the program. The evening goes on where it was when you start it again.');
};

/** The laptop has joined the hall's Wi-Fi, or was given another address: the new one is printed. */
const sayChanges = (server: RunningServer, publicUrl: string | null): void => {
  let first = server.addresses.present[0];
  server.onAddresses(() => {
    if (publicUrl !== null || server.addresses.present[0] === first) return;
    first = server.addresses.present[0];
    say();
    sayPhones(server, publicUrl).catch((fault: unknown) => complain(`The new address could not be shown (${faultName(fault)}).`));
  });
};

const run = async (): Promise<void> => {
  const { ports, host, dataDir, publicUrl } = readEnvironment(process.env);
  const clientFolder = fileURLToPath(new URL('../client', import.meta.url));
  const server = await startServer({ ports, host, dataDir, publicUrl, clientFolder, log: complain });
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
  // The terminal's window was closed.
  process.on('SIGHUP', stop);

  await greet(server, publicUrl);
  sayChanges(server, publicUrl);
  offerNewLink(server);
};

run().catch((fault: unknown) => {
  complain(fault instanceof Error ? fault.message : 'Open Floor could not start.');
  process.exit(1);
});
