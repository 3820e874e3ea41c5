import { describe, expect, it } from 'vitest';
import { dwell, type Dwelling } from '../../shared/gathering/timekeeper/dwell.ts';
import type { EveningTimes } from '../../shared/gathering/timekeeper/evening-times.ts';
import { outlook } from '../../shared/gathering/timekeeper/outlook.ts';
import { changeoverOf, paceOf, remainder } from '../../shared/gathering/timekeeper/pace.ts';
import { pressureNow } from '../../shared/gathering/timekeeper/pressure.ts';
import { project, stillNeeded } from '../../shared/gathering/timekeeper/projection.ts';
import { share, trimRest, withCuts } from '../../shared/gathering/timekeeper/trim.ts';
import { MINUTE, type Instant } from '../../shared/gathering/time.ts';
import { at, clock, item, now, question, worked } from './budgets.ts';

describe('the worked example, to the minute', () => {
  const seen = outlook(worked, now);

  it('TK6: the pace is 1.36, since a prior of 20 minutes tempers one long answer', () => expect(paceOf(worked, now)).toBeCloseTo(1.36, 10));
  it('TK8: the changeover is the median of those that there were', () => expect(changeoverOf(worked)).toBe(2 * MINUTE));
  it('TK8: one quick change halves it at most, and a habit sets it', () => {
    const after = (gaps: number[]): EveningTimes => {
      let moment = at(18, 0);
      const segments = [0, ...gaps].map((gap) => {
        const startedAt = moment + gap;
        moment = startedAt + MINUTE;
        return { item: 'q1', startedAt, endedAt: moment };
      });
      return { ...worked, run: { ...worked.run, segments } };
    };
    expect(changeoverOf(after([]))).toBe(2 * MINUTE);
    expect(changeoverOf(after([0]))).toBe(MINUTE);
    expect(changeoverOf(after([0, 0]))).toBe(0);
    expect(changeoverOf(after([5 * MINUTE, 4 * MINUTE, 6 * MINUTE]))).toBe(4.5 * MINUTE);
  });
  it('TK9: it ends at 21:25 as planned and at 21:57 at this pace', () => {
    expect(clock(seen.asPlanned.finishesAt)).toBe('21:25');
    expect(clock(seen.atThisPace.finishesAt)).toBe('21:57');
  });
  it('TK10: question 4 starts at 21:00 and gets nothing', () => {
    const q4 = seen.atThisPace.later.find((one) => one.item === 'q4');
    expect(clock(q4?.startsAt ?? 0)).toBe('21:00');
    expect(q4?.gets).toBe(0);
    expect(seen.endangered).toMatchObject({ item: 'q4', gets: 0, budget: 30 * MINUTE });
  });
  it('TK10: a question leaves room for what must happen and is no question, and not for the questions after it', () => {
    // The break and question 3 come before 20:48, when the close at its shortest and a changeover are all that must still happen.
    expect(seen.atThisPace.later.map(({ item: id, gets }) => [id, Math.round(gets / MINUTE)])).toEqual([
      ['break', 15],
      ['q3', 30],
      ['q4', 0],
      ['close', 0],
    ]);
  });
  it('TK10: what comes before an item with a fixed time leaves no room for what comes after it', () => {
    const before = (fixedAt: Instant | null): number | undefined => {
      const items = [question('q1'), question('q2'), item('food', 30, 10, { fixedAt }), item('close', 10, 10)];
      const run = { startedAt: at(18, 0), endedAt: null, segments: [{ item: 'q1', startedAt: at(18, 0), endedAt: null }], pauses: [] };
      const evening: EveningTimes = { items, run, startsAt: at(18, 0), endsAt: at(19, 0), hardStopAt: at(19, 30) };
      return project(evening, 1, at(18, 20)).later.find((one) => one.item === 'q2')?.gets;
    };
    // It starts at 18:32.
    expect(before(null)).toBe(4 * MINUTE);
    expect(before(at(18, 50))).toBe(18 * MINUTE);
  });
  it('TK11: what must still happen needs 46 minutes', () => expect(stillNeeded(worked, now)).toBe(46 * MINUTE));
  it('TK12: question 2 must be left by 20:14', () => expect(clock(seen.leaveBy ?? 0)).toBe('20:14'));
  it('TK13: trimming 25 minutes takes 6, 8, 8 and 3 and ends at 21:00', () => {
    const trim = trimRest(worked, 1, now);
    expect(trim).toEqual({
      cuts: [
        { item: 'break', minutes: 6 },
        { item: 'q3', minutes: 8 },
        { item: 'q4', minutes: 8 },
        { item: 'close', minutes: 3 },
      ],
      shortage: 0,
    });
    expect(clock(project(withCuts(worked, trim), 1, now).finishesAt)).toBe('21:00');
  });
  it('TK15: the state is trim', () => expect(seen.pressure).toBe('trim'));
});

describe('states', () => {
  const running = (endsAt: Instant, hardStopAt: Instant): EveningTimes => ({
    items: [question('q1'), question('q2'), item('close', 10, 10)],
    run: { startedAt: at(18, 0), endedAt: null, segments: [{ item: 'q1', startedAt: at(18, 0), endedAt: null }], pauses: [] },
    startsAt: at(18, 0),
    endsAt,
    hardStopAt,
  });

  it('TK15: fits, trim, extend or drop, must drop, by what still fits where', () => {
    const moment = at(18, 20);
    // 10 left here, then 2+30 and 2+10: 54 minutes; at the shortest 2+15 and 2+10: 29 minutes.
    expect(pressureNow(running(at(19, 14), at(19, 30)), moment)).toBe('fits');
    expect(pressureNow(running(at(19, 10), at(19, 30)), moment)).toBe('trim');
    expect(pressureNow(running(at(18, 45), at(18, 50)), moment)).toBe('extend');
    expect(pressureNow(running(at(18, 40), at(18, 45)), moment)).toBe('drop');
  });

  it('TK15: a minute late is not late', () => {
    expect(pressureNow(running(at(19, 13), at(19, 30)), at(18, 20))).toBe('fits');
    expect(pressureNow(running(at(19, 12, 59), at(19, 30)), at(18, 20))).toBe('trim');
  });

  it('TK16: a worse state is believed after a minute, a better one after two, and a command is looked at at once', () => {
    const start: Dwelling = { held: 'fits', seen: 'fits', seenSince: 0 };
    const worse = dwell(start, 'trim', 10_000);
    expect(worse.held).toBe('fits');
    expect(dwell(worse, 'trim', 69_999).held).toBe('fits');
    const held = dwell(worse, 'trim', 70_000);
    expect(held.held).toBe('trim');
    const better = dwell(held, 'fits', 80_000);
    expect(dwell(better, 'fits', 199_999).held).toBe('trim');
    expect(dwell(better, 'fits', 200_000).held).toBe('fits');
    expect(dwell(dwell(better, 'trim', 100_000), 'fits', 205_000).held).toBe('trim');
    expect(dwell(start, 'drop', 10_000, true).held).toBe('drop');
  });

  it('TK7: an item in overtime is never about to end, up to three minutes', () => {
    const evening = running(at(19, 14), at(19, 30));
    expect(remainder(evening, 1, at(18, 29))).toBe(MINUTE);
    expect(remainder(evening, 1, at(18, 30))).toBe(0);
    expect(remainder(evening, 1, at(18, 31))).toBe(MINUTE);
    expect(remainder(evening, 1, at(18, 40))).toBe(3 * MINUTE);
  });

  it('TK9: an item with a fixed time keeps it, and the outlook says what runs into it', () => {
    const evening: EveningTimes = {
      ...running(at(20, 0), at(20, 30)),
      items: [question('q1'), item('food', 30, 20, { fixedAt: at(18, 40) }), question('q2')],
    };
    expect(project(evening, 1, at(18, 10)).later[0]?.startsAt).toBe(at(18, 40));
    expect(outlook(evening, at(18, 10)).inTheWay).toBeNull();
    expect(outlook(evening, at(18, 44)).inTheWay).toMatchObject({ item: 'food', at: at(18, 40) });
  });

  it('TK1, TK9: a pause freezes what is used, and the finish slides one to one', () => {
    const evening = running(at(19, 14), at(19, 30));
    const paused: EveningTimes = { ...evening, run: { ...evening.run, pauses: [{ from: at(18, 10), to: null }] } };
    const one = project(paused, 1, at(18, 12));
    const other = project(paused, 1, at(18, 17));
    expect(other.finishesAt - one.finishesAt).toBe(5 * MINUTE);
    expect(other.later.map(({ length }) => length)).toEqual(one.later.map(({ length }) => length));
  });

  it('TK9: an item that was left for an earlier one keeps its remainder', () => {
    const back: EveningTimes = {
      ...running(at(19, 30), at(19, 45)),
      run: {
        startedAt: at(18, 0),
        endedAt: null,
        segments: [
          { item: 'q1', startedAt: at(18, 0), endedAt: at(18, 30) },
          { item: 'q2', startedAt: at(18, 30), endedAt: at(18, 42) },
          { item: 'q1', startedAt: at(18, 42), endedAt: null },
        ],
        pauses: [],
      },
    };
    const [q2] = project(back, 1, at(18, 42)).later;
    expect(q2).toMatchObject({ item: 'q2', length: 18 * MINUTE });
  });

  it('TK14: where there is not enough room the shortage is named', () => {
    expect(share([item('a', 10, 8), item('b', 10, 9)], 10)).toEqual({
      cuts: [
        { item: 'a', minutes: 2 },
        { item: 'b', minutes: 1 },
      ],
      shortage: 7,
    });
    expect(share([], 3)).toEqual({ cuts: [], shortage: 3 });
  });
});
