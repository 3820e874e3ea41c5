/** What somebody in the room may tell the helpers: fixed choices, so that nobody writes about anybody. */
export const NEEDS = ['too-cold', 'cannot-hear', 'cannot-see', 'quiet-place', 'unwell'] as const;
export type NeedKind = (typeof NEEDS)[number];

/** Where they are, if they wish to say. */
export const NEED_PLACES = ['front', 'middle', 'back', 'door', 'outside'] as const;
export type NeedPlace = (typeof NEED_PLACES)[number];

/** A need as a phone says it: in the server's memory alone, and nothing of who sent it. */
export interface Need {
  /** Random, made by the phone for this need alone. */
  readonly id: string;
  readonly kind: NeedKind;
  readonly place: NeedPlace | null;
}

/** A need as the helpers' screens have it. */
export interface CrewNeed extends Need {
  /** Random, made by the server when it first hears of it: after a start of the server the same need is another call (NE5). */
  readonly call: string;
}

/**
 * What a phone is told about its need: a helper's screen has it before it, or it is kept since none is connected; one of them has taken
 * it; it was taken back; the evening is closed, and no screen shows it; or nobody holds it.
 */
export const NEED_STATES = ['told', 'kept', 'taken', 'taken-back', 'closed', 'unknown'] as const;
export type NeedState = (typeof NEED_STATES)[number];

/** What became of taking it: `too-late` where it was pressed too long ago, and nothing was done. */
export const TAKE_OUTCOMES = ['yours', 'already-taken', 'not-needed', 'too-late'] as const;
export type TakeOutcome = (typeof TAKE_OUTCOMES)[number];
