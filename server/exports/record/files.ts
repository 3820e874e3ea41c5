import type { Gathering } from '../../../shared/gathering/gathering.ts';
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

/** Every file of the record of a closed evening, by its name, in the order in which they lie in the zip. */
export const recordFiles = (evening: Gathering, kind: { readonly complete: boolean }): Record<RecordFile, string> => {
  const record = recordOf(evening, kind);
  // A moment of the evening's own, so that the same evening always gives the same files.
  const now = evening.run.closedAt ?? evening.plan.details.endsAt;
  return {
    'README.txt': readme(record),
    'record.html': recordPage(record),
    'contributions.csv': contributionsCsv(record),
    'points.csv': pointsCsv(evening),
    'times.csv': timesCsv(evening, now),
    'plan.ics': planIcs(evening, now),
    'record.json': recordJson(record),
  };
};
