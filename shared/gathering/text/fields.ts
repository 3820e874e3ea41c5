import * as v from 'valibot';
import { cleanLine, cleanText } from './clean.ts';

/** Stands for a name of which nothing can be seen, so that whoever gave it sees that, and an older file with one still opens. */
const NOTHING_SEEN = '–';

/** A text of one line that the crew typed, made as safe as what people write (PL9); may be empty. At most `max` characters. */
export const line = (max: number) => v.pipe(v.string(), v.transform(cleanLine), v.maxLength(max));

/** The same of one or more lines. */
export const lines = (max: number) => v.pipe(v.string(), v.transform(cleanText), v.maxLength(max));

/** A line that must not be left empty. */
export const name = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(),
    v.transform((typed) => cleanLine(typed) || NOTHING_SEEN),
    v.maxLength(max),
  );
