import { type Person } from './person.ts';

/** What the groups should keep to, beside being even within one. Ids and kinds that nobody has are left out of account. */
export interface GroupRules {
  /** Kinds that are shared out evenly: their counts in two groups differ by at most one. */
  readonly spread: readonly string[];
  /** Kinds that are kept together, in as few groups as hold them. */
  readonly cluster: readonly string[];
  /** At most so many of a kind in a group. */
  readonly caps: Readonly<Record<string, number>>;
  readonly apart: readonly (readonly [string, string])[];
  readonly together: readonly (readonly string[])[];
  /** A person's id -> the index of the group they are to be in (a host, a scribe). */
  readonly pinned: Readonly<Record<string, number>>;
}

export const NO_RULES: GroupRules = { spread: [], cluster: [], caps: {}, apart: [], together: [], pinned: {} };

/** What is asked of the group maker. */
export interface GroupRequest {
  readonly people: readonly Person[];
  /** How many groups; at least one, and at most as many as there are people. */
  readonly groups: number;
  readonly rules: GroupRules;
  /** The earlier rounds: each a list of groups of ids. */
  readonly met: readonly (readonly (readonly string[])[])[];
  /** The same request with the same seed gives the same groups. */
  readonly seed: number;
  /** How many changes are tried in all, at least one; where it is left out, as many as are of use. For where others wait meanwhile. */
  readonly changes?: number;
}
