import { type Problem } from './problem.ts';

/** What one broken rule of each sort costs: the first are kept before the next, and all before repeats (GM5). */
export interface Weights {
  /** A pair that should be together or apart, and is not. */
  readonly bond: number;
  readonly cap: number;
  readonly spread: number;
  readonly cluster: number;
  /** Somebody missing for company in a home of a clustered kind. */
  readonly alone: number;
}

/** Each sort outweighs what one move can win in the next; a pair that meets again costs 1. */
export const weightsFor = ({ sizes, earlier }: Problem): Weights => {
  const alone = 4 * Math.max(...sizes) * Math.max(1, earlier.length);
  return { bond: alone * 2048, cap: alone * 256, spread: alone * 32, cluster: alone * 4, alone };
};

/** Nobody of a clustered kind is the only one in their group, where that can be (GM9). */
const COMPANY = 2;

/** Who sits where, and what that costs, kept up to date with each move. */
export class Seating {
  /** The group of each, or -1 while somebody stands. */
  readonly groupOf: Int32Array;
  /** Who sits in each group, in no order. */
  readonly members: number[][];
  cost = 0;
  readonly #problem: Problem;
  readonly #weights: Weights;
  /** Where in their group's list each is. */
  readonly #place: Int32Array;
  /** For each earlier group and each group: how many of the one sit in the other. */
  readonly #met: Int32Array;
  /** For each person and round: where the counts of their earlier group begin, or -1. */
  readonly #rows: Int32Array;
  readonly #kindCounts: Int32Array;
  readonly #blockCounts: Int32Array;
  /** The groups in which each clustered kind has its home: 1. */
  readonly #homes: Uint8Array;

  constructor(problem: Problem, weights: Weights) {
    const { ids, groups, kinds, blocks, earlier } = problem;
    this.#problem = problem;
    this.#weights = weights;
    this.groupOf = new Int32Array(ids.length).fill(-1);
    this.members = Array.from({ length: groups }, () => []);
    this.#place = new Int32Array(ids.length);
    this.#rows = new Int32Array(ids.length * earlier.length).fill(-1);
    let rows = 0;
    earlier.forEach((round, number) => {
      round.groupOf.forEach((group, person) => {
        if (group >= 0) this.#rows[person * earlier.length + number] = (rows + group) * groups;
      });
      rows += round.groups;
    });
    this.#met = new Int32Array(rows * groups);
    this.#kindCounts = new Int32Array(kinds.length * groups);
    this.#blockCounts = new Int32Array(blocks.length * groups);
    this.#homes = new Uint8Array(kinds.length * groups);
    // What an empty hall costs: everybody who should be somewhere is missing.
    for (const block of blocks) this.cost += (weights.bond * block.length * (block.length - 1)) / 2;
    for (const { least } of kinds) this.cost += weights.spread * least * groups;
  }

  kindCount(kind: number, group: number): number {
    return this.#kindCounts[kind * this.#problem.groups + group] ?? 0;
  }

  isHome(kind: number, group: number): boolean {
    return this.#homes[kind * this.#problem.groups + group] === 1;
  }

  /** Gives a clustered kind other homes. */
  setHomes(kind: number, homes: readonly number[]): void {
    const { groups, kinds } = this.#problem;
    for (let group = 0; group < groups; group += 1) {
      const is = homes.includes(group) ? 1 : 0;
      const was = this.#homes[kind * groups + group] ?? 0;
      const count = this.kindCount(kind, group);
      const missing = kinds[kind]?.company ? Math.max(0, COMPANY - count) : 0;
      this.cost += (is - was) * (this.#weights.alone * missing - this.#weights.cluster * count);
      this.#homes[kind * groups + group] = is;
    }
  }

  /** How many in this group that person, who is not in it, met before; one met twice counts twice. */
  metIn(person: number, group: number): number {
    const rounds = this.#problem.earlier.length;
    let met = 0;
    for (let at = person * rounds; at < (person + 1) * rounds; at += 1) {
      const row = this.#rows[at] ?? -1;
      if (row >= 0) met += this.#met[row + group] ?? 0;
    }
    return met;
  }

  /** Whether somebody in the group of that person met them before. */
  meetsAgain(person: number): boolean {
    const rounds = this.#problem.earlier.length;
    const group = this.groupOf[person] ?? 0;
    for (let at = person * rounds; at < (person + 1) * rounds; at += 1) {
      const row = this.#rows[at] ?? -1;
      if (row >= 0 && (this.#met[row + group] ?? 0) > 1) return true;
    }
    return false;
  }

  /** What it would add to the cost if that person, who stands, sat down in that group. */
  joining(person: number, group: number): number {
    const { groups, kinds, kindsOf, blockOf, apart } = this.#problem;
    const { bond, cap, spread, cluster, alone } = this.#weights;
    let added = this.metIn(person, group);
    for (const kind of kindsOf[person] ?? []) {
      const rule = kinds[kind];
      if (rule === undefined) continue;
      const count = this.#kindCounts[kind * groups + group] ?? 0;
      if (count >= rule.cap) added += cap;
      if (count < rule.least) added -= spread;
      else if (count >= rule.most) added += spread;
      if (rule.enough === 0) continue;
      if (this.#homes[kind * groups + group] === 0) added += cluster;
      else if (rule.company && count < COMPANY) added -= alone;
    }
    const block = blockOf[person] ?? -1;
    if (block >= 0) added -= bond * (this.#blockCounts[block * groups + group] ?? 0);
    for (const other of apart[person] ?? []) if (this.groupOf[other] === group) added += bond;
    return added;
  }

  sit(person: number, group: number): void {
    this.cost += this.joining(person, group);
    this.#count(person, group, 1);
    const list = this.members[group] ?? [];
    this.#place[person] = list.length;
    list.push(person);
    this.groupOf[person] = group;
  }

  stand(person: number): void {
    const group = this.groupOf[person] ?? 0;
    const list = this.members[group] ?? [];
    const last = list.pop() ?? person;
    if (last !== person) {
      const place = this.#place[person] ?? 0;
      list[place] = last;
      this.#place[last] = place;
    }
    this.groupOf[person] = -1;
    this.#count(person, group, -1);
    this.cost -= this.joining(person, group);
  }

  #count(person: number, group: number, by: number): void {
    const { groups, kindsOf, blockOf, earlier } = this.#problem;
    for (let at = person * earlier.length; at < (person + 1) * earlier.length; at += 1) {
      const row = this.#rows[at] ?? -1;
      if (row >= 0) this.#met[row + group] = (this.#met[row + group] ?? 0) + by;
    }
    for (const kind of kindsOf[person] ?? []) this.#kindCounts[kind * groups + group] = (this.#kindCounts[kind * groups + group] ?? 0) + by;
    const block = blockOf[person] ?? -1;
    if (block >= 0) this.#blockCounts[block * groups + group] = (this.#blockCounts[block * groups + group] ?? 0) + by;
  }
}
