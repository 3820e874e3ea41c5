import { standing, type RunTimes } from '../gathering/timekeeper/clock.ts';
import { minutes } from '../gathering/time.ts';
import type { AgendaEntry } from '../views/evening.ts';

/** What the ribbon needs to know of an item of the agenda. */
export type RibbonEntry = Pick<AgendaEntry, 'id' | 'title' | 'minutes' | 'number' | 'hue'> & {
  /** Left out of the evening, and of its picture. */ readonly dropped?: boolean;
};
/** What it needs to know of what happened. */
export type RibbonRun = RunTimes;

/** One item in the picture of the evening. `x`, `width` and `elapsed` are percentages of the ribbon's width. */
export interface RibbonSegment {
  readonly entry: RibbonEntry;
  readonly x: number;
  readonly width: number;
  /** Of the present item, the part of `width` that has been used. */
  readonly elapsed: number;
  readonly state: 'past' | 'now' | 'ahead';
}

/** Between two segments, in per cent of the width. */
export const GAP = 0.7;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The last segment of each entry: where nothing of it has changed it is the same object, so that pages draw only what has, second by second. */
const lastSegments = new WeakMap<RibbonEntry, RibbonSegment>();
const sameOrNew = (segment: RibbonSegment): RibbonSegment => {
  const last = lastSegments.get(segment.entry);
  const { x, width, elapsed, state } = segment;
  if (last?.x === x && last.width === width && last.elapsed === elapsed && last.state === state) return last;
  lastSegments.set(segment.entry, segment);
  return segment;
};

/** The evening as segments in proportion to their minutes: what has been, what is, what is to come. */
export const ribbonSegments = (agenda: readonly RibbonEntry[], run: RibbonRun, now: number): RibbonSegment[] => {
  const kept = agenda.filter((entry) => entry.dropped !== true);
  const total = kept.reduce((sum, entry) => sum + entry.minutes, 0);
  const room = 100 - GAP * Math.max(0, kept.length - 1);
  const here = standing(kept, run, now);
  const begun = new Set(run.segments.map((segment) => segment.item));
  let x = 0;
  return kept.map((entry) => {
    const width = (room * entry.minutes) / total;
    const state = here?.item === entry.id ? 'now' : begun.has(entry.id) ? 'past' : 'ahead';
    const share = here && state === 'now' ? Math.min(1, here.used / minutes(entry.minutes)) : 0;
    const segment = sameOrNew({ entry, x: round(x), width: round(width), elapsed: round(width * share), state });
    x += width + GAP;
    return segment;
  });
};
