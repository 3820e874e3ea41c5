import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { decode, encode, isNewer, type Good } from '../../server/store/slot.ts';

/** The names of the two files that an evening lies in. */
export const slotNames = (id: string): [string, string] => [`${id}.a.slot`, `${id}.b.slot`];

/** What a slot holds; throws where it is not whole. */
export const goodSlot = (bytes: Uint8Array): Good => {
  const slot = decode(bytes);
  if (slot.is !== 'good') throw new Error(`The slot is ${slot.is}.`);
  return slot;
};

/** The newest text of two slots, as the next start would take it. */
export const newestText = (slots: readonly Uint8Array[]): string => {
  const good = slots.map(decode).filter((slot) => slot.is === 'good');
  const [one, other] = good;
  if (!one) throw new Error('No slot is whole.');
  return other && isNewer(other.count, one.count) ? other.text : one.text;
};

/** The documents of an evening as they lie in a data folder. */
export const storedText = async (dataDir: string, id: string): Promise<string> => {
  const names = (await readdir(dataDir)).filter((name) => slotNames(id).includes(name));
  return newestText(await Promise.all(names.map((name) => readFile(join(dataDir, name)))));
};

export const stored = async (dataDir: string, id: string): Promise<Gathering> => JSON.parse(await storedText(dataDir, id)) as Gathering;

/** Puts other documents into both slots, as a disk that holds something else would give them. */
export const putStored = async (dataDir: string, id: string, documents: unknown): Promise<void> => {
  const json = JSON.stringify(documents);
  const [a, b] = slotNames(id);
  await writeFile(join(dataDir, a), encode(json, 0, 0));
  await writeFile(join(dataDir, b), encode(json, 1, 0));
};
