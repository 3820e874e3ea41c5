import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGroups, makeRounds, type MadeGroups } from '../../shared/gathering/groups/maker/make-groups.ts';
import { groupCount } from '../../shared/gathering/groups/maker/sizes.ts';
import { type GroupRequest } from '../../shared/gathering/groups/maker/rules.ts';
import { anyRequest, crowd, officers, request } from './group-maker-cases.ts';

const sizes = ({ groups }: MadeGroups): number[] => groups.map((group) => group.length);
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);
const countsOf = (made: MadeGroups, kind: string, { people }: GroupRequest): number[] =>
  made.groups.map((group) => group.filter((id) => people.find((person) => person.id === id)?.kinds.includes(kind)).length);

/** Pairs that meet again, counted the long way. */
const pairsAgain = (groups: MadeGroups['groups'], met: GroupRequest['met']): string[] => {
  const pairsOf = (list: readonly (readonly string[])[]): string[] =>
    list.flatMap((group) => group.flatMap((one) => group.filter((other) => one < other).map((other) => `${one} ${other}`)));
  const before = new Set(met.flatMap(pairsOf));
  return pairsOf(groups).filter((pair) => before.has(pair));
};

describe('the group maker', () => {
  it('GM1 puts everybody in exactly one group, and groups are even within one but for pins', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const made = makeGroups(asked);
        expect(made.groups.flat().sort()).toEqual(asked.people.map(({ id }) => id).sort());
        if (asked.people.length === 0) return;
        expect(made.groups).toHaveLength(Math.max(1, Math.min(asked.groups, asked.people.length)));
        const uneven = made.broken.filter(({ rule }) => rule === 'even');
        expect(spread(sizes(made)) > 1).toBe(uneven.length > 0);
        // Where one group is too large, all who sit in it are pinned there.
        for (const group of uneven.flatMap(({ groups }) => groups)) {
          for (const id of made.groups[group] ?? []) expect(asked.rules.pinned[id]).toBe(group);
        }
        if (Object.keys(asked.rules.pinned).length === 0) expect(spread(sizes(made))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('GM2 gives the same groups for the same request and seed, and others for another seed', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        expect(makeGroups(asked)).toEqual(makeGroups(asked));
      }),
      { numRuns: 10 },
    );
    const people = crowd(60);
    expect(makeGroups(request(people, 8, {}, 1)).groups).not.toEqual(makeGroups(request(people, 8, {}, 2)).groups);
  });

  it('GM2 keeps to the number of changes that it may try, and seats everybody by the rules all the same', () => {
    const asked = request(crowd(1200, officers(40)), 40, { spread: ['officer'] }, 3);
    const few = makeGroups({ ...asked, met: [makeGroups(asked).groups], changes: 1 });
    expect(few.groups.flat().sort()).toEqual(asked.people.map(({ id }) => id).sort());
    expect(spread(sizes(few))).toBeLessThanOrEqual(1);
    expect(few.broken).toEqual([]);
    const met = makeRounds(request(crowd(100), 10, {}, 4), 5).map(({ groups }) => groups);
    const again = request(crowd(100), 10, {}, 3);
    const [one, some, all] = [{ changes: 1 }, { changes: 5000 }, {}].map((limit) => makeGroups({ ...again, ...limit, met }).meetAgain.length);
    expect(one).toBeGreaterThan(some ?? 0);
    expect(some).toBeGreaterThan(all ?? 0);
  });

  it('GM3 finds how many groups of about a size there are', () => {
    expect([groupCount(60, 8), groupCount(64, 8), groupCount(11, 8), groupCount(10, 8), groupCount(3, 8), groupCount(0, 8)]).toEqual([
      8, 8, 2, 1, 1, 1,
    ]);
    expect([groupCount(10, 2), groupCount(11, 2), groupCount(1, 2)]).toEqual([5, 5, 1]);
    expect([groupCount(5, 3), groupCount(8, 3), groupCount(7, 4)]).toEqual([1, 2, 2]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 60 }), (people, size) => {
        const smallest = Math.floor(people / groupCount(people, size));
        expect(smallest).toBeGreaterThanOrEqual(Math.min(size, 3, people));
      }),
    );
  });

  it.each([0, 1, 2, 3, 7, 60, 500, 2000])('GM4 comes to an end for %i people in any number of groups', (count) => {
    for (const groups of new Set([1, 2, Math.ceil(count / 8), Math.ceil(count / 2), count])) {
      const asked = request(crowd(count, officers(count / 5)), groups, { spread: ['officer'] });
      const first = makeGroups(asked);
      // A group of all is where everybody meets again: once is enough to see that it ends.
      const second = groups * 40 < count ? first : makeGroups({ ...asked, met: [first.groups] });
      for (const made of [first, second]) {
        expect(made.groups.flat()).toHaveLength(count);
        expect(count === 0 || spread(sizes(made)) <= 1).toBe(true);
        expect(made.broken).toEqual([]);
      }
    }
  });

  it('GM8 has 60 people at 8 tables meet again in at most 4 pairs in round 2, and 8 in round 3, officers shared out', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const asked = request(crowd(60, officers(12)), 8, { spread: ['officer'] }, seed);
      const [first, second, third] = makeRounds(asked, 3);
      if (!first || !second || !third) throw new Error('Three rounds were asked for.');
      expect(second.meetAgain.length).toBeLessThanOrEqual(4);
      expect(third.meetAgain.length).toBeLessThanOrEqual(8);
      expect(third.meetAgain).toHaveLength(pairsAgain(third.groups, [first.groups, second.groups]).length);
      for (const made of [first, second, third]) {
        expect(made.broken).toEqual([]);
        expect(spread(sizes(made))).toBe(1);
        expect(spread(countsOf(made, 'officer', asked))).toBe(1);
      }
    }
  });

  it('GM8 says each pair that meets again once, also where people have come and gone', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const { groups, meetAgain } = makeGroups(asked);
        const again = meetAgain.map(([one, other]) => [one, other].sort().join(' '));
        expect(new Set(again).size).toBe(again.length);
        // Of somebody who is named in two groups of one round the last counts, so that there may be fewer.
        const counted = new Set(pairsAgain(groups, asked.met));
        for (const pair of again) expect(counted).toContain(pair);
      }),
      { numRuns: 15 },
    );
  });

  it('GM8 seats a thousand pairs, and 2,000 at 250 tables, so that nobody meets again in three rounds', () => {
    for (const groups of [250, 1000]) expect(makeRounds(request(crowd(2000), groups), 3).map(({ meetAgain }) => meetAgain.length)).toEqual([0, 0, 0]);
  });
});
