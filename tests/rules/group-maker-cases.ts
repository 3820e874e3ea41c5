import fc from 'fast-check';
import { type Person } from '../../shared/gathering/groups/maker/person.ts';
import { chanceFrom } from '../../shared/gathering/groups/maker/random.ts';
import { NO_RULES, type GroupRequest, type GroupRules } from '../../shared/gathering/groups/maker/rules.ts';

/** So many people, p0, p1 and so on, with the kinds that `kinds` says. */
export const crowd = (count: number, kinds: (index: number) => readonly string[] = () => []): Person[] =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, kinds: kinds(index) }));

/** The first so many are officers. */
export const officers =
  (count: number) =>
  (index: number): readonly string[] =>
    index < count ? ['officer'] : [];

export const request = (people: readonly Person[], groups: number, rules: Partial<GroupRules> = {}, seed = 1): GroupRequest => ({
  people,
  groups,
  rules: { ...NO_RULES, ...rules },
  met: [],
  seed,
});

/** Any request at all: rules that conflict, ids and groups that are not there. */
export const anyRequest: fc.Arbitrary<GroupRequest> = fc
  .record({ count: fc.integer({ min: 0, max: 40 }), groups: fc.integer({ min: 0, max: 45 }), seed: fc.integer() })
  .chain(({ count, groups, seed }) => {
    const id = fc.integer({ min: 0, max: count + 1 }).map((index) => `p${index}`);
    const kind = fc.constantFrom('officer', 'Somali', 'young');
    const kinds = fc.subarray(['officer', 'Somali', 'young']);
    return fc.record({
      people: fc.array(kinds, { minLength: count, maxLength: count }).map((all) => crowd(count, (index) => all[index] ?? [])),
      groups: fc.constant(groups),
      rules: fc.record({
        spread: fc.uniqueArray(kind),
        cluster: fc.uniqueArray(kind),
        caps: fc.dictionary(kind, fc.integer({ min: 0, max: 5 })),
        apart: fc.array(fc.tuple(id, id), { maxLength: 8 }),
        together: fc.array(fc.array(id, { maxLength: 6 }), { maxLength: 4 }),
        pinned: fc.dictionary(id, fc.integer({ min: -1, max: 6 }), { maxKeys: 4 }),
      }),
      met: fc.array(fc.array(fc.array(id, { maxLength: 8 }), { maxLength: 5 }), { maxLength: 2 }),
      seed: fc.constant(seed),
    });
  });

/** Rules that some seating keeps: they are read off one that chance made, and loosely enough to be found. */
export const satisfiable: fc.Arbitrary<GroupRequest> = fc
  .record({ count: fc.integer({ min: 6, max: 60 }), size: fc.integer({ min: 3, max: 9 }), seed: fc.integer() })
  .map(({ count, size, seed }) => {
    const chance = chanceFrom(seed);
    const groups = Math.max(2, Math.floor(count / size));
    const order = chance.shuffled(crowd(count).map(({ id }) => id));
    const tables = Array.from({ length: groups }, (_, group) => order.filter((_id, index) => index % groups === group));
    const at = (id: string): number => order.indexOf(id) % groups;
    const any = (): string => order[chance.below(count)] ?? '';
    const kinds = new Map(order.map((id, index) => [id, index < groups + groups / 2 ? ['officer'] : chance.next() < 0.3 ? ['young'] : []]));
    const young = tables.map((table) => table.filter((id) => kinds.get(id)?.includes('young')).length);
    const pairs = Array.from({ length: Math.floor(count / 4) }, (): [string, string] => [any(), any()]);
    const rules: GroupRules = {
      spread: ['officer'],
      cluster: [],
      caps: { young: Math.max(...young) },
      apart: pairs.filter(([one, other]) => at(one) !== at(other)),
      together: tables.filter(() => chance.next() < 0.5).map((table) => table.slice(-2)),
      pinned: Object.fromEntries([any(), any()].map((id) => [id, at(id)])),
    };
    return { people: crowd(count, (index) => kinds.get(`p${index}`) ?? []), groups, rules, met: [], seed };
  });
