import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impossibleRules } from '../../shared/gathering/groups/maker/impossible.ts';
import { makeGroups, makeRounds, type MadeGroups } from '../../shared/gathering/groups/maker/make-groups.ts';
import { type GroupRules } from '../../shared/gathering/groups/maker/rules.ts';
import { crowd, officers, request, satisfiable } from './group-maker-cases.ts';

const groupOf = ({ groups }: MadeGroups, id: string): number => groups.findIndex((group) => group.includes(id));
const causes = (made: MadeGroups): string[] => made.broken.map(({ rule, because }) => `${rule} ${because}`);
const where = (made: MadeGroups, ids: readonly string[]): Set<number> => new Set(ids.map((id) => groupOf(made, id)));

describe('rules of the group maker', () => {
  it('GM5 keeps every rule where some seating keeps them all', () => {
    fc.assert(
      fc.property(satisfiable, (asked) => {
        const made = makeGroups(asked);
        const { rules, people } = asked;
        expect(made.broken).toEqual([]);
        expect(impossibleRules(asked)).toEqual([]);
        for (const [one, other] of rules.apart) expect(groupOf(made, one)).not.toBe(groupOf(made, other));
        for (const list of rules.together) expect(where(made, list).size).toBe(1);
        for (const [id, group] of Object.entries(rules.pinned)) expect(groupOf(made, id)).toBe(group);
        const counts = (kind: string): number[] =>
          made.groups.map((group) => people.filter(({ id, kinds }) => group.includes(id) && kinds.includes(kind)).length);
        expect(Math.max(...counts('young'))).toBeLessThanOrEqual(rules.caps.young ?? 0);
        expect(Math.max(...counts('officer')) - Math.min(...counts('officer'))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('GM5 keeps rules in later rounds too, before it avoids that people meet again', () => {
    const couples = Array.from({ length: 10 }, (_, index) => [`p${20 + 2 * index}`, `p${21 + 2 * index}`]);
    const asked = request(crowd(60, officers(12)), 8, { spread: ['officer'], together: couples, pinned: { p12: 3 } });
    for (const made of makeRounds(asked, 3)) {
      expect(made.broken).toEqual([]);
      for (const couple of couples) expect(where(made, couple).size).toBe(1);
      expect(groupOf(made, 'p12')).toBe(3);
    }
  });

  it('GM5 gives way in order: pins, together and apart, caps, spreading, clusters', () => {
    const all = (rules: Partial<GroupRules>): MadeGroups => makeGroups(request(crowd(12, officers(6)), 3, rules));
    expect(causes(all({ together: [['p0', 'p1', 'p2']], caps: { officer: 2 } }))).toEqual(['cap also-together']);
    expect(causes(all({ together: [['p0', 'p1', 'p2']], spread: ['officer'] }))).toEqual(['spread also-together']);
    expect(causes(all({ pinned: { p0: 0, p1: 0, p2: 0 }, spread: ['officer'] }))).toEqual(['spread pinned']);
    expect(causes(all({ pinned: { p0: 0, p1: 0, p2: 0 }, caps: { officer: 2 } }))).toEqual(['cap pinned']);
    expect(causes(all({ spread: ['officer'], cluster: ['officer'] }))).toEqual(['cluster also-spread']);
    expect(causes(all({ pinned: { p0: 0, p1: 1, p2: 2 }, cluster: ['officer'] }))).toEqual(['cluster pinned']);
    expect(causes(all({ apart: [['p0', 'p1']], pinned: { p0: 2, p1: 2 } }))).toEqual(['apart pinned-together']);
    // A cap makes more groups enough for a cluster: it is kept in three.
    expect(causes(all({ cluster: ['officer'], caps: { officer: 2 } }))).toEqual([]);
  });

  it('GM6 names what cannot be before anybody sits, and again with where it shows', () => {
    const people = crowd(20, officers(4));
    const cases: [Partial<GroupRules>, string, string[]][] = [
      [
        {
          together: [
            ['p0', 'p1', 'p2', 'p3'],
            ['p3', 'p4', 'p5'],
          ],
        },
        'together larger-than-a-group',
        ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'],
      ],
      [{ together: [['p8', 'p9']], apart: [['p8', 'p9']] }, 'apart also-together', ['p8', 'p9']],
      [{ together: [['p8', 'p9']], pinned: { p8: 0, p9: 1 } }, 'together pinned-apart', ['p8', 'p9']],
      [{ apart: [['p8', 'p9']], pinned: { p8: 1, p9: 1 } }, 'apart pinned-together', ['p8', 'p9']],
      [{ pinned: { p8: 9 } }, 'pinned no-such-group', ['p8']],
      [{ caps: { officer: 0 } }, 'cap more-than-fit', []],
    ];
    for (const [rules, cause, ids] of cases) {
      const asked = request(people, 4, rules);
      const before = impossibleRules(asked);
      expect(before.map(({ rule, because }) => `${rule} ${because}`)).toEqual([cause]);
      expect([...(before[0]?.people ?? [])].sort()).toEqual(ids);
      const made = makeGroups(asked);
      expect(causes(made)).toEqual([cause]);
      expect(made.broken[0]?.groups.length).toBeGreaterThan(0);
      expect(made.groups.map((group) => group.length)).toEqual([5, 5, 5, 5]);
    }
  });

  it('GM6 names people who cannot all sit apart, and seats as many of them apart as there are groups', () => {
    const five = ['p0', 'p1', 'p2', 'p3', 'p4'];
    const apart = five.flatMap((one, at) => five.slice(at + 1).map((other): [string, string] => [one, other]));
    const asked = request(crowd(20), 4, { apart });
    expect(impossibleRules(asked)).toMatchObject([{ rule: 'apart', because: 'more-than-groups', count: 5, most: 4 }]);
    const made = makeGroups(asked);
    expect(made.broken).toMatchObject([{ rule: 'apart', because: 'more-than-groups', count: 5, most: 4 }]);
    expect(where(made, five).size).toBe(4);
  });

  it('GM6 keeps pins that make groups uneven, and says so; whom a rule names and who is not there is named', () => {
    const pinned = Object.fromEntries(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((id) => [id, 0]));
    const made = makeGroups(request(crowd(12), 3, { pinned, apart: [['p9', 'Zed']], together: [['Zed', 'Yan']] }));
    expect(made.groups.map((group) => group.length)).toEqual([6, 3, 3]);
    expect(made.broken).toMatchObject([{ rule: 'even', because: 'pinned', groups: [0], count: 6 }]);
    expect(made.why).toContainEqual({ kind: 'not-here', people: ['Zed', 'Yan'] });
  });

  it('GM6 names what was not found, and comes as near as it can', () => {
    // Twelve couples at tables of three: each has room for one couple, so four of them are parted.
    const couples = Array.from({ length: 12 }, (_, index) => [`p${2 * index}`, `p${2 * index + 1}`]);
    const made = makeGroups(request(crowd(24), 8, { together: couples }));
    expect(causes(made)).toEqual(Array.from({ length: 4 }, () => 'together no-room'));
    expect(made.groups.every((group) => group.length === 3)).toBe(true);
  });

  it('GM9 keeps a clustered kind in as few groups as hold it, nobody of it alone, beside those who are spread', () => {
    const kinds = (index: number): string[] => (index < 12 ? ['officer'] : index < 21 ? ['Somali'] : index < 26 ? ['Tigrinya'] : []);
    for (const seed of [1, 2, 3]) {
      const asked = request(crowd(60, kinds), 8, { spread: ['officer'], cluster: ['Somali', 'Tigrinya'] }, seed);
      for (const made of makeRounds(asked, 2)) {
        const counts = (from: number, to: number): number[] =>
          made.groups
            .map((group) => group.filter((id) => Number(id.slice(1)) >= from && Number(id.slice(1)) < to).length)
            .filter((count) => count > 0);
        expect(made.broken).toEqual([]);
        expect(counts(21, 26)).toEqual([5]);
        expect(counts(12, 21)).toHaveLength(2);
        expect(Math.min(...counts(12, 21))).toBeGreaterThan(1);
      }
    }
  });
});
