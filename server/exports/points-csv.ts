import type { Gathering } from '../../shared/gathering/gathering.ts';
import { exportWords as words } from '../../shared/words/exports.en.ts';
import { csv } from './csv.ts';
import { pointRows } from './points.ts';

/** What the tables have written and let out, as rows: each point with its question, its round, and how many tables share it (GR33). */
export const pointsCsv = (evening: Gathering): string =>
  csv([
    [...words.pointHeads],
    ...pointRows(evening).map((point) => [
      point.part,
      point.number ?? '',
      point.question,
      point.round,
      point.table,
      point.words,
      point.exact ? words.yes : '',
      point.tags.map((tag) => words.tags[tag]).join(', '),
      point.told ? words.yes : '',
      1 + point.alsoTables.length,
      point.alsoTables.join(', '),
      point.sameAs ?? '',
    ]),
  ]);
