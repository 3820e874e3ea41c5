import { basename, join } from 'node:path';

/** Every file that a gathering may have in the data folder. */
export interface Paths {
  /** The two files that it lies in. */
  readonly slots: readonly [string, string];
  /** What a program from before there were slots kept it in: its file, and the last good copy. Looked at in this order. */
  readonly old: readonly [main: string, last: string];
  /** One that such a program found damaged and put aside. */
  readonly oldDamaged: string;
  /** Writes of such a program that were cut short. */
  readonly leftovers: readonly string[];
}

/** Where the file `path` is put that cannot be used, and is in the way of a new one; one that was put there before stays. `names` are those in its folder. */
export const asideOf = (path: string, names: readonly string[]): string => {
  const taken = new Set(names);
  const aside = (number: number): string => `${path}.damaged${number === 1 ? '' : `-${number}`}`;
  let number = 1;
  while (taken.has(basename(aside(number)))) number += 1;
  return aside(number);
};

const ASIDE = /^([a-z0-9-]{1,40})\.(?:[ab]\.slot|(?:last\.)?json)\.damaged(?:-\d+)?$/i;

/** What of a gathering was put aside, by its names. */
export const asideAmong = (names: readonly string[], id: string): string[] => names.filter((name) => ASIDE.exec(name)?.[1] === id);

export const pathsOf = (folder: string, id: string): Paths => {
  const at = (ending: string): string => join(folder, `${id}.${ending}`);
  const slots = [at('a.slot'), at('b.slot')] as const;
  const old = [at('json'), at('last.json')] as const;
  return {
    slots,
    old,
    oldDamaged: at('damaged.json'),
    leftovers: [at('json.tmp'), at('last.json.tmp')],
  };
};

const SLOT_OR_OLD = /^([a-z0-9-]{1,40})\.(?:[ab]\.slot|(?:last\.)?json)$/i;
const LEFTOVER = /^[a-z0-9-]{1,40}(?:\.last)?\.json\.tmp$/i;

/** The ids of these files, sorted; a gathering of which one file is left is still one. */
export const idsOf = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => SLOT_OR_OLD.exec(name)?.[1] ?? []))].sort();

/** Whether it is what a write of an older program left behind when it was cut short. */
export const isLeftover = (name: string): boolean => LEFTOVER.test(name);
