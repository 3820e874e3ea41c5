import { AUDIENCES } from '../../../shared/gathering/floor/model/contribution.ts';
import { isQuotable } from '../../../shared/gathering/floor/model/consent.ts';
import type { Gathering } from '../../../shared/gathering/gathering.ts';
import { questionNumber } from '../../../shared/gathering/plan/model/plan.ts';
import { startedAtOf } from '../../../shared/gathering/run/model/run.ts';
import { MINUTE, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import { plannedStarts } from '../../../shared/gathering/timekeeper/planned.ts';
import { CAUSES, plannedAndActual, wholeEvening } from '../../../shared/gathering/timekeeper/record.ts';
import { consentWords } from '../../../shared/words/consent.en.ts';
import { recordWords as words } from '../../../shared/words/record.en.ts';
import { pointRows } from '../points.ts';
import { timeRows } from '../times.ts';
import { topicsOf } from './contributions.ts';
import { FORMAT, type EveningRecord } from './schema.ts';

const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));
const inMinutes = (duration: Duration): number => Math.max(0, Math.round(duration / MINUTE));

const itemsOf = (evening: Gathering, endedAt: Instant): EveningRecord['items'] => {
  const { plan, run } = evening;
  const starts = plannedStarts(plan);
  const times = plannedAndActual(evening, endedAt);
  return plan.items.map((item, index) => {
    const took = times[index]?.took ?? null;
    return {
      position: index + 1,
      number: questionNumber(plan, item.id),
      kind: item.kind,
      hue: item.hue,
      title: item.title,
      wording: item.wording,
      plannedAt: iso(starts[index] ?? plan.details.startsAt),
      planned: item.minutes,
      reached: took !== null,
      startedAt: isoOrNull(startedAtOf(run, item.id)),
      took: took === null ? null : inMinutes(took),
    };
  });
};

const consentOf = ({ consent }: Gathering): EveningRecord['consent'] => {
  const choices = consentWords[consent];
  const quotable = AUDIENCES.some((audience) => isQuotable(consent, audience));
  return { words: consent, choices, quotable, meaning: quotable ? words.quoting.some(choices.show) : words.quoting.none(choices.show) };
};

/**
 * A closed evening as one plain object, from which every file of the record is made (RC11). What is not named here stays
 * behind: ids, codes, batches, the Wi-Fi, addresses (RC6). `complete` is for the organiser's copy alone (RC2).
 */
export const recordOf = (evening: Gathering, { complete }: { readonly complete: boolean }): EveningRecord => {
  const { plan, run, floor } = evening;
  const { details } = plan;
  const { planned, went } = wholeEvening(evening);
  const endedAt = went?.to ?? planned.to;
  const rows = timeRows(evening, endedAt);
  return {
    format: FORMAT,
    complete,
    recordOnly: floor.contributions.filter((one) => one.audience === 'record').length,
    evening: {
      title: details.title,
      place: details.place,
      community: details.community,
      host: details.host,
      timeZone: details.timeZone,
      startsAt: iso(planned.from),
      endsAt: iso(planned.to),
      startedAt: isoOrNull(went?.from ?? null),
      endedAt: isoOrNull(went?.to ?? null),
      next: details.next,
    },
    consent: consentOf(evening),
    legend: { decisions: words.decisions, onScreen: words.onScreen, reasons: words.reasons },
    items: itemsOf(evening, endedAt),
    pauses: run.pauses.map(({ from, to, reason }) => ({
      from: iso(from),
      to: iso(to ?? endedAt),
      minutes: inMinutes((to ?? endedAt) - from),
      reason,
    })),
    times: rows.map((row) => ({
      cause: row.cause,
      position: row.item === null ? null : plan.items.findIndex((item) => item.id === row.item) + 1,
      title: row.title,
      from: iso(row.from),
      to: iso(row.to),
      planned: row.planned,
      took: inMinutes(row.took),
      reason: row.reason,
    })),
    spent: CAUSES.map((cause) => ({
      cause,
      minutes: inMinutes(rows.filter((row) => row.cause === cause).reduce((sum, row) => sum + row.took, 0)),
    })),
    topics: topicsOf(evening, complete),
    points: pointRows(evening).map((point) => ({
      ...point,
      tags: [...point.tags],
      tables: 1 + point.alsoTables.length,
      alsoTables: [...point.alsoTables],
    })),
  };
};
