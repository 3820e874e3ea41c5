import type { Duration } from '../gathering/time.ts';

/** One exchange: when it left, when the answer came (this screen's clock), and the server's clock in between; ms of any two clocks. */
export interface Probe {
  readonly sent: number;
  readonly received: number;
  readonly server: number;
}

/** The server's clock less this screen's, and by how much that may be wrong (ms). */
export interface Offset {
  readonly by: Duration;
  readonly within: Duration;
}

/** Offset to the server's clock from the probe with the shortest round trip, taking half of it as the way there (TK5). */
export const offsetFrom = (probes: readonly Probe[]): Offset => {
  const best = probes.reduce((one, other) => (other.received - other.sent < one.received - one.sent ? other : one));
  return { by: best.server - (best.sent + best.received) / 2, within: (best.received - best.sent) / 2 };
};

/** How far two good clocks part, at most, for each ms that passes. */
const DRIFT = 1e-4;

/** Which to go by, `elapsed` ms after the earlier one: a rougher one that does not contradict it tells nothing new (TK38). */
export const surerOf = (before: Offset | null, after: Offset, elapsed: Duration): Offset => {
  if (!before) return after;
  const within = before.within + elapsed * DRIFT;
  const agrees = Math.abs(after.by - before.by) <= within + after.within;
  return agrees && within < after.within ? { by: before.by, within } : after;
};
