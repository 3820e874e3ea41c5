import type { Sight } from './sight.ts';

/** What may have changed under a command, for the sentence that says so. */
export const PARTS = ['contribution', 'run', 'screen', 'plan', 'time', 'hands', 'groups', 'report', 'sheet'] as const;
export type Part = (typeof PARTS)[number];

/** What the sender of a command has to have seen: a small value of plain data, the same from a view and from the state. */
export interface Seen<Input> {
  readonly part: Part;
  of(sight: Sight, input: Input): unknown;
}

/** Why a command names nothing that its sender saw. */
export interface Unseen {
  readonly why: string;
}

export const seen = <Input>(part: Part, of: (sight: Sight, input: Input) => unknown): Seen<Input> => ({ part, of });
export const unseen = (why: string): Unseen => ({ why });

/** Whether what was seen is still so. Both sides come from JSON, or go into it. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
