import { SECOND, type Instant } from '../../time.ts';
import type { WallPosition } from './stage.ts';

/** Where pages turn by themselves, each stands this long: time to read it from the back of the room. */
export const WALL_PAGE_STANDS = 12 * SECOND;

/** Which of `pages` of the wall stands at `now`, from 0: the same on every screen, and after a reload (ST9). */
export const wallPageAt = ({ page, turningSince }: Omit<WallPosition, 'topic'>, pages: number, now: Instant): number => {
  const turned = turningSince === null ? 0 : Math.max(0, Math.floor((now - turningSince) / WALL_PAGE_STANDS));
  return pages < 2 ? 0 : (page + turned) % pages;
};
