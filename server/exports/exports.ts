import type { Exports } from '../export.ts';
import { planIcs } from './plan-ics.ts';
import { pointsCsv } from './points-csv.ts';
import { timesCsv } from './times-csv.ts';

/** Every file that the organiser or the facilitator may take away. */
export const EXPORTS: Exports = {
  'times.csv': (evening, now) => ({ type: 'text/csv; charset=utf-8', name: `times-${evening.code}.csv`, text: timesCsv(evening, now) }),
  'points.csv': (evening) => ({ type: 'text/csv; charset=utf-8', name: `points-${evening.code}.csv`, text: pointsCsv(evening) }),
  'plan.ics': (evening, now) => ({ type: 'text/calendar; charset=utf-8', name: `plan-${evening.code}.ics`, text: planIcs(evening, now) }),
};
