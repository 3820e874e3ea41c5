import { join } from 'node:path';

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
  /** Slots and older files that nobody could read, put aside by this program. */
  readonly aside: readonly string[];
}

/** Where a file is put that cannot be read, and is in the way of a new one. */
export const asideOf = (path: string): string => `${path}.damaged`;

export const pathsOf = (folder: string, id: string): Paths => {
  const at = (ending: string): string => join(folder, `${id}.${ending}`);
  const slots = [at('a.slot'), at('b.slot')] as const;
  const old = [at('json'), at('last.json')] as const;
  return {
    slots,
    old,
    oldDamaged: at('damaged.json'),
    leftovers: [at('json.tmp'), at('last.json.tmp')],
    aside: [...slots, ...old].map(asideOf),
  };
};

const SLOT_OR_OLD = /^([a-z0-9-]{1,40})\.(?:[ab]\.slot|(?:last\.)?json)$/i;
const LEFTOVER = /^[a-z0-9-]{1,40}(?:\.last)?\.json\.tmp$/i;

/** The ids of these files, sorted; a gathering of which one file is left is still one. */
export const idsOf = (names: readonly string[]): string[] => [...new Set(names.flatMap((name) => SLOT_OR_OLD.exec(name)?.[1] ?? []))].sort();

/** Whether it is what a write of an older program left behind when it was cut short. */
export const isLeftover = (name: string): boolean => LEFTOVER.test(name);
