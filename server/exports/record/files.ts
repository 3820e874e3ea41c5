import { setImmediate } from 'node:timers/promises';
import type { Gathering } from '../../../shared/gathering/gathering.ts';
import type { Instant } from '../../../shared/gathering/time.ts';
import { plain } from '../plain.ts';
import { planIcs } from '../plan-ics.ts';
import { pointsCsv } from '../points-csv.ts';
import { timesCsv } from '../times-csv.ts';
import { contributionsCsv } from './contributions-csv.ts';
import { recordPage } from './page/page.ts';
import { readme } from './readme.ts';
import { recordOf } from './record.ts';
import type { EveningRecord } from './schema.ts';

export const RECORD_FILES = ['README.txt', 'record.html', 'contributions.csv', 'points.csv', 'times.csv', 'plan.ics', 'record.json'] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

const recordJson = (record: EveningRecord): string =>
  `${JSON.stringify(record, (_key, value: unknown) => (typeof value === 'string' ? plain(value) : value), 1)}\n`;

type Files = Record<RecordFile, string>;

const MAKE: { readonly [Name in RecordFile]: (record: EveningRecord, evening: Gathering, now: Instant) => string } = {
  'README.txt': readme,
  'record.html': recordPage,
  'contributions.csv': contributionsCsv,
  'points.csv': (_record, evening) => pointsCsv(evening),
  'times.csv': (_record, evening, now) => timesCsv(evening, now),
  'plan.ics': (_record, evening, now) => planIcs(evening, now),
  'record.json': recordJson,
};

/** Every file of the record of a closed evening, by its name, in the order in which they lie in the zip; one at a time. */
function* made(evening: Gathering, kind: { readonly complete: boolean }): Generator<[RecordFile, string]> {
  const record = recordOf(evening, kind);
  // A moment of the evening's own, so that the same evening always gives the same files.
  const now = evening.run.closedAt ?? evening.plan.details.endsAt;
  for (const name of RECORD_FILES) yield [name, MAKE[name](record, evening, now)];
}

export const recordFiles = (evening: Gathering, kind: { readonly complete: boolean }): Files => Object.fromEntries(made(evening, kind)) as Files;

/** The same, with room between two files for all else that the server does: thousands of texts take a second or more. */
export const recordFilesInTurn = async (evening: Gathering, kind: { readonly complete: boolean }): Promise<Files> => {
  const files: [RecordFile, string][] = [];
  for (const file of made(evening, kind)) {
    files.push(file);
    await setImmediate();
  }
  return Object.fromEntries(files) as Files;
};
