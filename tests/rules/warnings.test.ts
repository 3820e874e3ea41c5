import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { Pressure } from '../../shared/gathering/timekeeper/dwell.ts';
import type { EveningTimes } from '../../shared/gathering/timekeeper/evening-times.ts';
import { MOST_ANNOUNCED, warningsAt, type Seen, type Warning } from '../../shared/gathering/timekeeper/warnings.ts';
import { at, entry } from './worked.ts';

const evening = (minutes: number, more: Partial<EveningTimes['run']> = {}): EveningTimes => ({
  items: [entry('one', 'One', minutes, 1), entry('two', 'Two', 20, 1)],
  run: { startedAt: at(18, 0), endedAt: null, segments: [{ item: 'one', startedAt: at(18, 0), endedAt: null }], pauses: [], ...more },
  startsAt: at(18, 0),
  endsAt: at(21, 0),
  hardStopAt: at(21, 20),
});

const named = (warning: Warning): string => (warning.kind === 'item' ? warning.step : warning.pressure);

/** A fast clock: every second of a stretch is looked at. Tells each warning with its minute. */
const watch = (
  times: EveningTimes,
  forMinutes: number,
  pressureAt: (minute: number) => Pressure = () => 'fits',
): { name: string; minute: number; announce: boolean }[] => {
  let seen: Seen | null = null;
  const told: { name: string; minute: number; announce: boolean }[] = [];
  for (let now = at(18, 0); now <= at(18, 0) + forMinutes * MINUTE; now += SECOND) {
    const minute = (now - at(18, 0)) / MINUTE;
    const step = warningsAt(seen, times, pressureAt(minute), now);
    seen = step.seen;
    told.push(...step.warnings.map((warning) => ({ name: named(warning), minute, announce: warning.announce })));
  }
  return told;
};

describe('TK31: warnings in steps', () => {
  it('TK31: half, five, two, one and over, each once, at its moment', () => {
    expect(watch(evening(20), 40).map(({ name, minute }) => [name, minute])).toEqual([
      ['half', 10],
      ['five', 15],
      ['two', 18],
      ['one', 19],
      ['over', 20],
    ]);
  });

  it('TK31: a short item leaves out the steps that say nothing', () => {
    expect(watch(evening(10), 12).map(({ name }) => name)).toEqual(['five', 'two', 'one', 'over']);
    expect(watch(evening(5), 6).map(({ name }) => name)).toEqual(['two', 'one', 'over']);
    expect(watch(evening(1), 2).map(({ name }) => name)).toEqual(['over']);
  });

  it('TK31: a pause warns about nothing, and the steps come later by as much', () => {
    const pauses = [{ from: at(18, 5), to: at(18, 15) }];
    expect(watch(evening(20, { pauses }), 21).map(({ name, minute }) => [name, minute])).toEqual([['half', 20]]);
  });

  it('TK31: a screen that comes late, sleeps, or sees another item is told the newest step alone, or nothing', () => {
    expect(warningsAt(null, evening(20), 'trim', at(18, 19)).warnings).toEqual([]);
    const { seen } = warningsAt(null, evening(20), 'fits', at(18, 1));
    expect(warningsAt(seen, evening(20), 'fits', at(18, 19)).warnings.map(named)).toEqual(['one']);
    const next = evening(20, { segments: [{ item: 'two', startedAt: at(18, 0), endedAt: null }] });
    expect(warningsAt(seen, next, 'fits', at(18, 12)).warnings).toEqual([]);
  });

  it('TK31: minutes that are added bring the steps again', () => {
    const { seen } = warningsAt(null, evening(20), 'fits', at(18, 19));
    const longer = warningsAt(seen, evening(30), 'fits', at(18, 20));
    expect(longer.warnings).toEqual([]);
    expect(warningsAt(longer.seen, evening(30), 'fits', at(18, 25)).warnings.map(named)).toEqual(['five']);
  });

  it('TK31: the evening getting worse, whatever the item; getting better is no warning', () => {
    const told = watch(evening(60), 25, (minute) =>
      minute < 5 ? 'fits' : minute < 10 ? 'trim' : minute < 15 ? 'fits' : minute < 20 ? 'extend' : 'drop',
    );
    expect(told.map(({ name, minute }) => [name, minute])).toEqual([
      ['trim', 5],
      ['extend', 15],
      ['drop', 20],
    ]);
  });
});

it('TK32: at most seven announcements an item', () => {
  const told = watch(evening(20), 30, (minute) => (Math.floor(minute) % 2 === 0 ? 'fits' : 'trim'));
  expect(told.length).toBeGreaterThan(MOST_ANNOUNCED);
  expect(told.filter(({ announce }) => announce)).toHaveLength(MOST_ANNOUNCED);
});
