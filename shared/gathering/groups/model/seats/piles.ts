import type { Breakout, Seat } from '../breakout.ts';

/** The letter of a pile: A for everybody, B and on for the kinds. */
export const pileLetter = (kind: number | null): string => String.fromCharCode(65 + (kind === null ? 0 : kind + 1));

export const isOfPile = (seat: Pick<Seat, 'holder' | 'kind'>, kind: number | null): boolean => seat.holder === null && seat.kind === kind;

/** How many slips of a pile are out. */
export const slipsOut = (breakout: Pick<Breakout, 'seats'>, kind: number | null): number =>
  breakout.seats.filter((seat) => isOfPile(seat, kind)).length;
