import type { Instant } from '../../time.ts';
import type { Run } from './run.ts';

/** The run with its open segment and open pause ended now. */
export const settled = (run: Run, now: Instant): Run => ({
  ...run,
  segments: run.segments.map((segment) => (segment.endedAt === null ? { ...segment, endedAt: now } : segment)),
  pauses: run.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause)),
});
