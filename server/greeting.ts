import QRCode from 'qrcode';
import { faultName, type Log } from './log.ts';
import { hostAndPort, isLoopback } from './web/addresses.ts';
import type { RunningServer } from './wiring.ts';

const say = (line = ''): void => console.log(line);

/** How long the names of what is printed are, so that the addresses stand below one another. */
const NAMES = 42;
const line = (name: string, address: string): void => say(`  ${name.padEnd(NAMES)}${address}`);

const sayOrganiser = ({ here, access }: RunningServer): void =>
  line('Organiser (works once, for ten minutes):', `${here}/console#${access.firstLink()}`);

/**
 * Enter prints a new organiser link, for whoever let the first one grow old or closed the tab.
 * @param current the server that runs when it is pressed
 */
export const offerNewLink = (current: () => RunningServer | null): void => {
  if (!process.stdin.isTTY) return;
  say('Press Enter for a new organiser link.');
  process.stdin.on('data', () => {
    const server = current();
    if (server) sayOrganiser(server);
  });
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
export const greet = async (server: RunningServer, publicUrl: string | null): Promise<void> => {
  say();
  say('Open Floor is running.');
  say();
  sayOrganiser(server);
  line('Projector:', `${server.here}/projector`);
  await sayPhones(server, publicUrl);
  say('Ctrl-C stops the program. The evening goes on where it was when you start it again.');
};

/** The laptop has joined the hall's Wi-Fi, or was given another address: the new one is printed. */
export const sayChanges = (server: RunningServer, publicUrl: string | null, complain: Log): void => {
  let first = server.addresses.present[0];
  server.onAddresses(() => {
    if (publicUrl !== null || server.addresses.present[0] === first) return;
    first = server.addresses.present[0];
    say();
    sayPhones(server, publicUrl).catch((fault: unknown) => complain(`The new address could not be shown (${faultName(fault)}).`));
  });
};
