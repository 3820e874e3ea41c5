import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { Rehearsal } from './rehearsal.ts';
import { AT_A_TABLE, PLACES } from './words.ts';

const PHONES = 54;
const SLIPS = 6;
/** The table whose page is pictured. */
export const PICTURED_TABLE = 4;

const formed = (id: string, code: string): { evening: Rehearsal; breakout: string } => {
  const evening = new Rehearsal(id, code);
  evening.at(0).do('run.start', {}).at(65).do('run.jump', { item: 'respect' });
  evening.do('groups.setTables', { tables: PLACES.map((place, index) => ({ number: index + 1, place })) });
  evening.do('groups.form', { format: { ...presetNamed('tables'), tables: PLACES.length, questions: [{ topic: 'respect', wording: '' }] } });
  const breakout = evening.state.groups.breakouts[0]?.id ?? '';
  for (let phone = 0; phone < PHONES; phone += 1) evening.do('seats.take', { breakout, key: evening.key() }, 'participant');
  return { evening: evening.do('seats.slips', { breakout, out: SLIPS }), breakout };
};

/** People are finding their tables. */
export const findingTables = (): Gathering => formed('finding', 'M4XD').evening.at(111).state;

/** A table in the middle of its round, with what it has written. */
export const atATable = (): Gathering => {
  const { evening, breakout } = formed('table', 'H9TP');
  evening.at(104).do('groups.begin', { breakout });
  for (const { text, exact, tags } of AT_A_TABLE) {
    const input = { breakout, id: evening.key(), text, exact, tags, base: 0, otherwise: evening.key() };
    evening.do('table.write', input, 'table', PICTURED_TABLE);
  }
  return evening.at(111).do('time.beat', {}, 'system').state;
};
