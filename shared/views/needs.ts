/** What somebody in the room may tell the helpers: fixed choices, so that nobody writes about anybody. */
export const NEEDS = ['too-cold', 'cannot-hear', 'cannot-see', 'quiet-place', 'unwell'] as const;
export type NeedKind = (typeof NEEDS)[number];

/** Where they are, if they wish to say. */
export const NEED_PLACES = ['front', 'middle', 'back', 'door', 'outside'] as const;
export type NeedPlace = (typeof NEED_PLACES)[number];

/** A need as the helpers see it: in the server's memory alone, and nothing of who sent it. */
export interface Need {
  /** Random, made by the phone for this need alone. */
  readonly id: string;
  readonly kind: NeedKind;
  readonly place: NeedPlace | null;
}

/** What a phone is told about its need: the helpers have it before them, one of them has taken it, or nobody holds it. */
export type NeedState = 'told' | 'taken' | 'unknown';
