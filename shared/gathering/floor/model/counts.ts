import { DECISIONS, type Contribution, type Decision } from './contribution.ts';

/** What a closed evening tells of its contributions: numbers alone (RN10). */
export interface RecordCounts {
  /** All of them. */
  readonly written: number;
  /** By what was decided, without those for the record only. `waiting` was never decided. */
  readonly decided: Readonly<Record<Decision, number>>;
  /** For the record only, as one number: nobody decides about them. */
  readonly recordOnly: number;
}

export const recordCounts = (contributions: readonly Pick<Contribution, 'audience' | 'decision'>[]): RecordCounts => {
  const open = contributions.filter(({ audience }) => audience !== 'record');
  const decided = Object.fromEntries(DECISIONS.map((name) => [name, open.filter(({ decision }) => decision === name).length]));
  return { written: contributions.length, decided: decided as Record<Decision, number>, recordOnly: contributions.length - open.length };
};
