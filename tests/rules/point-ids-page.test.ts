import { describe, expect, it } from 'vitest';
import { SheetBox, type Link } from '../../participant-ui/table/state/sheet-box.svelte.ts';
import { rowsOf } from '../../participant-ui/table/state/rows.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { fakeStore } from '../tools/fake-tab.ts';
import { GroupEvening, pointId } from './groups-evening.ts';

const TAKEN = pointId('a');

/** Table 1 has a point under an id that the page of table 2 is about to make up, too. */
const taken = (): GroupEvening => {
  const evening = GroupEvening.begun();
  evening.notes(1, 'a', 'Ours');
  return evening;
};
const texts = (evening: GroupEvening, table: number): string[] => evening.points(table).map((point) => point.text);

describe('GR35: the page of a table follows', () => {
  /** The page of table 2, on the rules themselves; `deaf` loses every answer. */
  const pageOf = (evening: GroupEvening) => {
    const world = { deaf: false };
    const link: Link = {
      live: true,
      send: (name, input, id) => {
        const outcome = evening.message('table', { id, name, input }, 2);
        if (world.deaf) return Promise.resolve({ ok: false, refusal: { refused: 'not-reached' } });
        return Promise.resolve(isRefusal(outcome) ? { ok: false, refusal: outcome } : { ok: true, reply: outcome.reply });
      },
    };
    const { store } = fakeStore();
    const box = () =>
      new SheetBox(
        tabStorage('evening:table-2', () => store),
        link,
      );
    return { world, box };
  };
  const place = (evening: GroupEvening) => ({ key: TAKEN, breakout: evening.breakout.id, point: null });
  const rows = (evening: GroupEvening, box: SheetBox) => rowsOf(evening.points(2), box.lines, evening.breakout.id, 0, true);

  it('GR35: it goes on with the point that it was told of, in the row that somebody is in', async () => {
    const evening = taken();
    const box = pageOf(evening).box();
    box.enter(place(evening));
    box.type(place(evening), { text: 'Theirs' });
    await box.flush();
    box.absorb(evening.breakout.id, evening.points(2));
    expect(rows(evening, box)).toMatchObject([{ key: TAKEN, text: 'Theirs', state: 'saved', beside: null }]);
    box.type(place(evening), { text: 'Theirs, and more' });
    await box.flush();
    expect(texts(evening, 2)).toEqual(['Theirs, and more']);
    box.strike(place(evening), true);
    await box.flush();
    expect(evening.points(2)).toMatchObject([{ struck: true }]);
    box.absorb(evening.breakout.id, evening.points(2));
    expect(box.lines).toEqual([]);
    expect(texts(evening, 1)).toEqual(['Ours']);
  });
  it('GR35: where the answer is lost it sends the same again, over a reload, and its words are stored once', async () => {
    const evening = taken();
    const { world, box } = pageOf(evening);
    const before = box();
    world.deaf = true;
    before.type(place(evening), { text: 'Theirs' });
    await before.flush();
    before.type(place(evening), { text: 'Theirs, and more' });
    before.stop();
    expect(texts(evening, 2)).toEqual(['Theirs']);
    world.deaf = false;
    const after = box();
    await after.flush();
    expect(texts(evening, 2)).toEqual(['Theirs, and more']);
    expect(after.unsent).toBe(0);
  });
});
