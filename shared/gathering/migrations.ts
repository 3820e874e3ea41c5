import * as v from 'valibot';
import type { Stored } from './document.ts';
import { migrated } from './documents.ts';
import { Gathering, SCHEMA } from './gathering.ts';

/** What a folder holds: an evening, and whether it had to be brought up; or why it cannot be opened. */
export type Read = { readonly gathering: Gathering; readonly migrated: boolean } | 'newer' | 'unreadable';

const Version = v.object({ schema: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const broughtUp = (stored: Stored, from: number): Stored => {
  let newest = stored;
  for (let version = from; version < SCHEMA; version += 1) newest = migrated(newest, version);
  return newest;
};

/**
 * An evening from its stored documents, brought up from whichever version wrote them (MG1). One that a newer program wrote is
 * not touched, since this one would erase what it does not know (MG2).
 */
export const readStored = (documents: Stored): Read => {
  const version = v.safeParse(Version, documents);
  if (!version.success) return 'unreadable';
  const { schema } = version.output;
  if (schema > SCHEMA) return 'newer';
  try {
    const gathering = v.safeParse(Gathering, { ...broughtUp(documents, schema), schema: SCHEMA });
    return gathering.success ? { gathering: gathering.output, migrated: schema < SCHEMA } : 'unreadable';
  } catch {
    // A migration throws on what was never an evening of its version; nothing of it is said, since it may quote words.
    return 'unreadable';
  }
};
