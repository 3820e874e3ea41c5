import * as v from 'valibot';
import { last } from '../../last.ts';
import type { Instant } from '../../time.ts';
import { Dwelling } from '../../timekeeper/dwell.ts';

/** Why time stood still. `outage` is the server's own: the laptop was off, or its restart is not to be counted. */
export const PAUSE_REASONS = ['breather', 'heated', 'technical', 'other', 'outage'] as const;

const instant = v.pipe(v.number(), v.integer());

/** One stretch of one item. Going back to an item makes a new segment; the first start is kept. */
export const Segment = v.object({ item: v.string(), startedAt: instant, endedAt: v.nullable(instant) });
export type Segment = v.InferOutput<typeof Segment>;

export const Pause = v.object({ from: instant, to: v.nullable(instant), reason: v.picklist(PAUSE_REASONS) });
export type Pause = v.InferOutput<typeof Pause>;

/** The server was away; it came back by itself, and the console asks whether to count the time. */
export const Outage = v.object({ from: instant, to: instant, counted: v.boolean() });

/**
 * The system's clock was put right in mid-evening: when, and by how much (ms). With `atStart` the server started by a clock that was
 * behind, and what had happened before was moved by so much, until the clock is put right.
 */
export const ClockStep = v.object({ at: instant, by: v.number(), atStart: v.optional(v.literal(true)) });
export type ClockStep = v.InferOutput<typeof ClockStep>;

/** What happened: derived times only come from here, nothing is counted down. */
export const Run = v.object({
  startedAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  /** Where the crew have said "Not yet" to the seal: nobody is warned again before (PL12). */
  keptOpenUntil: v.nullable(instant),
  segments: v.array(Segment),
  /** Goes up with every move, pause and end, and back when one is taken back, so that several can be taken back in turn. */
  moves: v.number(),
  pauses: v.array(Pause),
  /** Minutes of items that were changed on the evening; the plan keeps what was planned. */
  budgets: v.record(v.string(), v.number()),
  /** Items that were dropped or parked on the evening. */
  dropped: v.array(v.string()),
  /** The agreed end, where it was moved on the evening. */
  endsAt: v.nullable(instant),
  /** How the evening stands against its end, as every screen shows it. */
  dwelling: v.nullable(Dwelling),
  /** Whether the question what to do about a late start has been answered. */
  lateStartSettled: v.boolean(),
  outages: v.array(Outage),
  clockSteps: v.array(ClockStep),
});
export type Run = v.InferOutput<typeof Run>;

export const NO_RUN: Run = {
  startedAt: null,
  endedAt: null,
  closedAt: null,
  keptOpenUntil: null,
  segments: [],
  moves: 0,
  pauses: [],
  budgets: {},
  dropped: [],
  endsAt: null,
  dwelling: null,
  lateStartSettled: false,
  outages: [],
  clockSteps: [],
};

/** `planned` before the start, `running`, `ended` when the clock has stopped, `closed` when sealed. */
export type Phase = 'planned' | 'running' | 'ended' | 'closed';

export const phaseOf = (run: Run): Phase =>
  run.closedAt !== null ? 'closed' : run.endedAt !== null ? 'ended' : run.startedAt !== null ? 'running' : 'planned';

/** The segment that is running now; null before the start, in a gap and after the end. */
export const currentSegment = (run: { readonly segments: readonly Segment[] }): Segment | null => {
  const segment = last(run.segments);
  return segment && segment.endedAt === null ? segment : null;
};

/**
 * Where the evening is in its course: other after each move, and as before once a move is taken back. It holds no time, so that a
 * step of the clock changes nothing.
 */
export const positionInRun = (run: Pick<Run, 'startedAt' | 'endedAt' | 'closedAt' | 'segments'>): string =>
  `${run.closedAt !== null ? 'closed' : run.endedAt !== null ? 'ended' : 'open'} ${String(run.segments.length)}${currentSegment(run) ? '' : ' gap'}`;

/** The pause that is on now, if any. */
export const currentPause = (run: Pick<Run, 'pauses'>): Pause | null => {
  const pause = last(run.pauses);
  return pause && pause.to === null ? pause : null;
};

/** Items that have had a segment, in the order of their first start. */
export const begun = (run: Pick<Run, 'segments'>): Set<string> => new Set(run.segments.map((segment) => segment.item));

export const startedAtOf = (run: Pick<Run, 'segments'>, item: string): Instant | null =>
  run.segments.find((segment) => segment.item === item)?.startedAt ?? null;
