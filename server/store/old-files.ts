import { codeOf, readTwice, type Disk } from './disk.ts';
import { DamagedFile, NewerFile } from './faults.ts';
import type { Paths } from './names.ts';
import { documentsIn } from './slot-pair.ts';
import type { Documents, Judgement } from './store.ts';

/**
 * Gatherings as programs from before there were slots left them: `ID.json`, which each save replaced by a rename, and
 * `ID.last.json`, a copy from about a minute before. They are read once, and go when both slots are on the disk (MG3).
 */
export interface OldParts {
  readonly disk: Disk;
  readonly paths: Paths;
  readonly judge: (documents: Documents) => Judgement;
}

/** What stands under `documents` in such a file, as text that may be anything. */
const documentsOf = (text: string): Documents | null => {
  const documents = documentsIn(text)?.['documents'];
  return typeof documents === 'object' && documents !== null && !Array.isArray(documents) ? (documents as Documents) : null;
};

/** The text of a file, '' where the disk cannot give it, or null where there is none. */
const textOf = async (disk: Disk, path: string): Promise<string | null> => {
  try {
    const bytes = await readTwice(disk, path);
    return bytes && Buffer.from(bytes).toString('utf8');
  } catch (fault) {
    if (codeOf(fault) === 'EIO') return '';
    throw fault;
  }
};

/**
 * The newest of them that is whole and makes sense, and whether it was the one to expect; null where there are none. They
 * have no checksum, and of all single flipped bits about a third leave JSON that can be read, so only a look at what it says
 * tells. Rejects with NewerFile, DamagedFile, or the disk's own fault.
 */
export const readOld = async ({ disk, paths, judge }: OldParts): Promise<{ documents: Documents; asExpected: boolean } | null> => {
  const texts: (string | null)[] = [];
  for (const path of paths.old) {
    const text = await textOf(disk, path);
    texts.push(text);
    const documents = text === null ? null : documentsOf(text);
    const judgement = documents === null ? 'unreadable' : judge(documents);
    if (judgement === 'newer') throw new NewerFile();
    if (documents !== null && judgement === 'known') return { documents, asExpected: path === paths.old[0] };
  }
  if (texts.some((text) => text !== null)) throw new DamagedFile();
  return null;
};

/** Overwrites and removes all of them. Rejects with the disk's own fault where one is left. */
export const eraseOld = async ({ disk, paths }: Pick<OldParts, 'disk' | 'paths'>): Promise<void> => {
  for (const path of [...paths.old, paths.oldDamaged, ...paths.leftovers]) await disk.erase(path);
};
