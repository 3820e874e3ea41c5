import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { time } from '../../shared/words/time.en.ts';
import type { Export, ExportFile, Exports } from '../export-port.ts';
import { planIcs } from './plan-ics.ts';
import { pointsCsv } from './points-csv.ts';
import { recordFilesInTurn, type RecordFile } from './record/files.ts';
import { zipped } from './record/zip.ts';
import { timesCsv } from './times-csv.ts';

const CSV = 'text/csv; charset=utf-8';
const encoder = new TextEncoder();

/** What the browser calls a file: what it is and the day of the evening, so that the files of two evenings can lie in one folder. */
const nameOf = (stem: string, ending: string, { plan: { details } }: Gathering): string =>
  `${stem}-${time.inFileNames(details.startsAt, details.timeZone)}.${ending}`;

/** A file that can be had at any time. */
const atAnyTime = (type: string, stem: string, text: (evening: Gathering, now: Instant) => string): Export => ({
  roles: ['organiser', 'facilitator'],
  afterClose: false,
  make: (evening, now) => ({
    type,
    name: nameOf(stem, type === CSV ? 'csv' : 'ics', evening),
    // Once it is closed, the same evening always gives the same files.
    body: encoder.encode(text(evening, evening.run.closedAt ?? now)),
  }),
});

/** A file that holds what people wrote leaves only after the close: a download cannot be withdrawn from (RC1). */
const afterClose = (
  make: (evening: Gathering) => ExportFile | Promise<ExportFile>,
  roles: Export['roles'] = ['organiser', 'facilitator'],
): Export => ({
  roles,
  afterClose: true,
  make,
});

/** Made once: a closed evening does not change any more, and its files are asked for one after another. Let go with the evening, and where it failed. */
const once = <Made>(make: (evening: Gathering) => Promise<Made>): ((evening: Gathering) => Promise<Made>) => {
  const kept = new WeakMap<Gathering, Promise<Made>>();
  return (evening) => {
    const made = kept.get(evening) ?? make(evening);
    kept.set(evening, made);
    made.catch(() => kept.delete(evening));
    return made;
  };
};
const shared = once((evening) => recordFilesInTurn(evening, { complete: false }));
const sharedZip = once(async (evening) => zipped('record', await shared(evening)));
const completeZip = once(async (evening) => zipped('record-complete', await recordFilesInTurn(evening, { complete: true })));

const ofRecord = (name: RecordFile, stem: string, type: string): Export =>
  afterClose(async (evening) => ({
    type,
    name: nameOf(stem, name.split('.')[1] ?? '', evening),
    body: encoder.encode((await shared(evening))[name]),
  }));

const zip = async (stem: string, evening: Gathering, body: Promise<ExportFile['body']>): Promise<ExportFile> => ({
  type: 'application/zip',
  name: nameOf(stem, 'zip', evening),
  body: await body,
});

/** Every file that may be taken away. What was written for the record only is in the last, and the last is the organiser's (RC2, RC3). */
export const EXPORTS: Exports = {
  'times.csv': atAnyTime(CSV, 'times', timesCsv),
  'points.csv': atAnyTime(CSV, 'points', pointsCsv),
  'plan.ics': atAnyTime('text/calendar; charset=utf-8', 'plan', planIcs),
  'contributions.csv': ofRecord('contributions.csv', 'contributions', CSV),
  'record.html': ofRecord('record.html', 'record', 'text/html; charset=utf-8'),
  'record.json': ofRecord('record.json', 'record', 'application/json; charset=utf-8'),
  'record.zip': afterClose((evening) => zip('record', evening, sharedZip(evening))),
  'record-complete.zip': afterClose((evening) => zip('record-complete', evening, completeZip(evening)), ['organiser']),
};
