import { type Problem } from './problem.ts';

/** A seating, looked at afterwards. */
export interface Seated {
  readonly problem: Problem;
  readonly members: readonly (readonly number[])[];
}

/** The groups of which something is true, by index. */
export const where = (members: Seated['members'], is: (group: readonly number[]) => boolean): number[] =>
  members.flatMap((group, index) => (is(group) ? [index] : []));
/** How many of a kind are in a group. */
export const countIn = ({ problem }: Seated, kind: number, group: readonly number[]): number =>
  group.filter((person) => problem.kindsOf[person]?.includes(kind)).length;
