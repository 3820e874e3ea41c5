import { describe, expect, it } from 'vitest';
import { markDue } from '../../shared/gathering/due.ts';
import { nextMark } from '../../shared/gathering/floor/rules/mixing.ts';
import { MINUTE, minutes, SECOND } from '../../shared/gathering/time.ts';
import { used } from '../../shared/gathering/timekeeper/clock.ts';
import { plannedAndActual, recordRows } from '../../shared/gathering/timekeeper/record.ts';
import { eveningTimes } from '../../shared/gathering/timekeeper/times.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { SteadyClock } from '../../server/clock.ts';
import { Evening, KEYS, START } from './evening.ts';

const started = (): Evening => {
  const evening = new Evening();
  evening.now = START - 1000;
  evening.does('facilitator', 'run.start');
  return evening;
};
/** The food took fifty minutes more than it had. */
const late = (): Evening => {
  const evening = started();
  evening.does('facilitator', 'run.next', {}, minutes(95));
  return evening;
};

describe('TK19: what an undo may set', () => {
  it.each([1e308, -5, 0.5, 601])('TK19: no budget that no plan could have: %d', (to) => {
    const evening = started();
    expect(evening.refusal('facilitator', 'time.restoreBudgets', { changes: [{ item: 'respect', from: 30, to }] })).toBe('malformed');
  });
});

describe('TK25: the start that is put right', () => {
  it.each([-9e15, -1, 9e15])('TK25: is a date: %d', (at) => {
    const evening = started();
    expect(evening.refusal('facilitator', 'run.began', { item: 'food', at })).toBe('malformed');
  });
});

describe('TK17: trimming the rest makes the evening end as agreed', () => {
  it('TK17: in one command, with floors kept, and undone in one', () => {
    const evening = late();
    const { plan, run, groups } = evening.state;
    const outcome = evening.does('facilitator', 'time.trim', { how: 'planned' });
    for (const { id, minimum, minutes: planned } of plan.items) {
      const budget = evening.state.run.budgets[id] ?? planned;
      expect(budget).toBeGreaterThanOrEqual(minimum);
      expect(budget).toBeLessThanOrEqual(planned);
    }
    const before = project(eveningTimes({ plan, run, groups }), 1, evening.now).finishesAt;
    expect(project(eveningTimes(evening.state), 1, evening.now).finishesAt).toBeLessThan(before);
    expect(evening.state.plan).toBe(plan);
    expect(evening.undo(outcome)).toBe('carried out');
    expect(evening.state.run.budgets).toEqual(run.budgets);
  });
  it('TK17: says so where nothing needs trimming', () => {
    const evening = started();
    evening.does('facilitator', 'time.endAt', { at: evening.state.plan.details.hardStopAt });
    expect(evening.refusal('facilitator', 'time.trim', { how: 'planned' })).toBe('nothing-to-trim');
  });
});

it('TK18: an item gets other minutes, never under its floor', () => {
  const evening = started();
  evening.does('facilitator', 'time.setBudget', { item: 'respect', minutes: 12 });
  expect(evening.state.run.budgets).toEqual({ respect: 12 });
  expect(evening.send('facilitator', 'time.setBudget', { item: 'respect', minutes: 9 })).toEqual({
    refused: 'under-minimum',
    field: 'minutes',
    limit: 10,
  });
  expect(evening.refusal('facilitator', 'time.setBudget', { item: 'nowhere', minutes: 9 })).toBe('unknown-item');
});

it('TK19: undo of minutes is refused where somebody has changed them since', () => {
  const evening = started();
  const outcome = evening.does('facilitator', 'time.setBudget', { item: 'respect', minutes: 12 });
  evening.does('organiser', 'time.setBudget', { item: 'respect', minutes: 15 });
  expect(evening.undo(outcome)).toBe('changed-meanwhile');
});

it('TK20: an item that has not begun is dropped, passed over, and brought back; a question stays open', () => {
  const evening = started();
  expect(evening.refusal('facilitator', 'time.drop', { item: 'food' })).toBe('item-begun');
  const outcome = evening.does('facilitator', 'time.drop', { item: 'opening' });
  evening.does('facilitator', 'time.drop', { item: 'respect' });
  evening.does('facilitator', 'run.next');
  expect(evening.state.run.segments.at(-1)?.item).toBe('protect');
  evening.writes(KEYS[0] ?? '', 'still open', 'respect');
  expect(evening.undo(outcome)).toBe('carried out');
  expect(evening.state.run.dropped).toEqual(['respect']);
});

it('TK21: the agreed end moves up to the hard stop, and back', () => {
  const evening = started();
  const { hardStopAt, startsAt } = evening.state.plan.details;
  expect(evening.refusal('facilitator', 'time.endAt', { at: hardStopAt + 1 })).toBe('after-hard-stop');
  expect(evening.refusal('facilitator', 'time.endAt', { at: startsAt })).toBe('times-out-of-order');
  const outcome = evening.does('facilitator', 'time.endAt', { at: hardStopAt });
  expect(evening.state.run.endsAt).toBe(hardStopAt);
  expect(evening.undo(outcome)).toBe('carried out');
  expect(evening.state.run.endsAt).toBeNull();
});

describe('TK22: a late start is asked about once', () => {
  it.each(['first', 'rest', 'later', 'leave'])('TK22: %s', (how) => {
    const evening = new Evening();
    evening.now = START + minutes(12) - 1000;
    expect(evening.refusal('facilitator', 'time.settleLateStart', { how })).toBe('not-started');
    evening.now = START + minutes(12) - 1000;
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'time.settleLateStart', { how });
    const { run, plan } = evening.state;
    expect(run.lateStartSettled).toBe(true);
    expect(run.endsAt).toBe(how === 'later' ? plan.details.endsAt + minutes(12) : null);
    if (how === 'first') expect(run.budgets).toEqual({ food: 33 });
    if (how === 'rest') expect(Object.keys(run.budgets).length).toBeGreaterThan(1);
    if (how === 'leave') expect(run.budgets).toEqual({});
  });
});

it('TK23: the server says that it runs while the evening does', () => {
  const evening = new Evening();
  evening.does('system', 'time.beat');
  expect(evening.state.aliveAt).toBeNull();
  evening.does('facilitator', 'run.start');
  evening.does('system', 'time.beat');
  expect(evening.state.aliveAt).toBe(evening.now);
});

describe('TK24: back after an outage', () => {
  const after = (away: number): Evening => {
    const evening = started();
    evening.does('system', 'time.beat', {}, minutes(5));
    evening.does('system', 'time.wake', {}, away);
    return evening;
  };
  it("TK24: ten seconds are nobody's business", () => {
    expect(after(9 * SECOND).state.run).toMatchObject({ outages: [], pauses: [] });
  });
  it('TK24: up to ten minutes are counted, unless the facilitator says not to', () => {
    const evening = after(40 * SECOND);
    expect(used(evening.state.run, 'food', evening.now)).toBe(minutes(5) + 40 * SECOND);
    const [outage] = evening.state.run.outages;
    expect(outage?.counted).toBe(true);
    evening.does('facilitator', 'run.discount', { from: outage?.from }, 0);
    expect(used(evening.state.run, 'food', evening.now)).toBe(minutes(5));
    expect(evening.refusal('facilitator', 'run.discount', { from: outage?.from })).toBe('changed-meanwhile');
  });
  it('TK24: longer, and the evening comes back paused since it was last alive', () => {
    const evening = after(minutes(25));
    expect(evening.state.run.pauses).toEqual([{ from: START + minutes(5), to: null, reason: 'outage' }]);
    expect(used(evening.state.run, 'food', evening.now + minutes(9))).toBe(minutes(5));
    evening.does('facilitator', 'run.resume');
  });
  it('TK24: a press from before a pause that the server made is about another run', () => {
    const before = started().state.run.moves;
    expect(after(minutes(9)).state.run.moves).toBe(before);
    expect(after(minutes(25)).state.run.moves).toBe(before + 1);
  });
  it('TK24: where the room was paused it stays so, and the time away is not counted', () => {
    for (const away of [minutes(2), minutes(25)]) {
      const evening = started();
      evening.does('facilitator', 'run.pause', { reason: 'heated' });
      const from = evening.now;
      evening.does('system', 'time.beat');
      evening.does('system', 'time.wake', {}, away);
      expect(evening.state.run.pauses).toEqual([{ from, to: null, reason: 'heated' }]);
      expect(evening.state.run.outages).toMatchObject([{ counted: false }]);
    }
  });
});

it('TK25: the start of the running item is put right, within what can have been', () => {
  const evening = started();
  evening.does('facilitator', 'run.next', {}, minutes(20));
  const pressed = evening.now;
  const outcome = evening.does('facilitator', 'run.began', { item: 'opening', at: pressed - minutes(4) });
  expect(evening.state.run.segments.map((one) => [one.startedAt, one.endedAt])).toEqual([
    [START, pressed - minutes(4)],
    [pressed - minutes(4), null],
  ]);
  expect(evening.refusal('facilitator', 'run.began', { item: 'opening', at: START - 1 })).toBe('times-out-of-order');
  expect(evening.refusal('facilitator', 'run.began', { item: 'opening', at: evening.now + minutes(5) })).toBe('times-out-of-order');
  expect(evening.refusal('facilitator', 'run.began', { item: 'food', at: START })).toBe('changed-meanwhile');
  expect(evening.undo(outcome)).toBe('carried out');
  expect(evening.state.run.segments[0]?.endedAt).toBe(pressed);
});

it('TK26: a pause is given its reason afterwards', () => {
  const evening = started();
  evening.does('facilitator', 'run.pause', { reason: 'other' });
  const from = evening.now;
  const outcome = evening.does('facilitator', 'run.pauseReason', { from, reason: 'heated' });
  expect(evening.state.run.pauses[0]?.reason).toBe('heated');
  expect(evening.refusal('facilitator', 'run.pauseReason', { from: 1, reason: 'heated' })).toBe('changed-meanwhile');
  expect(evening.undo(outcome)).toBe('carried out');
  expect(evening.state.run.pauses[0]?.reason).toBe('other');
});

describe('TK27: no running time jumps when the clock is put right', () => {
  it.each([-5 * SECOND, 30 * MINUTE])('TK27: by %i ms', (by) => {
    const evening = started();
    evening.does('facilitator', 'run.pause', { reason: 'other' }, minutes(3));
    evening.does('facilitator', 'run.resume', {}, minutes(2));
    evening.now += minutes(4);
    const before = used(evening.state.run, 'food', evening.now);
    evening.now += by;
    evening.does('system', 'run.clockStepped', { by }, 0);
    expect(used(evening.state.run, 'food', evening.now)).toBe(before);
    expect(evening.state.run.clockSteps).toEqual([{ at: evening.now, by }]);
  });
  it("TK27: the server's clock adopts a step as a whole, and leaves slewing alone", () => {
    let wall = START;
    let steady = 0;
    const clock = new SteadyClock({ wall: () => wall, steady: () => steady, sinceBoot: () => steady });
    const steps: number[] = [];
    const stop = clock.watch({ onStep: (by) => steps.push(by), onBack: () => undefined });
    const pass = (time: number, moved = 0): void => {
      steady += time;
      wall += time + moved;
      clock.compare();
    };
    pass(1000, 1500);
    expect([clock.now(), steps]).toEqual([START + 1000, []]);
    pass(1000, 30 * MINUTE);
    expect([clock.now(), steps]).toEqual([wall, [30 * MINUTE + 1500]]);
    stop();
  });
});

it('TK29: planned and actual stand beside each other, with where the rest went', () => {
  const evening = new Evening();
  evening.now = START + minutes(10) - 1000;
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'run.pause', { reason: 'breather' }, minutes(20));
  evening.does('facilitator', 'run.resume', {}, minutes(5));
  evening.does('facilitator', 'run.endItem', {}, minutes(18));
  evening.does('facilitator', 'run.next', {}, minutes(3));
  const rows = recordRows(evening.state, evening.now + minutes(7));
  expect(rows.map(({ cause, item, took }) => [cause, item, took / MINUTE])).toEqual([
    ['late-start', null, 10],
    ['item', 'food', 38],
    ['pause', 'food', 5],
    ['changeover', 'opening', 3],
    ['item', 'opening', 7],
  ]);
  const [food] = plannedAndActual(evening.state, evening.now + minutes(7));
  expect(food).toEqual({ item: 'food', planned: 45, took: minutes(38), suggested: 40 });
});

it("RM7: the next mark follows the evening's rhythm alone", () => {
  const evening = new Evening();
  const { plan, floor } = evening.state;
  expect(markDue(evening.state, evening.now)).toBe(nextMark(plan, floor, evening.now));
  const before = markDue(evening.state, evening.now);
  evening.does('participant', 'floor.write', { key: KEYS[0], text: 'a', topic: 'else', audience: 'show' }, 0);
  expect(markDue(evening.state, evening.now)).toBe(before);
  evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
  expect(markDue(evening.state, evening.now)).toBeNull();
  const closed = new Evening();
  closed.does('system', 'run.close');
  expect(markDue(closed.state, closed.now)).toBeNull();
});
