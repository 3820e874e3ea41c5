import { join } from 'node:path';
import { temporaryOf } from './durable.ts';

/** Every file that a gathering may have in the data folder. */
export interface Paths {
  readonly main: string;
  /** The last good copy. */
  readonly last: string;
  /** One that was found damaged, set aside. */
  readonly damaged: string;
  readonly leftovers: readonly string[];
}

export const pathsOf = (folder: string, id: string): Paths => {
  const main = join(folder, `${id}.json`);
  const last = join(folder, `${id}.last.json`);
  return { main, last, damaged: join(folder, `${id}.damaged.json`), leftovers: [temporaryOf(main), temporaryOf(last)] };
};

const MAIN_OR_LAST = /^([a-z0-9-]{1,40})(?:\.last)?\.json$/i;
const LEFTOVER = /^[a-z0-9-]{1,40}(?:\.last)?\.json\.tmp$/i;

/** The ids of these files, sorted; a gathering of which only the last good copy is left is still one. */
export const idsOf = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => MAIN_OR_LAST.exec(name)?.[1] ?? []))].sort();

export const isLeftover = (name: string): boolean => LEFTOVER.test(name);
