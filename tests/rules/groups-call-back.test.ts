import { expect, it } from 'vitest';
import { callBackBy, RECONVENING } from '../../shared/gathering/groups/model/hold.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { formatOf } from './groups-evening.ts';
import { START } from './evening.ts';

const groups = (reportBack: boolean) => ({ format: formatOf({ tables: 8, turnSeconds: 60, reportBack }) });

it('GR34: until when to call everybody back leaves time for coming back and for a turn of each table', () => {
  expect(callBackBy(groups(true), RECONVENING, minutes(20), START)).toBe(START + minutes(20 - 3 - 8));
  expect(callBackBy(groups(false), minutes(4), minutes(20), START)).toBe(START + minutes(16));
});

it('GR34: it is in the past where the item is too far gone', () => {
  expect(callBackBy(groups(true), RECONVENING, minutes(-1), START)).toBe(START - minutes(12));
});
