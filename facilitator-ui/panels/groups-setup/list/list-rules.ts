import type { Format, Round } from '../../../../shared/gathering/groups/model/format.ts';
import type { GroupRules } from '../../../../shared/gathering/groups/maker/rules.ts';
import { kindKey } from './parse-list.ts';

export const LIST_RULES = ['none', 'spread', 'cluster'] as const;

/** What the seating does with a kind of people on the list. */
export interface KindChoice {
  readonly rule: (typeof LIST_RULES)[number];
  readonly cap: number | null;
}

/** What a facilitator has asked of the seating; people by their names, tables by index. */
export interface ListRules {
  /** By the key of a kind. */
  readonly kinds: Readonly<Record<string, KindChoice>>;
  readonly apart: readonly (readonly [string, string])[];
  readonly together: readonly (readonly [string, string])[];
  readonly pinned: Readonly<Record<string, number>>;
}

export const NO_LIST_RULES: ListRules = { kinds: {}, apart: [], together: [], pinned: {} };

/** What is chosen for a kind: here, else in the format, else nothing. */
export const choiceFor = (rules: ListRules, format: Pick<Format, 'kinds'> | null, kind: string): KindChoice => {
  const key = kindKey(kind);
  const planned = format?.kinds.find((one) => kindKey(one.name) === key);
  return rules.kinds[key] ?? (planned ? { rule: planned.rule, cap: planned.cap } : { rule: 'none', cap: null });
};

/** The rules as the group maker takes them, in a round: among one's own, every kind that has a rule is kept together. */
export const makerRules = (
  rules: ListRules,
  format: Pick<Format, 'kinds'> | null,
  kinds: readonly string[],
  seating: Round['seating'],
  hosts: Readonly<Record<string, number>>,
): GroupRules => {
  const chosen = kinds.map((name) => ({ name, ...choiceFor(rules, format, name) }));
  const own = seating === 'affinity';
  const caps = chosen.flatMap(({ name, cap }) => (cap === null || own ? [] : [[name, cap] as const]));
  return {
    spread: chosen.filter(({ rule }) => rule === 'spread' && !own).map(({ name }) => name),
    cluster: chosen.filter(({ rule }) => rule === 'cluster' || (own && rule === 'spread')).map(({ name }) => name),
    caps: Object.fromEntries(caps),
    apart: rules.apart,
    together: rules.together,
    pinned: { ...hosts, ...rules.pinned },
  };
};

/** Hosts who stay: the first at each table of the first round, where nobody is put there by name. */
export const hostsOf = (first: readonly (readonly string[])[], pinned: ListRules['pinned']): Record<string, number> => {
  const hosted = new Set(Object.values(pinned));
  return Object.fromEntries(first.flatMap(([host], table) => (host === undefined || hosted.has(table) || host in pinned ? [] : [[host, table]])));
};

/** How many rules there are, for the line that folds them. */
export const countRules = (rules: ListRules, kinds: readonly KindChoice[]): number =>
  kinds.filter(({ rule, cap }) => rule !== 'none' || cap !== null).length +
  rules.apart.length +
  rules.together.length +
  Object.keys(rules.pinned).length;
