import { Bucket, type Rate } from '../limits.ts';
import type { Clock } from '../clock.ts';
import { type Corners, CORNERS } from './corners.ts';

/** More at once than this no helper can see to; whoever comes later is told to speak to somebody. */
const MOST = 60;

/**
 * Most of them in one corner: three corners make twelve for one address, which several phones may share, and a hall where all do
 * has as many as helpers can still see to.
 */
const MOST_IN_CORNER = 4;

/** A hall of people spreads over the corners: with sixty needs hardly any holds so many, and where one does somebody fills the list. */
const CROWDED = 3;

/** New ones come into a corner no faster than this, so that a flood that the crew have taken is not back at once: from one address one in ten seconds. */
const PACE: Rate = { burst: 4, perSecond: 1 / 30 };

/** Where a need has room: a corner, and the one that has to go for it, if any. */
export interface Place<One> {
  readonly corner: number;
  readonly instead: One | null;
}

/** Who finds room on the list of needs: one machine fills its own corners, and never the list (NE7). */
export class NeedRoom {
  readonly #paces: readonly Bucket[];

  constructor(
    clock: Pick<Clock, 'now'>,
    private readonly corners: Corners,
  ) {
    this.#paces = Array.from({ length: CORNERS }, () => new Bucket(PACE, clock));
  }

  /** Where there is room for a new one from `address`, among those that are there, the oldest first; null where there is none. */
  placeFor<One extends { readonly corner: number }>(address: string, there: readonly One[]): Place<One> | null {
    const counts = Array<number>(CORNERS).fill(0);
    for (const { corner } of there) counts[corner] = (counts[corner] ?? 0) + 1;
    const countOf = (corner: number): number => counts[corner] ?? 0;
    const fullest = Math.max(...counts);
    // Once the list is full, the newest where most are makes room.
    const instead = there.length < MOST ? null : there.findLast(({ corner }) => fullest >= CROWDED && countOf(corner) === fullest);
    if (instead === undefined) return null;
    const bound = instead === null ? MOST_IN_CORNER : fullest - 1;
    const open = this.corners.of(address).filter((corner) => countOf(corner) < bound);
    const corner = open.sort((one, other) => countOf(one) - countOf(other)).find((one) => this.#paces[one]?.take() === null);
    return corner === undefined ? null : { corner, instead };
  }
}
