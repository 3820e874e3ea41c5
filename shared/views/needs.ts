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

/**
 * What a phone is told about its need: `told` while a screen of the crew shows it, `kept` while none is connected that could,
 * `taken` once a helper has said that they see to it, `unknown` where nobody holds it.
 */
export type NeedState = 'told' | 'kept' | 'taken' | 'unknown';

/** What a helper is told who sees to one: it is theirs, another has it already, or its phone has taken it back. */
export type TakenReply = 'yours' | 'taken' | 'gone';
