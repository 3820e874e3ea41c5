import type { Contribution } from './contribution.ts';
import type { Floor } from './floor.ts';

/** The most cards that a wall holds, on all its pages together; the newest of them. */
export const WALL_CARDS = 120;

/** What may be on a screen of the room: mixed in, allowed to be shown by its writer, and shown by a decision (FL9). */
export const isOnWall = (contribution: Contribution): boolean =>
  contribution.batch !== null && contribution.audience === 'show' && contribution.decision === 'shown';

/** The wall, newest batch first; within a batch by id, which is random. */
export const wallOf = (floor: Floor, topic?: string): Contribution[] =>
  floor.contributions
    .filter((contribution) => isOnWall(contribution) && (topic === undefined || contribution.topic === topic))
    .sort((one, other) => (other.batch ?? 0) - (one.batch ?? 0) || (one.id < other.id ? -1 : 1));
