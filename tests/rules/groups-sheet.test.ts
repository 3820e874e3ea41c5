import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../shared/gathering/groups/model/sheet/point.ts';
import { EMPTY_REASONS, MOST_POINTS, POINT_LIMIT } from '../../shared/gathering/groups/model/sheet/point.ts';
import type { WrittenReply } from '../../shared/gathering/groups/rules/sheet/write.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { GroupEvening, LEAD, pointId, round } from './groups-evening.ts';
import { CURRENT } from './groups-inputs.ts';

const words = (id: string, text: string, base = 0, otherwise = 'otherwise1') => ({ id, text, exact: false, tags: [], base, otherwise });

describe('GR20: a point is tied to its table, its round and its question, and to nobody', () => {
  it('GR20: holds nothing else, and no time', () => {
    const evening = GroupEvening.begun({
      rounds: [round(), round({ seating: 'mixed' })],
      questions: [
        { topic: 'respect', wording: '' },
        { topic: null, wording: 'And then?' },
      ],
    });
    evening.notes(2, 'one');
    expect(evening.points(2)[0]).toEqual({
      id: pointId('one'),
      round: 0,
      question: 1,
      text: 'Words of one',
      exact: false,
      tags: [],
      rev: 1,
      struck: false,
      beside: null,
    });
    expect(evening.points(1)).toEqual([]);
    evening.lead('groups.next');
    // What is put down while people change tables was said in the round before.
    evening.notes(2, 'two');
    evening.lead('groups.begin');
    evening.notes(2, 'three');
    expect(evening.points(2).map((point) => point.round)).toEqual([0, 0, 1]);
    expect((evening.table(2).sheet.wroteAt ?? 1) % MINUTE).toBe(0);
    evening.lead('groups.finish');
    expect(evening.table(2).sheet.wroteAt).toBeNull();
    evening.notes(2, 'four');
    expect(evening.table(2).sheet.wroteAt).toBeNull();
  });
  it('GR20: what was written offline lands after the groups are over, and among others, until the evening is closed', () => {
    const evening = GroupEvening.begun();
    const first = evening.breakout.id;
    evening.lead('groups.finish');
    evening.does(LEAD, 'groups.form', { format: evening.breakout.format });
    const late = { breakout: first, ...words('late00001', 'Written offline') };
    evening.does('table', 'table.write', late, 1000, 3);
    expect(evening.state.groups.breakouts[0]?.tables[2]?.sheet.points[0]?.text).toBe('Written offline');
    expect(evening.points(3)).toEqual([]);
    evening.does(LEAD, 'run.end');
    evening.does('organiser', 'run.close');
    expect(evening.refusal('table', 'table.write', { ...late, id: 'late00002' }, 3)).toBe('closed');
  });
  it('GR20: is refused where it is empty, too long, one too many, or of no table there is', () => {
    const evening = GroupEvening.begun();
    const wrong = (input: object, table = 1): string => evening.isRefused(table, 'table.write', { ...words('wrong0001', 'x'), ...input });
    expect(wrong({ text: ' \n ' })).toBe('empty');
    expect(wrong({ text: 'x'.repeat(POINT_LIMIT + 1) })).toBe('too-long');
    expect(wrong({ text: 'x'.repeat(1e6) })).toBe('too-long');
    expect(wrong({}, 17)).toBe('unknown-table');
    expect(wrong({ id: 'a b' })).toBe('malformed');
    expect(wrong({ breakout: 'nothing' })).toBe('unknown-groups');
    for (let number = 0; number < MOST_POINTS; number += 1) evening.notes(1, `n${String(number)}`);
    expect(wrong({})).toBe('sheet-full');
    expect(evening.points(1)).toHaveLength(MOST_POINTS);
  });
});

describe('GR21: two screens that change one point while one is offline are both kept', () => {
  it('GR21: a change takes the place of what its writer saw; another is kept beneath, and each is told where', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a', 'First');
    evening.notes(1, 'b');
    expect(evening.notes(1, 'a', 'First, and more', 1)).toEqual({ id: pointId('a'), rev: 2 });
    expect(evening.notes(1, 'a', 'First, offline', 1)).toEqual({ id: pointId('aY'), rev: 1 });
    expect(evening.points(1).map(({ text, beside }) => [text, beside])).toEqual([
      ['First, and more', null],
      ['First, offline', pointId('a')],
      ['Words of b', null],
    ]);
  });
  it('GR21: the same again changes nothing', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a', 'First');
    evening.notes(1, 'a', 'Second', 1);
    const twice = (base: number, text: string): void => {
      evening.notes(1, 'a', text, base);
      const { state } = evening;
      const reply = evening.notes(1, 'a', text, base);
      expect(evening.state.groups).toBe(state.groups);
      expect(evening.points(1).find((point) => point.id === reply.id)?.text).toBe(text);
    };
    twice(0, 'Second');
    twice(1, 'Third');
    twice(1, 'Third, longer');
  });
  it.each([pointId('a'), pointId('b')])('GR21: an id that is taken (%s) loses nobody their words', (otherwise) => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a', 'First');
    evening.notes(1, 'b', 'Another');
    evening.notes(1, 'a', 'Second', 1);
    evening.by(1, 'table.write', words(pointId('a'), 'Third', 1, otherwise));
    expect(evening.points(1).map((point) => point.text)).toEqual(['Second', 'Third', 'Another']);
  });
  it('GR21: what was kept beside and changed by another there is not written over either', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a', 'First');
    evening.notes(1, 'a', 'Second', 1);
    evening.notes(1, 'a', 'Offline', 1);
    evening.notes(1, 'aY', 'Offline, and more by another', 1);
    const reply = evening.notes(1, 'a', 'Offline, and more', 1);
    expect(evening.points(1).map((point) => point.text)).toEqual(['Second', 'Offline, and more', 'Offline, and more by another']);
    expect(evening.points(1)[1]).toMatchObject({ ...reply, beside: pointId('a') });
  });
  it('GR21: what somebody changes that was struck out meanwhile is back', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a', 'First');
    evening.by(1, 'table.strike', { id: pointId('a'), struck: true });
    evening.notes(1, 'a', 'First, and more', 1);
    expect(evening.points(1)).toMatchObject([{ text: 'First, and more', struck: false }]);
  });

  /** One device: what it saw last of each point, and what it does next. */
  const action = fc.record({
    device: fc.nat(2),
    point: fc.nat(5),
    look: fc.boolean(),
    what: fc.constantFrom('write', 'write', 'write', 'again', 'strike', 'back'),
    otherwise: fc.nat(1),
  });
  it('GR21: nothing that was acknowledged is lost, whoever writes what over which', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (all) => {
        const evening = GroupEvening.begun();
        const seen: Map<string, Point>[] = [new Map<string, Point>(), new Map<string, Point>(), new Map<string, Point>()];
        const sent: (object | null)[] = [null, null, null];
        // What was acknowledged; what was written over by somebody who had seen it; what each made-up id was last used for.
        const acknowledged = new Set<string>();
        const replaced = new Set<string | undefined>();
        const lastUnder = new Map<string, string>();
        for (const [index, { device, point, look, what, otherwise }] of all.entries()) {
          const mine = seen[device] ?? new Map<string, Point>();
          if (look) for (const one of evening.points(1)) mine.set(one.id, one);
          // Three points of the beginning, and whatever this device has seen, those that were kept beside among them.
          const known = [...mine.keys()];
          const id = point < 3 ? pointId(`p${String(point)}`) : (known[(point + index) % Math.max(1, known.length)] ?? pointId('p0'));
          const before = mine.get(id);
          if (what === 'strike' || what === 'back') {
            evening.refusal('table', 'table.strike', { breakout: CURRENT, id, struck: what === 'strike' });
            continue;
          }
          const text = `text ${String(index)}`;
          const again = what === 'again' ? sent[device] : null;
          const other = `other${String(device)}${String(otherwise)}00`;
          const input = again ?? words(id, text, before?.rev ?? 0, other);
          const answer = evening.send('table', 'table.write', { breakout: CURRENT, ...input });
          if (isRefusal(answer)) throw new Error(answer.refused);
          sent[device] = input;
          if (!again) {
            acknowledged.add(text);
            // Only the device that made it up knows such an id: what it sends under it again is a newer version of its own.
            replaced.add(before?.text).add(lastUnder.get(other));
            lastUnder.set(other, text);
          }
          const { id: kept } = answer.reply as WrittenReply;
          const there = evening.points(1).find((one) => one.id === kept);
          if (there) mine.set(kept, there);
        }
        const onSheet = new Set(evening.points(1).map((one) => one.text));
        for (const text of acknowledged) if (!onSheet.has(text)) expect(replaced).toContain(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('GR22 GR23 GR24 GR25: what a table does with its sheet', () => {
  it('GR22: a point that is struck out stays, and comes back as it was', () => {
    const evening = GroupEvening.begun();
    evening.notes(1, 'a');
    const before = evening.points(1);
    evening.by(1, 'table.strike', { id: pointId('a'), struck: true });
    expect(evening.points(1)[0]).toMatchObject({ text: 'Words of a', struck: true });
    evening.by(1, 'table.empty', { reason: 'talked-freely' });
    evening.by(1, 'table.strike', { id: pointId('a'), struck: false });
    expect(evening.points(1)).toEqual(before);
    expect(evening.table(1).sheet.empty).toBeNull();
    expect(evening.isRefused(1, 'table.strike', { id: pointId('b'), struck: true })).toBe('unknown-point');
    expect(evening.isRefused(2, 'table.strike', { id: pointId('a'), struck: true })).toBe('unknown-point');
  });
  it('GR22: what the room has heard is not struck out', () => {
    const evening = GroupEvening.reporting({}, (groups) => groups.notes(1, 'a'));
    evening.by(1, 'report.tell', { point: pointId('a') });
    expect(evening.isRefused(1, 'table.strike', { id: pointId('a'), struck: true })).toBe('already-told');
  });
  it.each([
    ['a new point', (evening: GroupEvening) => evening.notes(1, 'new')],
    ['a change', (evening: GroupEvening) => evening.notes(1, 'a', 'Other words', 1)],
    ['striking out', (evening: GroupEvening) => evening.by(1, 'table.strike', { id: pointId('a'), struck: true })],
    ['a point that the crew type', (evening: GroupEvening) => evening.lead('report.say', { table: 1, text: 'Said aloud' })],
  ])('GR23: "that\'s us" is taken back by %s', (_what, change) => {
    const evening = GroupEvening.reporting({}, (groups) => groups.notes(1, 'a'));
    evening.by(1, 'table.agree', { agreed: true });
    expect(evening.table(1).sheet.agreed).toBe(true);
    change(evening);
    expect(evening.table(1).sheet.agreed).toBe(false);
  });
  it('GR24: only a table with nothing on its sheet says why, and the next point takes it back', () => {
    const evening = GroupEvening.begun();
    for (const reason of EMPTY_REASONS) evening.by(1, 'table.empty', { reason });
    expect(evening.table(1).sheet.empty).toBe(EMPTY_REASONS.at(-1));
    evening.notes(1, 'a');
    expect(evening.table(1).sheet.empty).toBeNull();
    expect(evening.isRefused(1, 'table.empty', { reason: 'no-time' })).toBe('sheet-not-empty');
    evening.by(1, 'table.strike', { id: pointId('a'), struck: true });
    expect(evening.isRefused(1, 'table.empty', { reason: 'no-time' })).toBe('carried out');
  });
  it('GR25: another screen takes over the writing, and what the first still sends is kept', () => {
    const evening = GroupEvening.begun({ writers: 'scribe' });
    evening.by(1, 'table.scribe', { badge: 'badge1' });
    evening.by(1, 'table.scribe', { badge: 'badge2' });
    expect(evening.table(1).sheet.scribe).toBe('badge2');
    expect(evening.notes(1, 'from the first'.replaceAll(' ', '')).rev).toBe(1);
    evening.by(1, 'table.scribe', { badge: '' });
    expect(evening.table(1).sheet.scribe).toBe('');
    expect(evening.isRefused(1, 'table.scribe', { badge: 'x'.repeat(33) })).toBe('malformed');
  });
});
