import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { time } from '../../shared/words/time.en.ts';
import type { Export, ExportFile, Exports } from '../export.ts';
import { planIcs } from './plan-ics.ts';
import { pointsCsv } from './points-csv.ts';
import { recordFiles, type RecordFile } from './record/files.ts';
import { zipped } from './record/zip.ts';
import { timesCsv } from './times-csv.ts';

const CSV = 'text/csv; charset=utf-8';
const encoder = new TextEncoder();

/** A file that can be had at any time. */
const atAnyTime = (type: string, nameOf: (evening: Gathering) => string, text: (evening: Gathering, now: Instant) => string): Export => ({
  roles: ['organiser', 'facilitator'],
  afterClose: false,
  make: (evening, now) => ({ type, name: nameOf(evening), body: encoder.encode(text(evening, now)) }),
});

/** The day of the evening, so that the records of two evenings can lie in one folder. */
const dayOf = ({ plan: { details } }: Gathering): string => time.inFileNames(details.startsAt, details.timeZone);

/** A file that holds what people wrote leaves only after the close: a download cannot be withdrawn from (RC1). */
const afterClose = (make: (evening: Gathering) => ExportFile, roles: Export['roles'] = ['organiser', 'facilitator']): Export => ({
  roles,
  afterClose: true,
  make,
});

const ofRecord = (name: RecordFile, stem: string, type: string): Export =>
  afterClose((evening) => ({
    type,
    name: `${stem}-${dayOf(evening)}.${name.split('.')[1] ?? ''}`,
    body: encoder.encode(recordFiles(evening, { complete: false })[name]),
  }));

const zip = (evening: Gathering, complete: boolean): ExportFile => ({
  type: 'application/zip',
  name: `${complete ? 'record-complete' : 'record'}-${dayOf(evening)}.zip`,
  body: zipped(recordFiles(evening, { complete })),
});

/** Every file that may be taken away. What was written for the record only is in the last, and the last is the organiser's (RC2, RC3). */
export const EXPORTS: Exports = {
  'times.csv': atAnyTime(CSV, ({ code }) => `times-${code}.csv`, timesCsv),
  'points.csv': atAnyTime(CSV, ({ code }) => `points-${code}.csv`, pointsCsv),
  'plan.ics': atAnyTime('text/calendar; charset=utf-8', ({ code }) => `plan-${code}.ics`, planIcs),
  'contributions.csv': ofRecord('contributions.csv', 'contributions', CSV),
  'record.html': ofRecord('record.html', 'record', 'text/html; charset=utf-8'),
  'record.json': ofRecord('record.json', 'record', 'application/json; charset=utf-8'),
  'record.zip': afterClose((evening) => zip(evening, false)),
  'record-complete.zip': afterClose((evening) => zip(evening, true), ['organiser']),
};
