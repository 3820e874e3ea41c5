/** Somebody who is to sit in a group, as the group maker knows them. */
export interface Person {
  /** A name as the facilitator typed it, which stays in that browser, or a slot number as text. */
  readonly id: string;
  /** What rules may speak of: "officer", a language. */
  readonly kinds: readonly string[];
}
