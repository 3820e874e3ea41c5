import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the environment sets; every variable has a default that suits a laptop in a hall. */
export interface Environment {
  /** Ports to try, in order. */
  readonly ports: readonly number[];
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly publicUrl: string | null;
}

/** The web's own port, so that the address on the poster is short; and what serves where that is not allowed. */
const DEFAULT_PORTS = [80, 3000];

/**
 * A folder as it was named. A shell puts the home folder for a "~" at its beginning, but not inside quotes, in a file of
 * settings, or on Windows: there it would be a folder of that name, which nobody finds again.
 */
export const folderNamed = (named: string): string => {
  if (/^~[^/\\]/.test(named)) {
    throw new Error(`DATA_DIR is "${named}". Write the folder out in full, such as /home/sam/evenings.`);
  }
  return resolve(/^~/.test(named) ? join(homedir(), named.slice(1)) : named);
};

const readPorts = (text: string | undefined): readonly number[] => {
  if (!text) return DEFAULT_PORTS;
  const port = Number(text);
  if (!(Number.isInteger(port) && port >= 0 && port <= 65535))
    throw new Error(`PORT is "${text}". Set it to a number between 1 and 65535, or leave it out.`);
  return [port];
};

/** Whether this machine has the address is told by listening on it. */
const readHost = (text: string | undefined): string | undefined => {
  if (!text || text === 'localhost' || isIP(text) !== 0) return text || undefined;
  throw new Error(`HOST is "${text}". Set it to one address of this machine, in numbers such as 192.168.8.2, or leave it out to listen on all.`);
};

const EXAMPLE = 'such as https://evenings.example.org';

/** The origin alone: phones add the evening's code to it, so that a path before it would lead nowhere. */
const readPublicUrl = (text: string | undefined): string | null => {
  if (!text) return null;
  const say = (what: string): Error => new Error(`PUBLIC_URL is "${text}". ${what}, or leave it out.`);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw say(`Set it to a full address ${EXAMPLE}`);
  const { origin, pathname, search, hash, username, password } = new URL(text);
  if (username !== '' || password !== '')
    throw new Error(`PUBLIC_URL holds a name or a password. Set it to the address alone, ${EXAMPLE}, or leave it out.`);
  if (!/^\/*$/.test(pathname) || search !== '' || hash !== '')
    throw say(`Set it to an address without anything after the name, ${EXAMPLE}: the pages have to be at its top`);
  return origin;
};

/** Reads PORT, HOST, DATA_DIR and PUBLIC_URL. Throws an Error with a sentence where one cannot be used. */
export const readEnvironment = ({ PORT, HOST, DATA_DIR, PUBLIC_URL }: NodeJS.ProcessEnv): Environment => ({
  ports: readPorts(PORT),
  host: readHost(HOST),
  dataDir: folderNamed(DATA_DIR || 'data'),
  publicUrl: readPublicUrl(PUBLIC_URL),
});
