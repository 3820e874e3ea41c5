import { MINUTE, type Instant } from '../../../../shared/gathering/time.ts';
import { recordWords } from '../../../../shared/words/record.en.ts';
import type { EveningRecord } from '../schema.ts';
import { hueOf, INK_EDGE } from './hues.ts';
import { markup, type Markup } from './markup.ts';

const words = recordWords.page;

interface Segment {
  readonly from: Instant;
  readonly to: Instant;
  readonly title: string;
  readonly minutes: number;
  readonly number: number | null;
  /** 1 to 8, 0 for a part that is no question; null for time that was no part. */
  readonly hue: number | null;
}

/** A segment narrower than this (percent) has no room for its number. */
const ROOM_FOR_NUMBER = 3;

const rounded = (value: number): number => Math.round(value * 100) / 100;

const plannedSegments = ({ items }: EveningRecord): Segment[] =>
  items.map(({ plannedAt, planned, title, number, hue }) => {
    const from = Date.parse(plannedAt);
    return { from, to: from + planned * MINUTE, title, minutes: planned, number, hue };
  });

const tookSegments = ({ items, times }: EveningRecord): Segment[] =>
  times.flatMap((row): Segment[] => {
    const [from, to] = [Date.parse(row.from), Date.parse(row.to)];
    if (row.cause === 'changeover' || to <= from) return [];
    if (row.cause !== 'item') return [{ from, to, title: words.causes[row.cause], minutes: row.took, number: null, hue: null }];
    const item = items[(row.position ?? 0) - 1];
    return [{ from, to, title: row.title, minutes: row.took, number: item?.number ?? null, hue: item?.hue ?? 0 }];
  });

/** Colours and sizes are presentation attributes, since the page's policy allows no style attributes. */
const picture = (which: string, segments: readonly Segment[], start: Instant, end: Instant): Markup => {
  const place = (at: Instant): number => (100 * (at - start)) / (end - start);
  const label = words.ribbon(which, segments.map((one) => words.ribbonPart(one.title, one.minutes)).join(', '));
  const boxes = segments.map(({ from, to, hue }) => {
    const [x, width] = [rounded(place(from)), rounded(place(to) - place(from))];
    return hue === null
      ? markup`<rect x="${x}%" y="4" width="${width}%" height="14" fill="#ffffff" stroke="${INK_EDGE}" stroke-dasharray="3 2"/>`
      : markup`<rect x="${x}%" y="1" width="${width}%" height="20" rx="4" fill="${hueOf(hue)}" stroke="#ffffff" stroke-width="2"/>`;
  });
  const numbers = segments.flatMap(({ from, to, number, hue }) =>
    number === null || !hue || place(to) - place(from) < ROOM_FOR_NUMBER
      ? []
      : [markup`<text x="${rounded(place(from))}%" dx="8" y="15.5" fill="#ffffff" font-size="13" font-weight="700">${number}</text>`],
  );
  return markup`<p class="quiet" aria-hidden="true">${which}</p><svg class="ribbon" role="img" aria-label="${label}">${boxes}${numbers}</svg>`;
};

/** The agenda twice on one scale of time: as planned above, as it went below. */
export const ribbons = (record: EveningRecord): Markup | null => {
  const planned = plannedSegments(record);
  const took = tookSegments(record);
  const all = [...planned, ...took];
  if (planned.length === 0) return null;
  const start = Math.min(...all.map((one) => one.from));
  const end = Math.max(...all.map((one) => one.to));
  return markup`<div>${picture(words.plannedRibbon, planned, start, end)}${took.length > 0 ? picture(words.tookRibbon, took, start, end) : null}</div>`;
};
