import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from '../../shared/gathering/code.ts';
import { Breakout, type Told } from '../../shared/gathering/groups/model/breakout.ts';
import { say } from '../../shared/gathering/groups/rules/report/tell.ts';
import { withOwnPointIds } from '../../shared/gathering/groups/rules/sheet/own-ids.ts';
import { LONGEST_POINT_ID, POINT_ID_LENGTH, PointId } from '../../shared/gathering/groups/model/sheet/point.ts';
import type { WrittenReply } from '../../shared/gathering/groups/rules/sheet/write.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { Evening, groupSteps, hashOf } from './evening.ts';
import { GroupEvening, pointId } from './groups-evening.ts';
import { pointsOf } from './groups-inputs.ts';

const TAKEN = pointId('a');
const words = (id: string, text: string, base = 0, otherwise = 'otherwise1') => ({ id, text, exact: false, tags: [], base, otherwise });
const texts = (evening: GroupEvening, table: number): string[] => evening.points(table).map((point) => point.text);
const ids = (breakout: Pick<Breakout, 'tables'>): string[] => breakout.tables.flatMap(({ sheet }) => sheet.points.map(({ id }) => id));

/** Table 1 has a point under an id that a screen of another table is about to make up, too. */
const taken = (): GroupEvening => {
  const evening = GroupEvening.begun();
  evening.by(1, 'table.write', words(TAKEN, 'Ours'));
  return evening;
};

describe('GR35: a point’s id is its own in the whole breakout', () => {
  it('GR35: a new point under an id that another table has is kept under a new one, and its writer is told which', () => {
    const evening = taken();
    const reply = evening.by(2, 'table.write', words(TAKEN, 'Theirs')).reply as WrittenReply;
    expect(reply.id).not.toBe(TAKEN);
    expect(v.is(PointId, reply.id)).toBe(true);
    expect(evening.points(2)).toMatchObject([{ id: reply.id, text: 'Theirs', rev: 1, beside: null }]);
    expect(texts(evening, 1)).toEqual(['Ours']);
    // The writer goes on under the id that it was told.
    expect(evening.by(2, 'table.write', words(reply.id, 'Theirs, and more', 1)).reply).toEqual({ id: reply.id, rev: 2 });
    expect(texts(evening, 2)).toEqual(['Theirs, and more']);
  });
  it('GR35: sent again it is answered the same and stored once, also when other tables have taken the next ids', () => {
    const evening = taken();
    const send = (table: number) => evening.by(table, 'table.write', words(TAKEN, `Of table ${table}`));
    const replies = [2, 3, 4].map((table) => send(table).reply as WrittenReply);
    expect(new Set([TAKEN, ...replies.map(({ id }) => id)]).size).toBe(4);
    for (const [index, table] of [2, 3, 4].entries()) {
      const { groups } = evening.state;
      expect(send(table).reply).toEqual(replies[index]);
      expect(evening.state.groups).toBe(groups);
    }
  });
  it('GR35: sent again after another screen of the table has changed it, both are kept, as for any other point', () => {
    const evening = taken();
    const { id } = evening.by(2, 'table.write', words(TAKEN, 'Theirs')).reply as WrittenReply;
    evening.by(2, 'table.write', words(id, 'Theirs, by another screen', 1));
    const again = () => evening.by(2, 'table.write', words(TAKEN, 'Theirs')).reply;
    const reply = again();
    expect(evening.points(2)).toMatchObject([{ text: 'Theirs, by another screen' }, { text: 'Theirs', beside: id }]);
    expect(again()).toEqual(reply);
    expect(evening.points(2)).toHaveLength(2);
  });
  it('GR35: the version beside another gets an id of its own where another table has the one that was named', () => {
    const evening = taken();
    evening.by(2, 'table.write', words(pointId('b'), 'First'));
    evening.by(2, 'table.write', words(pointId('b'), 'Second', 1));
    const offline = () => evening.by(2, 'table.write', words(pointId('b'), 'Offline', 1, TAKEN)).reply;
    const reply = offline();
    expect(offline()).toEqual(reply);
    expect(texts(evening, 2)).toEqual(['Second', 'Offline']);
    expect(new Set(ids(evening.breakout)).size).toBe(3);
  });
  it('GR35: the longest id has room for another', () => {
    const evening = GroupEvening.begun();
    const longest = 'x'.repeat(LONGEST_POINT_ID);
    for (const table of [1, 2, 3]) evening.by(table, 'table.write', words(longest, `Of table ${table}`));
    expect(new Set(ids(evening.breakout)).size).toBe(3);
    for (const id of ids(evening.breakout)) expect(v.is(PointId, id)).toBe(true);
  });
  it('GR35: what the crew type for a table gets an id that no table has, whatever is drawn', () => {
    const drawn = ALPHABET.charAt(0).repeat(POINT_ID_LENGTH);
    const evening = GroupEvening.reporting({}, (groups) => groups.by(2, 'table.write', words(drawn, 'Ours')));
    const context = { role: 'facilitator', now: evening.now, random: () => 0, hash: hashOf } as const;
    const outcome = say(evening.state, { breakout: evening.breakout.id, table: 1, text: 'Said aloud', exact: false }, context);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    evening.state = outcome.state;
    expect(new Set(ids(evening.breakout)).size).toBe(2);
    expect(evening.report.told[0]?.point).toBe(evening.points(1)[0]?.id);
  });
  it('GR35: two tables that made up the same id each keep their link to what was told', () => {
    const evening = GroupEvening.reporting({}, (groups) => groups.notes(1, 'told'));
    evening.lead('report.tell', { table: 1, point: pointId('told') });
    const own = [2, 3].map((table) => (evening.by(table, 'table.write', words(TAKEN, `Of table ${table}`)).reply as WrittenReply).id);
    for (const [index, table] of [2, 3].entries()) evening.by(table, 'report.also', { told: pointId('told'), also: true, point: own[index] });
    expect(evening.report.told[0]).toMatchObject({ also: [2, 3], same: own });
    evening.by(3, 'report.also', { told: pointId('told'), also: false });
    expect(evening.report.told[0]).toMatchObject({ also: [2], same: [own[0]] });
  });
  it('GR35: whatever is sent, no two points of a breakout have one id', () => {
    let points = 0;
    fc.assert(
      fc.property(groupSteps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const one of all) evening.goes(one);
        for (const breakout of evening.state.groups.breakouts) {
          expect(new Set(ids(breakout)).size).toBe(pointsOf(breakout).length);
          points += pointsOf(breakout).length;
        }
      }),
      { numRuns: 60 },
    );
    expect(points).toBeGreaterThan(60);
  });
  it('GR35: tables that make up the same few ids lose nothing that was acknowledged, and nothing is stored twice', () => {
    const write = fc.record({
      table: fc.integer({ min: 1, max: 3 }),
      id: fc.nat(2),
      otherwise: fc.option(fc.nat(2)),
      times: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 30 }), (all) => {
        const evening = GroupEvening.begun();
        // What one screen sends under an `otherwise` of its own takes the place of what it sent under that before (GR21).
        const used = new Set<string>();
        for (const [index, { table, id, otherwise, times }] of all.entries()) {
          const wished = pointId(otherwise === null ? `o${index}` : `p${otherwise}`);
          const other = used.has(`${table} ${wished}`) ? pointId(`o${index}`) : wished;
          used.add(`${table} ${other}`);
          const input = words(pointId(`p${id}`), `text ${index}`, 0, other);
          const replies = Array.from({ length: times }, () => evening.by(table, 'table.write', input).reply as WrittenReply);
          for (const reply of replies) expect(reply).toEqual(replies[0]);
          expect(evening.points(table).find((point) => point.id === replies[0]?.id)?.text).toBe(input.text);
        }
        const kept = pointsOf(evening.breakout).map((point) => point.text);
        // A point that nobody has seen is written over by nobody: each is there, and once.
        expect(kept.sort()).toEqual(all.map((_write, index) => `text ${index}`).sort());
        expect(new Set(ids(evening.breakout)).size).toBe(all.length);
      }),
    );
  });
});

describe('GR35: a file from before point ids were their own', () => {
  /** A breakout in which these tables hold points under these ids: one list a table, in the order of the tables. */
  const older = (sheets: readonly (readonly string[])[], told: readonly Partial<Told>[] = []): Breakout => {
    const { breakout } = GroupEvening.reporting();
    return {
      ...breakout,
      tables: breakout.tables.map((table, index) => ({
        ...table,
        sheet: {
          ...table.sheet,
          points: (sheets[index] ?? []).map((id, at) => ({
            ...{ id, round: 0, question: null, text: `${table.number}.${at}`, exact: false, tags: [], rev: 1, struck: false, beside: null },
          })),
        },
      })),
      report: {
        ...breakout.report,
        told: told.map((one) => ({ point: '', table: 1, text: '', exact: false, shown: true, also: [], same: [], ...one })),
      },
    };
  };
  const [a, b, c] = [pointId('a'), pointId('b'), pointId('c')];

  it('GR35: one in which every id is its own is left as it is', () => {
    const breakout = older([[a], [b], [c]], [{ point: a, also: [2], same: [b] }]);
    expect(withOwnPointIds(breakout)).toBe(breakout);
  });
  it('GR35: the first by the order of the tables keeps its id, and what was told stays with the table that told it', () => {
    const after = withOwnPointIds(older([[a, b], [a, c], [a]], [{ point: a, table: 2 }]));
    expect(ids(after)).toEqual([a, b, `${a}x2`, c, `${a}x3`]);
    expect(after.report.told).toMatchObject([{ point: `${a}x2`, table: 2 }]);
  });
  it('GR35: a new id is neither a later point’s, nor one that anything else names', () => {
    const after = withOwnPointIds(older([[a], [a], [`${a}x2`]], [{ point: a, also: [2], same: [`${a}x3`] }]));
    expect(ids(after)).toEqual([a, `${a}x4`, `${a}x2`]);
  });
  it('GR35: what stands for a point that several tables had stands for those of the tables that say the same, and no other', () => {
    const after = withOwnPointIds(older([[b], [a], [a], [a, c]], [{ point: b, table: 1, also: [2, 4], same: [a, c] }]));
    const [, second, , fourth] = after.tables.map(({ sheet }) => sheet.points[0]?.id ?? '');
    expect(after.report.told[0]?.same).toEqual([second, fourth, c]);
  });
  it('GR35: the version beside a point is beside that of its own table', () => {
    const breakout = older([[a], [a, b]]);
    const withPair: Breakout = {
      ...breakout,
      tables: breakout.tables.map((table) => ({
        ...table,
        sheet: { ...table.sheet, points: table.sheet.points.map((point, at) => (at === 1 ? { ...point, beside: a } : point)) },
      })),
    };
    expect(withOwnPointIds(withPair).tables[1]?.sheet.points).toMatchObject([{ id: `${a}x2` }, { id: b, beside: `${a}x2` }]);
  });
  it('GR35: a page that still names the id of before finds its point', () => {
    const evening = taken();
    const { id } = evening.by(2, 'table.write', words(pointId('b'), 'Theirs')).reply as WrittenReply;
    const asItWas = JSON.parse(JSON.stringify(evening.breakout).replaceAll(id, TAKEN)) as Breakout;
    evening.state = { ...evening.state, groups: { ...evening.state.groups, breakouts: [withOwnPointIds(asItWas)] } };
    evening.by(2, 'table.write', words(TAKEN, 'Theirs'));
    evening.by(2, 'table.write', words(TAKEN, 'Theirs, and more', 1));
    expect(texts(evening, 2)).toEqual(['Theirs, and more']);
    expect(texts(evening, 1)).toEqual(['Ours']);
  });
  it('GR35: whatever it holds, ids are its own afterwards, no word is lost or moved, and links name what they named', () => {
    const some = fc.constantFrom(a, b, c, `${a}x2`, 'x'.repeat(LONGEST_POINT_ID));
    const sheet = fc.uniqueArray(some, { maxLength: 4 });
    const telling = fc.record({
      point: some,
      table: fc.integer({ min: 1, max: 4 }),
      also: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
      same: fc.uniqueArray(some),
    });
    fc.assert(
      fc.property(fc.tuple(sheet, sheet, sheet, sheet), fc.array(telling, { maxLength: 3 }), (sheets, tellings) => {
        const held = (table: number): readonly string[] => sheets[table - 1] ?? [];
        const before = older(
          sheets,
          tellings.filter(({ point, table }) => held(table).includes(point)),
        );
        const after = withOwnPointIds(before);
        expect(v.is(Breakout, after)).toBe(true);
        expect(new Set(ids(after)).size).toBe(ids(before).length);
        expect(pointsOf(after).map(({ text }) => text)).toEqual(pointsOf(before).map(({ text }) => text));
        expect(withOwnPointIds(after)).toBe(after);
        expect(withOwnPointIds(before)).toEqual(after);
        /** What these points were called before, and at which table each is. */
        const was = (id: string) =>
          after.tables.flatMap((table, index) =>
            table.sheet.points.flatMap((point, at) => (point.id === id ? [{ table: table.number, id: sheets[index]?.[at] }] : [])),
          );
        for (const [index, told] of after.report.told.entries()) {
          const { point, table, also, same } = before.report.told[index] ?? told;
          expect(was(told.point)).toEqual([{ table, id: point }]);
          const stoodFor = same.flatMap((id) => {
            const holders = [1, 2, 3, 4].filter((number) => held(number).includes(id));
            return (holders.length > 1 ? holders.filter((number) => also.includes(number)) : holders).map((number) => ({ table: number, id }));
          });
          expect(told.same.flatMap(was)).toEqual(stoodFor);
        }
      }),
    );
  });
});
