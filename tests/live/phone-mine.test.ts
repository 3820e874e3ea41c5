import { beforeEach, describe, expect, test } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { checkedIn, CODE, hidden, phonePages, textOf } from '../tools/phone-room.ts';

type Pages = ReturnType<typeof phonePages>;
let phone: Pages;
beforeEach(() => {
  phone = phonePages();
});

const KEY = 'K7QFM2PX9TRD';
const WORDS = { key: KEY, topic: 'protect', text: 'Nobody rang me back.', audience: 'show' };
const stored = () => phone.room.state.floor.contributions;

describe('with a withdrawal code', () => {
  beforeEach(async () => {
    await phone.post(`/${CODE}/write`, WORDS);
  });

  test.each(['k7qf-m2px-9trd', 'K7QF M2PX 9TRD', KEY])('finds it, typed as %s', async (code) => {
    expect(textOf(await (await phone.post(`/${CODE}/mine`, { code })).text())).toContain(own.statuses.received);
  });

  test.each(['', 'K7', 'AAAAAAAAAAAA', '<b>'])('says that nothing was found for "%s"', async (code) => {
    const response = await phone.post(`/${CODE}/mine`, { code });
    expect(response.status).toBe(422);
    expect(textOf(await response.text())).toContain(refusals['unknown-contribution']());
  });

  test('does not show the words to whoever has found the code', async () => {
    expect(await (await phone.post(`/${CODE}/mine`, { code: KEY })).text()).not.toContain(WORDS.text);
  });

  test('edits, once, and returns it to mixing', async () => {
    const page = await (await phone.post(`/${CODE}/mine`, { code: KEY })).text();
    const change = { code: KEY, command: hidden(page, 'command'), topic: 'involve', text: 'Said better.', audience: 'record' };
    const edit = async (text = change.text) => textOf(await (await phone.post(`/${CODE}/edit`, { ...change, text })).text());
    for (let i = 0; i < 2; i += 1) expect(await edit()).toContain(pages.mine.changed);
    expect(stored()).toMatchObject([{ topic: 'involve', text: 'Said better.', audience: 'record', batch: null }]);
    expect(phone.room.state.answered).toHaveLength(1);
  });

  test('RM4: the same form sent again with other words is a change of its own, and no words are said to be received that are not kept', async () => {
    const page = await (await phone.post(`/${CODE}/mine`, { code: KEY })).text();
    const change = { code: KEY, command: hidden(page, 'command'), topic: 'involve', audience: 'record' };
    const edit = (text: string) => phone.post(`/${CODE}/edit`, { ...change, text });
    for (const text of ['Said better.', 'Said better still.']) {
      expect(textOf(await (await edit(text)).text())).toContain(pages.mine.changed);
      expect(stored()).toMatchObject([{ text }]);
    }
    // Back twice with the browser, and the first form once more.
    const again = await edit('Said better.');
    const html = await again.text();
    expect(again.status).toBe(409);
    expect(textOf(html)).toContain(pages.mine.changedSince);
    expect(textOf(html)).not.toContain(pages.mine.changed);
    expect(html).toContain('Said better.');
    expect(stored()).toMatchObject([{ text: 'Said better still.' }]);
    const own = { ...change, command: hidden(html, 'command'), text: 'Said better.' };
    expect(textOf(await (await phone.post(`/${CODE}/edit`, own)).text())).toContain(pages.mine.changed);
    expect(stored()).toMatchObject([{ text: 'Said better.' }]);
  });

  test('RM4: two changes sent at the same moment: only of what is kept it is said that it was received', async () => {
    const page = await (await phone.post(`/${CODE}/mine`, { code: KEY })).text();
    const change = { code: KEY, command: hidden(page, 'command'), topic: 'involve', audience: 'record' };
    const texts = ['One change.', 'Another change.'];
    const said = await Promise.all(texts.map(async (text) => textOf(await (await phone.post(`/${CODE}/edit`, { ...change, text })).text())));
    const kept = stored()[0]?.text;
    texts.forEach((text, index) => {
      expect(said[index]?.includes(pages.mine.changed), text).toBe(text === kept);
    });
  });

  test('FL6: a change that is sent once more after its words were taken back is not said to be received', async () => {
    const page = await (await phone.post(`/${CODE}/mine`, { code: KEY })).text();
    const change = { code: KEY, command: hidden(page, 'command'), topic: 'involve', text: 'Said better.', audience: 'record' };
    await phone.post(`/${CODE}/edit`, change);
    await phone.post(`/${CODE}/withdraw`, { code: KEY, sure: 'yes' });
    const text = textOf(await (await phone.post(`/${CODE}/edit`, change)).text());
    expect(text).toContain(refusals.withdrawn());
    expect(text).not.toContain(pages.mine.changed);
    expect(stored()).toEqual([]);
  });

  test('CN3: a change that was chosen under other words is asked about beside the choices, and kept', async () => {
    const change = { code: KEY, topic: 'involve', text: 'Said better.', audience: 'record', consent: 'shown' };
    const response = await phone.post(`/${CODE}/edit`, change);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(textOf(html)).toContain(refusals['choose-again']());
    expect(html).toContain('Said better.');
    expect(checkedIn(html)).toBe(0);
    expect(stored()).toMatchObject([{ text: WORDS.text }]);
  });

  test('PL5: words whose question was taken out can be changed; they stay with something else, and the page says so', async () => {
    await phone.room.does('organiser', 'plan.removeItem', { id: WORDS.topic });
    const receipt = { code: KEY, topic: WORDS.topic, text: WORDS.text, audience: 'show' };
    const page = await (await phone.post(`/${CODE}/mine`, receipt)).text();
    const chosen = (html: string) => /<option value="([^"]*)" selected/.exec(html)?.[1];
    expect(textOf(page)).toContain(own.questionGone);
    expect(chosen(page)).toBe('else');
    // The form that was open when it was taken out.
    const html = await (await phone.post(`/${CODE}/edit`, { ...receipt, text: 'Said better.' })).text();
    expect(textOf(html)).toContain(pages.mine.changed);
    expect([textOf(html).includes(own.questionGone), chosen(html)]).toEqual([true, 'else']);
    expect(stored()).toMatchObject([{ topic: 'else', text: 'Said better.' }]);
  });

  test('gives a change back in words, and keeps it', async () => {
    const change = { code: KEY, topic: 'involve', text: 'Said better.', audience: '' };
    const response = await phone.post(`/${CODE}/edit`, change);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(textOf(html)).toContain(refusals['choose-audience']());
    expect(html).toContain('Said better.');
    phone.limit.seconds = 3;
    const slow = await phone.post(`/${CODE}/edit`, change);
    expect(slow.status).toBe(429);
    expect(await slow.text()).toContain('Said better.');
  });

  test('asks before it withdraws, and does nothing until the second step', async () => {
    const html = await (await phone.post(`/${CODE}/withdraw`, { code: KEY })).text();
    expect(textOf(html)).toContain(own.sure);
    expect(hidden(html, 'sure')).toBe('yes');
    expect(html).toContain(`action="/${CODE}/mine"`);
    expect(stored()).toMatchObject([{ text: WORDS.text }]);
  });

  test('withdraws, twice as well as once; a change after that is kept for its writer', async () => {
    for (let i = 0; i < 2; i += 1) {
      expect(textOf(await (await phone.post(`/${CODE}/withdraw`, { code: KEY, sure: 'yes' })).text())).toContain(pages.mine.withdrawn);
    }
    expect(stored()).toEqual([]);
    expect(textOf(await (await phone.post(`/${CODE}/mine`, { code: KEY })).text())).toContain(own.statuses.withdrawn);
    const late = await phone.post(`/${CODE}/edit`, { code: KEY, topic: 'involve', text: 'Too late.', audience: 'show' });
    const html = await late.text();
    expect(textOf(html)).toContain(refusals.withdrawn());
    expect(html).toContain('Too late.');
    expect(stored()).toEqual([]);
  });

  test('finds nobody’s once the evening is closed', async () => {
    await phone.room.does('system', 'run.close');
    for (const path of ['mine', 'edit', 'withdraw']) {
      expect(textOf(await (await phone.post(`/${CODE}/${path}`, { code: KEY })).text())).toContain(pages.mine.closed);
    }
  });
});
