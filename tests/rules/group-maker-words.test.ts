import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenRule } from '../../shared/gathering/groups/maker/broken.ts';
import { impossibleRules } from '../../shared/gathering/groups/maker/impossible.ts';
import { makeGroups, makeRounds } from '../../shared/gathering/groups/maker/make-groups.ts';
import { type GroupRules } from '../../shared/gathering/groups/maker/rules.ts';
import { groupMaker } from '../../shared/words/group-maker.en.ts';
import { anyRequest, crowd, officers, request } from './group-maker-cases.ts';

const NAMES: Record<string, string> = { p0: 'Ama', p1: 'Kofi', p2: 'Efua', p3: 'Yaw' };
const labels = { person: (id: string) => NAMES[id] ?? id };
const before = (rules: Partial<GroupRules>, groups = 4): string[] =>
  impossibleRules(request(crowd(20, officers(6)), groups, rules)).map((rule) => groupMaker.broken(rule, labels));
const broken = (rule: Partial<BrokenRule> & Pick<BrokenRule, 'rule' | 'because'>): string =>
  groupMaker.broken({ people: [], of: '', groups: [], count: 0, most: 0, among: 8, ...rule }, labels);

describe('the words of the group maker', () => {
  it('GM7 say why the groups are as they are', () => {
    const why = (fact: Parameters<typeof groupMaker.why>[0]): string => groupMaker.why(fact, labels);
    expect(why({ kind: 'meet-again', pairs: 2, ruled: 0, fewest: false })).toBe('2 pairs meet again.');
    expect(why({ kind: 'meet-again', pairs: 1, ruled: 1, fewest: true })).toBe('One pair meets again, by rule.');
    expect(why({ kind: 'meet-again', pairs: 84, ruled: 2, fewest: true })).toBe(
      '84 pairs meet again, two of them by rule; with groups of this size it cannot be fewer.',
    );
    expect(why({ kind: 'meet-again', pairs: 0, ruled: 0, fewest: true })).toBe('Everybody sits with people they have not sat with before.');
    const uneven = { kind: 'uneven-kind', of: 'officer', among: 8 } as const;
    expect(why({ ...uneven, groups: [2], count: 2, total: 9, because: 'more-than-groups' })).toBe(
      'Table 3 has two officers because there are 9 officers for 8 tables.',
    );
    expect(why({ ...uneven, groups: [0, 1, 2, 4], count: 1, total: 4, because: 'fewer-than-groups' })).toBe(
      'Only tables 1 to 3 and 5 have one of the officers, because there are 4 officers for 8 tables.',
    );
    expect(why({ kind: 'uneven-sizes', groups: [0, 1, 2, 3], count: 8, total: 60, among: 8 })).toBe(
      'Tables 1 to 4 have 8 people and the others 7, because there are 60 people for 8 tables.',
    );
    expect(groupMaker.why({ kind: 'cluster', of: 'Somali', groups: [2, 1] }, { kind: () => 'Somali speakers' })).toBe(
      'Somali speakers sit at tables 2 and 3.',
    );
    expect(why({ kind: 'not-here', people: ['p0'] })).toBe('Ama is named in a rule and is not on the list.');
  });

  it('GM7 are made from the facts of real groups', () => {
    const made = makeRounds(request(crowd(60, officers(12)), 8, { spread: ['officer'] }), 2)[1];
    expect(made?.why.map((fact) => groupMaker.why(fact))).toEqual([
      'Everybody sits with people they have not sat with before.',
      expect.stringMatching(/^Tables .+ have two officers because there are 12 officers for 8 tables\.$/),
      expect.stringMatching(/^Tables .+ have 8 people and the others 7, because there are 60 people for 8 tables\.$/),
    ]);
  });

  it('GM6 name a rule that cannot be kept before anybody sits', () => {
    expect(before({ together: [['p0', 'p1']], apart: [['p0', 'p1']] })).toEqual([
      'Ama and Kofi cannot sit both together and apart. They sit together.',
    ]);
    expect(before({ together: [['p0', 'p1', 'p2', 'p3', 'p4', 'p5']] })).toEqual([
      'Ama, Kofi, Efua and 3 others cannot all sit together: they are 6, and a table has 5 places.',
    ]);
    expect(before({ together: [['p0', 'p1']], pinned: { p0: 0, p1: 1 } })).toEqual([
      'Ama and Kofi cannot sit together: some of them are pinned to different tables.',
    ]);
    expect(before({ apart: [['p0', 'p1']], pinned: { p0: 0, p1: 0 } })).toEqual([
      'Ama and Kofi cannot sit apart: both are pinned to the same table.',
    ]);
    const apart: [string, string][] = [
      ['p0', 'p1'],
      ['p1', 'p2'],
      ['p2', 'p0'],
    ];
    expect(before({ apart }, 2)).toEqual(['Ama, Kofi and Efua cannot all sit apart: they are 3, and there are 2 tables.']);
    expect(before({ pinned: { p1: 6 } })).toEqual(['Kofi cannot be at table 7: there are 4 tables.']);
    expect(before({ caps: { officer: 1 } })).toEqual(['There are 6 officers, and 4 tables of at most 1 hold 4.']);
    expect(before({ caps: { officer: 2 }, pinned: { p0: 1, p1: 1, p2: 1 } })).toEqual([
      '3 officers are pinned to one table, which may have at most 2.',
    ]);
    expect(before({ caps: { officer: 2 }, together: [['p0', 'p1', 'p2']] })).toEqual([
      '3 officers must sit together, and a table may have at most 2.',
    ]);
    expect(before({ spread: ['officer'], together: [['p0', 'p1', 'p2']] })).toEqual(['Officers cannot be shared out evenly: 3 must sit together.']);
    expect(before({ spread: ['officer'], pinned: { p0: 1, p1: 1, p2: 1 } })).toEqual([
      'Officers cannot be shared out evenly: 3 are pinned to one table.',
    ]);
    expect(before({ spread: ['officer'], cluster: ['officer'] })).toEqual([
      'Officers cannot be both shared out and kept together. They are shared out.',
    ]);
    expect(before({ cluster: ['officer'], pinned: { p0: 0, p1: 1, p2: 2 } })).toEqual([
      'Officers are at 3 tables, where 2 tables would do, since some are pinned there.',
    ]);
  });

  it('GM6 say afterwards where it shows', () => {
    const couple = { people: ['p0', 'p1'] };
    expect(broken({ rule: 'apart', because: 'more-than-groups', ...couple, groups: [1], count: 9, most: 8 })).toBe(
      'Ama and Kofi sit together at table 2: 9 people are to sit apart from each other, and there are 8 tables.',
    );
    expect(broken({ rule: 'apart', because: 'pinned-together', ...couple, groups: [2] })).toBe(
      'Ama and Kofi cannot sit apart: both are pinned to table 3.',
    );
    expect(broken({ rule: 'apart', because: 'no-room', ...couple, groups: [2] })).toBe(
      'Ama and Kofi sit together at table 3: no seating was found that keeps all rules.',
    );
    expect(broken({ rule: 'together', because: 'no-room', ...couple, groups: [0, 2] })).toBe(
      'Ama and Kofi do not sit together: no seating was found that keeps all rules. They sit at tables 1 and 3.',
    );
    expect(broken({ rule: 'cap', because: 'more-than-fit', of: 'officer', count: 20, most: 2, groups: [0, 1, 2, 3] })).toBe(
      'There are 20 officers, and 8 tables of at most 2 hold 16. Tables 1 to 4 have more.',
    );
    expect(broken({ rule: 'cap', because: 'no-room', of: 'officer', most: 1, groups: [3] })).toBe(
      'Table 4 has more than 1 officer: no seating was found that keeps all rules.',
    );
    expect(broken({ rule: 'spread', because: 'no-room', of: 'officer', groups: [3, 4] })).toBe(
      'Officers are not shared out evenly at tables 4 and 5: no seating was found that keeps all rules.',
    );
    expect(broken({ rule: 'cluster', because: 'no-room', of: 'officer', groups: [3, 4], most: 1 })).toBe(
      'Officers are at tables 4 and 5, where 1 table would do: no seating was found that keeps all rules.',
    );
    expect(broken({ rule: 'even', because: 'pinned', groups: [0], count: 6 })).toBe('Table 1 has 6 people, since that many are pinned to it.');
    expect(broken({ rule: 'even', because: 'pinned', groups: [0, 1], count: 6 })).toBe(
      'Tables 1 and 2 have more people than the others, since they are pinned there.',
    );
  });

  it('GM7 have a sentence for every fact and every broken rule', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const { broken: rules, why } = makeGroups(asked);
        const said = [...[...rules, ...impossibleRules(asked)].map((rule) => groupMaker.broken(rule)), ...why.map((fact) => groupMaker.why(fact))];
        for (const sentence of said) expect(sentence).toMatch(/^[A-Zp0-9](?!.*(?:undefined|NaN| {2})).*\.$/);
      }),
      { numRuns: 20 },
    );
  });
});
