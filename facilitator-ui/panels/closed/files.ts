import type { FileLine } from '../../../shared/protocol/http/files.ts';
import { endWords } from '../../../shared/words/console-end.en.ts';

/** The file with everything, and the one that holds what is for the record only as well. */
export const RECORD = 'record.zip';
export const COMPLETE = 'record-complete.zip';

type ByUse = keyof typeof endWords.closed.files;

/** The others, by how likely they are wanted. The first is a page, which is read or printed. */
const BY_USE = ['record.html', 'contributions.csv', 'points.csv', 'times.csv', 'plan.ics', 'record.json'] as const satisfies readonly ByUse[];
export const PAGE = 'record.html';

/** The files that are there, with what they are for; what the list does not name is not there. */
export const byUse = (files: readonly FileLine[]): { readonly name: ByUse; readonly use: string; readonly what: string; readonly bytes: number }[] =>
  BY_USE.flatMap((name) => {
    const file = files.find((one) => one.name === name);
    return file ? [{ name, ...endWords.closed.files[name], bytes: file.bytes }] : [];
  });
