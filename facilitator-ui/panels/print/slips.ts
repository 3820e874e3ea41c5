import type { Format } from '../../../shared/gathering/groups/model/format.ts';
import { pileLetter } from '../../../shared/gathering/groups/model/seats/piles.ts';
import { chunks } from './chunks.ts';

/** A pile of slips: for everybody, or for a kind of people. */
export interface Pile {
  readonly letter: string;
  /** '' for the first pile. */
  readonly kind: string;
}

/** The piles of a format: A for everybody, then one for each kind. */
export const pilesOf = (format: Pick<Format, 'kinds'> | null): Pile[] =>
  [{ name: '' }, ...(format?.kinds ?? [])].map(({ name }, index) => ({ letter: pileLetter(index === 0 ? null : index - 1), kind: name }));

export const SLIPS_A_PAGE = 24;

/** Pages of slips: each of one pile, with its numbers in order. */
export const slipPages = (piles: readonly Pile[], counts: readonly number[]): { readonly pile: Pile; readonly slots: readonly string[] }[] =>
  piles.flatMap((pile, index) =>
    chunks(
      Array.from({ length: counts[index] ?? 0 }, (_, number) => `${pile.letter}${String(number + 1)}`),
      SLIPS_A_PAGE,
    ).map((slots) => ({ pile, slots })),
  );
