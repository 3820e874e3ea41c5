import { randomString } from '../../../../shared/client/random.ts';
import type { Format } from '../../../../shared/gathering/groups/model/format.ts';
import { makeGroups } from '../../../../shared/gathering/groups/maker/make-groups.ts';
import type { Person } from '../../../../shared/gathering/groups/maker/person.ts';
import type { GroupRules } from '../../../../shared/gathering/groups/maker/rules.ts';
import { hostsOf, makerRules } from './list-rules.ts';
import { names, type ListRound } from './names.svelte.ts';
import { kindsIn, readList } from './parse-list.ts';
import { notSeated, placeFor, stillHere } from './place-for.ts';

/** Groups from the list, for so many tables and a format. Everything happens in this window. */
export class Seating {
  readonly #tables: () => number;
  readonly #format: () => Format | null;
  readonly list = $derived(readList(names.typed, names.second));
  readonly people: readonly Person[] = $derived(this.list.people);
  readonly kinds = $derived(kindsIn(this.people));
  /** The round in sight, without those whose line is gone. */
  readonly groups = $derived(stillHere(names.rounds[names.shown]?.groups ?? [], this.people));
  /** On the list, and at no table in the round in sight. */
  readonly waiting = $derived(names.rounds.length === 0 ? [] : notSeated(this.people, this.groups));
  readonly hosts = $derived.by(() => {
    const first = names.rounds[0]?.groups ?? [];
    return this.#format()?.hostsStay === true ? hostsOf(first, names.rules.pinned) : {};
  });

  constructor(tables: () => number, format: () => Format | null) {
    this.#tables = tables;
    this.#format = format;
  }

  /** Whether there is somebody for each table. */
  get enough(): boolean {
    return this.#tables() > 0 && this.people.length >= this.#tables();
  }

  /** Makes a round; those after it are made anew when they are asked for. */
  make(round: number): void {
    const before = names.rounds.slice(0, round);
    // People are known by their names from here on: these must not change with the next line that is typed.
    if (this.list.unsure) names.second = this.list.second;
    names.rounds = [...before, this.#made(round, before)];
    names.shown = round;
  }

  tableFor(person: Person): number {
    return placeFor(person, this.groups, this.people, this.#rules(names.shown));
  }

  /** Puts somebody who came late at a table, in the round in sight; nobody else moves. */
  put(person: Person): void {
    const table = this.tableFor(person);
    names.rounds = names.rounds.map((round, index) =>
      index === names.shown ? { ...round, groups: round.groups.map((group, at) => (at === table ? [...group, person.id] : group)) } : round,
    );
  }

  #seatingOf(round: number): Format['rounds'][number]['seating'] {
    return this.#format()?.rounds[round]?.seating ?? (round === 0 ? 'same' : 'mixed');
  }

  #rules(round: number): GroupRules {
    const kinds = this.kinds.map(({ name }) => name);
    return makerRules(names.rules, this.#format(), kinds, this.#seatingOf(round), round === 0 ? {} : this.hosts);
  }

  #made(round: number, before: readonly ListRound[]): ListRound {
    const last = before.at(-1);
    if (last && this.#seatingOf(round) === 'same') return { groups: last.groups, broken: [], why: [] };
    const met = before.map(({ groups }) => groups);
    return makeGroups({ people: this.people, groups: this.#tables(), rules: this.#rules(round), met, seed: Number(randomString(9, '0123456789')) });
  }
}
