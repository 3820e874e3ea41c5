import { WARNED_FOR } from '../../shared/gathering/plan/model/plan.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';
import type { ConsoleView, ModeratorView } from '../../shared/views/console.ts';

/** When the evening will be sealed, while the crew are warned of it; null otherwise. */
export const sealOf = (view: ConsoleView | ModeratorView): Instant | null => ('plan' in view ? view.surroundings.sealsAt : view.sealsAt);

/** Minutes to the seal, rounded up. Never more than a warning is long: a screen's own clock may be a moment behind a step of the server's. */
export const minutesToSeal = (sealsAt: Instant, now: Instant): number =>
  Math.min(WARNED_FOR / MINUTE, Math.max(1, Math.ceil((sealsAt - now) / MINUTE)));

/** Whether a screen reader is told again: the first time it is said when the warning comes. */
export const isSaidAgain = (left: number): boolean => left === 5 || left === 1;
