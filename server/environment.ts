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

/** Reads PORT, HOST, DATA_DIR and PUBLIC_URL. Throws an Error with a sentence where one cannot be used. */
export const readEnvironment = (variables: NodeJS.ProcessEnv): Environment => {
  const { PORT, HOST, DATA_DIR, PUBLIC_URL } = variables;
  const port = PORT ? Number(PORT) : null;
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new Error(`PORT is "${PORT}". Set it to a number between 1 and 65535, or leave it out.`);
  }
  if (PUBLIC_URL && !/^https?:\/\//.test(PUBLIC_URL)) {
    throw new Error(`PUBLIC_URL is "${PUBLIC_URL}". Set it to a full address such as https://evenings.example.org, or leave it out.`);
  }
  return {
    ports: port === null ? DEFAULT_PORTS : [port],
    host: HOST || undefined,
    dataDir: folderNamed(DATA_DIR || 'data'),
    publicUrl: PUBLIC_URL ? PUBLIC_URL.replace(/\/+$/, '') : null,
  };
};
