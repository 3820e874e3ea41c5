import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Breakout } from '../../shared/gathering/groups/model/breakout.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Carried } from '../../shared/gathering/carry-out.ts';
import { Evening, groupSteps } from './evening.ts';
import { GroupEvening, pointId, round } from './groups-evening.ts';
import { pointsOf } from './groups-inputs.ts';

const OF_GROUPS = /^(?:groups|seats|table|report)\./;

/**
 * What an undo gives back: all but since when it is a table's turn, when somebody last wrote, and where those who have gone
 * would sit. What is told again is told in the words that its table has now: no undo holds words.
 */
const facts = ({ groups }: Pick<Gathering, 'groups'>): unknown => ({
  ...groups,
  breakouts: groups.breakouts.map((one: Breakout) => ({
    ...one,
    seats: one.seats.map((seat) => (seat.left ? { ...seat, at: null } : seat)).sort((a, b) => a.slot.localeCompare(b.slot)),
    tables: one.tables.map((table) => ({ ...table, sheet: { ...table.sheet, wroteAt: null } })),
    report: { ...one.report, told: one.report.told.map((told) => ({ ...told, text: '', exact: false })), turn: one.report.turn?.table ?? null },
  })),
});

describe('GR15: what is taken back is as it was, or it is said that it cannot be', () => {
  it('GR15: the undo of anything gives back the groups as they were, whatever came before', () => {
    let taken = 0;
    fc.assert(
      fc.property(groupSteps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const one of all) {
          const before = evening.state;
          const outcome = evening.goes(one);
          // What a table or the crew say is on the sheet stays there, and what the first turns gave is drawn.
          if (isRefusal(outcome) || !outcome.undo || !OF_GROUPS.test(one.name) || KEEPS.has(one.name)) continue;
          const kept = evening.state;
          // The way back is made for the screen that took the step: a table does not see what the crew do.
          expect(evening.undo(outcome, one.role, one.table)).toBe('carried out');
          expect(facts(evening.state)).toEqual(facts(before));
          taken += 1;
          evening.state = kept;
        }
      }),
      { numRuns: 100 },
    );
    expect(taken).toBeGreaterThan(60);
  });
  it('GR15: no undo, however late, loses a point, a number that a phone holds, or a turn that was passed on', () => {
    fc.assert(
      fc.property(groupSteps, fc.integer(), fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (all, seed, draws) => {
        const evening = new Evening(seed);
        const undos: Carried[] = [];
        for (const [index, one] of all.entries()) {
          const outcome = evening.goes(one);
          if (!isRefusal(outcome) && outcome.undo && OF_GROUPS.test(outcome.undo.name)) undos.push(outcome);
          const late = undos[(draws[index] ?? 0) % Math.max(1, undos.length)];
          if (!late || index % 2 === 0) continue;
          const held = holdings(evening.state);
          evening.undo(late);
          for (const what of held) expect(holdings(evening.state)).toContain(what);
        }
      }),
      { numRuns: 80 },
    );
  });
});

const KEEPS = new Set(['report.say', 'groups.gathered', 'report.giveTurn']);

/** Every word on a sheet, and every number that a phone holds. */
const holdings = ({ groups }: Gathering): string[] =>
  groups.breakouts.flatMap((one) => [
    ...pointsOf(one).map((point) => `${one.id} ${point.id} ${point.text}`),
    ...one.seats.flatMap((seat) => (seat.holder === null ? [] : [`${one.id} ${seat.slot}`])),
  ]);

describe('GR15: step by step', () => {
  it('GR15: every step of two rounds is taken back from the last to the first', () => {
    const evening = GroupEvening.formed({ rounds: [round(), round({ seating: 'mixed' }), round()] });
    for (let number = 0; number < 9; number += 1) evening.takes(number);
    const taken: [Carried, unknown][] = [];
    const step = (name: Parameters<GroupEvening['lead']>[0], input = {}): void => {
      const before = facts(evening.state);
      taken.push([evening.lead(name, input), before]);
    };
    step('groups.begin');
    step('groups.extend', { minutes: 3 });
    step('groups.extend', { minutes: 2, table: 1 });
    step('groups.merge', { from: 1, into: 2 });
    step('groups.next');
    step('groups.begin');
    step('groups.next');
    step('groups.callBack', { leadSeconds: 60 });
    step('groups.gathered');
    step('groups.finish');
    for (const [outcome, before] of taken.reverse()) {
      expect(evening.undo(outcome)).toBe('carried out');
      const { breakouts } = facts(evening.state) as { breakouts: Breakout[] };
      const [was] = (before as { breakouts: Breakout[] }).breakouts;
      // The order in which tables are asked was drawn, and is drawn again.
      expect(breakouts).toEqual([{ ...was, report: { ...was?.report, order: breakouts[0]?.report.order } }]);
    }
  });
  it('GR15: is refused once the groups have moved on, and once something has been told', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round()] });
    const next = evening.lead('groups.next');
    expect(evening.undo(next)).toBe('carried out');
    expect(evening.undo(next)).toBe('used before');
    const again = evening.lead('groups.next');
    evening.lead('groups.callBack', { leadSeconds: 60 });
    expect(evening.undo(again)).toBe('changed-meanwhile');
    evening.notes(1, 'a');
    const gathered = evening.lead('groups.gathered');
    evening.lead('report.tell', { table: 1, point: pointId('a') });
    expect(evening.undo(gathered)).toBe('changed-meanwhile');
    const finished = evening.lead('groups.finish');
    expect(evening.leadIsRefused('groups.stepBack', { from: 'over', rounds: 1, to: 'working' })).toBe('changed-meanwhile');
    expect(evening.undo(finished)).toBe('carried out');
    expect(evening.report.told).toHaveLength(1);
  });
  it('GR15: whoever came while people changed tables keeps a table when that is taken back', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round({ seating: 'mixed' })] });
    const next = evening.lead('groups.next');
    const late = evening.takes(1);
    evening.undo(next);
    expect(evening.breakout.seats).toMatchObject([{ slot: late.slot, at: [late.table] }]);
    expect(evening.takes(1)).toEqual(late);
  });
});
