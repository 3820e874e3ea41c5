import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { cleanText } from '../../shared/gathering/text/clean.ts';

/** One comment of the file. `author` decides which phone writes it and goes no further: it is never sent or stored. */
export interface Comment {
  /** When it was written, epoch ms. */
  readonly at: number;
  readonly author: string;
  /** 1: a moderator accepted it; -1: held it back; 0: nobody has decided. */
  readonly moderated: number;
  readonly text: string;
}

const Row = v.object({
  timestamp: v.pipe(v.string(), v.transform(Number), v.number()),
  'author-id': v.string(),
  moderated: v.pipe(v.string(), v.transform(Number), v.picklist([-1, 0, 1])),
  'comment-body': v.string(),
});

const parsed = (file: string, text: string): unknown => {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (fault) {
    throw new Error(`${file} is not a file of comments: ${fault instanceof Error ? fault.message : 'it cannot be read'}.`, { cause: fault });
  }
};

/** Reads a comments file of the Polis format, in the order of writing. Rejects with a sentence where it is not one. */
export const readComments = async (file: string): Promise<Comment[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });
  const rows = v.safeParse(v.array(Row), parsed(file, text));
  if (!rows.success) {
    throw new Error(`${file} is not a file of comments: it needs the columns timestamp, author-id, moderated and comment-body.`);
  }
  const comments = rows.output.map((row) => ({ at: row.timestamp, author: row['author-id'], moderated: row.moderated, text: row['comment-body'] }));
  const written = comments.filter((comment) => cleanText(comment.text) !== '');
  if (written.length === 0) throw new Error(`${file} has no comment in it.`);
  return written.sort((one, other) => one.at - other.at);
};
