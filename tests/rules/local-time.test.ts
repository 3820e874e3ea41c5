import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromField, fromTimeOfDay, instantsOf, toField } from '../../facilitator-ui/state/local-time.ts';
import { HOUR, MINUTE } from '../../shared/gathering/time.ts';

const LONDON = 'Europe/London';

describe('typed times', () => {
  it('PL8: a time of day before the start is the next day, so an evening may pass midnight', () => {
    const start = Date.UTC(2026, 10, 26, 22, 0);
    expect(fromTimeOfDay('23:30', start, LONDON)).toBe(Date.UTC(2026, 10, 26, 23, 30));
    expect(fromTimeOfDay('00:45', start, LONDON)).toBe(Date.UTC(2026, 10, 27, 0, 45));
    expect(fromTimeOfDay('', start, LONDON)).toBeNull();
  });

  it('PL8: an evening that passes midnight as the clocks go forward ends when people think it does', () => {
    const start = Date.UTC(2026, 2, 28, 22, 0);
    expect(fromTimeOfDay('02:30', start, LONDON)).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('PL8: an hour that the clocks repeat means two instants, the first unless somebody says otherwise', () => {
    const both = instantsOf('2026-10-25T01:30', LONDON);
    expect(both).toEqual([Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)]);
    expect(fromField('2026-10-25T01:30', LONDON)).toBe(both[0]);
    expect(both.map((at) => toField(at, LONDON))).toEqual(['2026-10-25T01:30', '2026-10-25T01:30']);
  });

  it('PL8: an hour that the clocks skip is an hour on', () => {
    expect(instantsOf('2026-03-29T01:30', LONDON)).toEqual([]);
    expect(fromField('2026-03-29T01:30', LONDON)).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(toField(Date.UTC(2026, 2, 29, 1, 30), LONDON)).toBe('2026-03-29T02:30');
  });

  it('PL8: whatever a field shows means the instant it was made from', () => {
    const zones = fc.constantFrom(LONDON, 'Africa/Lagos', 'America/Jamaica', 'Asia/Kathmandu', 'Pacific/Auckland');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2035, 0, 1) / MINUTE }), zones, (minute, zone) => {
        const meant = instantsOf(toField(minute * MINUTE, zone), zone);
        expect(meant).toContain(minute * MINUTE);
        expect(meant.length).toBeLessThanOrEqual(2);
        if (meant.length === 2) expect((meant[1] ?? 0) - (meant[0] ?? 0)).toBeLessThanOrEqual(HOUR);
      }),
    );
  });
});
