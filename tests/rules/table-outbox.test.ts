import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { absorbed, answered, isUnsent, left, lineFor, stateOf, typed, withJob, type Line } from '../../participant-ui/table/state/lines.ts';
import { keptFor } from '../../participant-ui/table/state/kept.ts';
import { rowsOf } from '../../participant-ui/table/state/rows.ts';
import { SheetBox } from '../../participant-ui/table/state/sheet-box.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import { fakeSheets } from '../tools/fake-sheets.ts';
import { fakeStore } from '../tools/fake-tab.ts';

const settled = () => vi.advanceTimersByTimeAsync(0);
const typedOut = () => vi.advanceTimersByTimeAsync(700);

let store: ReturnType<typeof fakeStore>;
let sheets: ReturnType<typeof fakeSheets>;
/** The sheet of a page that has just been opened in this tab. */
const opened = (): SheetBox =>
  new SheetBox(
    tabStorage('evening:table-4', () => store.store),
    sheets.link,
  );
const fresh = (key: string, breakout = 'one') => ({ key, breakout, point: null });
const placeOf = (key: string, breakout = 'one') => ({ key, breakout, point: sheets.points(breakout).find((point) => point.id === key) ?? null });
const seen = (box: SheetBox, breakout = 'one') => box.absorb(breakout, sheets.points(breakout));

beforeEach(() => {
  vi.useFakeTimers();
  store = fakeStore();
  sheets = fakeSheets();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a table’s sheet', () => {
  test('is not lost where the browser refuses storage and another card is tried meanwhile', async () => {
    // Here there is no sessionStorage at all.
    sheets.world.live = false;
    const before = new SheetBox(keptFor('evening', 4), sheets.link);
    before.type(fresh('pointone1'), { text: 'Written offline' });
    before.stop();
    expect(new SheetBox(keptFor('evening', 5), sheets.link).lines).toEqual([]);
    sheets.world.live = true;
    await new SheetBox(keptFor('evening', 4), sheets.link).flush();
    expect(sheets.texts()).toEqual(['Written offline']);
  });

  test('is saved as it is typed, a little after the last letter, and then held by the server alone', async () => {
    const box = opened();
    box.type(fresh('pointone1'), { text: 'Ring' });
    expect(stateOf(box.lines[0] ?? null, true)).toBe('writing');
    await vi.advanceTimersByTimeAsync(500);
    box.type(fresh('pointone1'), { text: 'Ring back' });
    await vi.advanceTimersByTimeAsync(500);
    expect(sheets.world.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sheets.texts()).toEqual(['Ring back']);
    seen(box);
    expect(box.lines).toEqual([]);
  });

  test('is saved every few seconds by somebody who never stops typing', async () => {
    const box = opened();
    for (let i = 1; i <= 8; i += 1) {
      box.type(fresh('pointone1'), { text: 'word '.repeat(i) });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sheets.world.sent.length).toBeGreaterThan(0);
  });

  test('keeps what is written offline, over a reload, and sends it to the groups that it was written in', async () => {
    sheets.world.live = false;
    const before = opened();
    before.type(fresh('pointone1', 'one'), { text: 'of the first groups' });
    before.leave('pointone1');
    before.type(fresh('pointtwo2', 'two'), { text: 'of the second', exact: true, tags: ['idea'] });
    await typedOut();
    before.stop();
    expect(sheets.world.sent).toEqual([]);

    const box = opened();
    expect(box.unsent).toBe(2);
    expect(stateOf(box.lines[0] ?? null, false)).toBe('waiting');
    sheets.world.live = true;
    await box.flush();
    expect(sheets.texts('one')).toEqual(['of the first groups']);
    expect(sheets.points('two')).toMatchObject([{ text: 'of the second', exact: true, tags: ['idea'] }]);
    seen(box, 'two');
    expect(box.lines).toEqual([]);
  });

  test('sends again under the same id what had no answer, and what is typed meanwhile goes after it', async () => {
    const box = opened();
    sheets.world.deaf = true;
    box.type(fresh('pointone1'), { text: 'first' });
    await typedOut();
    box.type(fresh('pointone1'), { text: 'first and second' });
    await typedOut();
    sheets.world.deaf = false;
    await vi.advanceTimersByTimeAsync(3000);
    const commands = sheets.world.sent.map(({ id }) => id);
    expect(commands[0]).toBe(commands[1]);
    expect(sheets.texts()).toEqual(['first and second']);
    expect(sheets.points('one')).toHaveLength(1);
    expect(box.unsent).toBe(0);
  });

  test.each(['too-fast', 'not-saved', 'not-reached', 'failed', 'old-page'] as const)('waits and tries again after "%s"', async (refused) => {
    const box = opened();
    sheets.world.refusal = { refused, seconds: 5 };
    box.type(fresh('pointone1'), { text: 'still here' });
    await typedOut();
    expect(box.unsent).toBe(1);
    sheets.world.refusal = null;
    await vi.advanceTimersByTimeAsync(4900);
    expect(sheets.texts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sheets.texts()).toEqual(['still here']);
  });

  test('keeps the words of a point that was refused for good, over a reload, until somebody lets them go', async () => {
    const before = opened();
    sheets.world.refusal = { refused: 'closed' };
    before.type(fresh('pointone1'), { text: 'too late' });
    await typedOut();
    before.leave('pointone1');
    before.stop();
    const box = opened();
    seen(box);
    await box.flush();
    expect(sheets.world.sent).toHaveLength(1);
    expect(box.lines).toMatchObject([{ words: { text: 'too late' }, problem: { refused: 'closed' } }]);
    box.forget('pointone1');
    expect(box.lines).toEqual([]);
  });

  test('a refused point does not hold up the others, and typing again sends it again', async () => {
    const box = opened();
    sheets.world.refusal = { refused: 'too-long', limit: 500 };
    box.type(fresh('pointone1'), { text: 'long' });
    await typedOut();
    sheets.world.refusal = null;
    box.type(fresh('pointtwo2'), { text: 'other' });
    await typedOut();
    expect(sheets.texts()).toEqual(['other']);
    box.type(fresh('pointone1'), { text: 'short' });
    await typedOut();
    expect(sheets.texts()).toEqual(['other', 'short']);
  });

  test('is still there where the browser keeps nothing', async () => {
    store.state.full = true;
    const box = opened();
    box.type(fresh('pointone1'), { text: 'kept in memory' });
    await typedOut();
    expect(sheets.texts()).toEqual(['kept in memory']);
  });
});

describe('two screens at one table (GR21)', () => {
  const withPoint = async (): Promise<SheetBox> => {
    const box = opened();
    box.type(fresh('pointone1'), { text: 'as it was' });
    await typedOut();
    box.leave('pointone1');
    seen(box);
    return box;
  };

  test('what somebody is typing is never changed under their hands, and both are kept, one beneath the other', async () => {
    const box = await withPoint();
    box.enter(placeOf('pointone1'));
    box.type(placeOf('pointone1'), { text: 'as I say' });
    sheets.elsewhere('pointone1', 'as they say');
    seen(box);
    expect(rowsOf(sheets.points('one'), box.lines, 'one', 0, true).map((row) => row.text)).toEqual(['as I say']);
    await typedOut();
    expect(sheets.texts()).toEqual(['as they say', 'as I say']);
    seen(box);
    const rows = rowsOf(sheets.points('one'), box.lines, 'one', 0, true);
    expect(rows.map(({ text, key, beside }) => ({ text, key, beside }))).toEqual([
      { text: 'as they say', key: 'other-pointone1', beside: null },
      // The row that somebody is in goes on being the same one.
      { text: 'as I say', key: 'pointone1', beside: 'pointone1' },
    ]);
    box.type({ key: 'pointone1', breakout: 'one', point: null }, { text: 'as I say, and more' });
    await typedOut();
    expect(sheets.texts()).toEqual(['as they say', 'as I say, and more']);
  });

  test('one of the two is kept by striking the other out', async () => {
    const box = await withPoint();
    box.enter(placeOf('pointone1'));
    box.type(placeOf('pointone1'), { text: 'mine' });
    sheets.elsewhere('pointone1', 'theirs');
    await typedOut();
    seen(box);
    box.strike({ key: 'other-pointone1', breakout: 'one', point: sheets.points('one')[0] ?? null }, true);
    await settled();
    expect(sheets.texts()).toEqual(['(theirs)', 'mine']);
    expect(rowsOf(sheets.points('one'), box.lines, 'one', 0, true).map((row) => row.beside)).toEqual([null, null]);
  });

  test('a lost answer to a change that was kept beside another’s never overwrites that one', async () => {
    const box = await withPoint();
    box.enter(placeOf('pointone1'));
    box.type(placeOf('pointone1'), { text: 'mine' });
    sheets.elsewhere('pointone1', 'theirs');
    sheets.world.deaf = true;
    await typedOut();
    sheets.world.deaf = false;
    box.type(placeOf('pointone1'), { text: 'mine, and more' });
    await vi.advanceTimersByTimeAsync(4000);
    expect(sheets.texts()).toEqual(['theirs', 'mine, and more']);
  });

  test('what another screen writes takes the place of what nobody here is in', async () => {
    const box = await withPoint();
    sheets.elsewhere('pointone1', 'theirs');
    seen(box);
    expect(rowsOf(sheets.points('one'), box.lines, 'one', 0, true).map((row) => row.text)).toEqual(['theirs']);
  });
});

describe('striking out', () => {
  test('a point that is emptied is struck out with its words, and can be brought back', async () => {
    const box = opened();
    box.type(fresh('pointone1'), { text: 'not quite' });
    await typedOut();
    seen(box);
    box.type(placeOf('pointone1'), { text: '' });
    await typedOut();
    expect(sheets.texts()).toEqual(['not quite']);
    box.leave('pointone1');
    await settled();
    expect(sheets.texts()).toEqual(['(not quite)']);
    box.strike(placeOf('pointone1'), false);
    await settled();
    expect(sheets.texts()).toEqual(['not quite']);
  });

  test('of a point written offline goes after the point, so that it can still be brought back', async () => {
    sheets.world.live = false;
    const box = opened();
    box.type(fresh('pointone1'), { text: 'said in anger' });
    box.strike(fresh('pointone1'), true);
    sheets.world.live = true;
    await box.flush();
    expect(sheets.texts()).toEqual(['(said in anger)']);
  });
});

describe('a line', () => {
  const ids = (() => {
    let count = 0;
    return () => `made${String((count += 1)).padStart(8, '0')}`;
  })();
  const line = (words: Partial<Line['words']> = {}): Line => typed(lineFor('pointone1', 'one', null, ids), words);

  test('that is empty is not sent, and goes when it is left', () => {
    expect(withJob(line({ text: '  \n' }), ids)).toBeNull();
    expect(left(line({ text: '' }))).toBeNull();
  });

  test('that was emptied while its words were under way is struck out once they have arrived', () => {
    const sent = withJob(line({ text: 'gone?' }), ids);
    if (!sent) throw new Error('nothing was sent');
    const after = left(typed(sent, { text: '' }));
    if (!after) throw new Error('the line went');
    const there = answered(after, { ok: true, reply: { id: after.id, rev: 1 } }, ids);
    expect(withJob(there, ids)?.job).toMatchObject({ what: 'strike', struck: true });
  });

  test('is asked about anew where its answer came without telling where it is kept', () => {
    const sent = withJob(line({ text: 'where?' }), ids);
    if (!sent) throw new Error('nothing was sent');
    const again = answered(sent, { ok: true }, ids);
    expect(again.job).toMatchObject({ what: 'write', words: { text: 'where?' } });
    expect(again.job?.command).not.toBe(sent.job.command);
  });

  test('is held until the sheet is seen with it', () => {
    const sent = withJob(line({ text: 'here' }), ids);
    if (!sent) throw new Error('nothing was sent');
    const there = answered(sent, { ok: true, reply: { id: sent.id, rev: 1 } }, ids);
    expect(isUnsent(there)).toBe(false);
    expect(absorbed([there], 'one', [], null)).toEqual([there]);
    expect(absorbed([there], 'two', [], null)).toEqual([]);
  });
});
