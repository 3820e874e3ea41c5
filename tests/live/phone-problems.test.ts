import { expect, test } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { pageRefusals } from '../../shared/words/page-refusals.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { CODE, phonePages, textOf } from '../tools/phone-room.ts';

const WORDS = { key: 'K7QFM2PX9TRD', topic: 'protect', text: 'Nobody rang me back.', audience: 'show' };

test('VW9: a form that is sent back says all that has to be put right, each beside its field, and how much that is in the page’s name', async () => {
  const phone = phonePages();
  const titleOf = (html: string): string => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
  const usual = titleOf(await (await phone.get(`/${CODE}`)).text());
  const sent = await (await phone.post(`/${CODE}/write`, { ...WORDS, text: ' ', audience: '' })).text();
  for (const said of [refusals.empty(), refusals['choose-audience']()]) expect(textOf(sent)).toContain(said);
  expect(sent.match(/aria-invalid="true"/g)).toHaveLength(2);
  // The first of them has the focus, without script too.
  expect(sent.match(/ autofocus/g)).toHaveLength(1);
  expect(sent).toMatch(/<textarea[^>]* autofocus/);
  expect(titleOf(sent)).toBe(`${pages.problems(2)} · ${usual}`);
  expect(titleOf(await (await phone.post(`/${CODE}/write`, { ...WORDS, audience: '' })).text())).toBe(`${pages.problems(1)} · ${usual}`);
  expect(phone.room.state.floor.contributions).toEqual([]);

  await phone.post(`/${CODE}/write`, WORDS);
  const change = { code: WORDS.key, command: 'COMMAND0123456', topic: 'nonsense', text: ' ', audience: '' };
  const edited = await (await phone.post(`/${CODE}/edit`, change)).text();
  for (const said of [refusals.empty(), refusals['choose-audience'](), pageRefusals['unknown-topic']()]) expect(textOf(edited)).toContain(said);
  expect(titleOf(edited)).toMatch(new RegExp(`^${pages.problems(3)} · `));
  for (const path of ['/?code=', '/?code=WXYZ'])
    expect(titleOf(await (await phone.get(path)).text())).toMatch(new RegExp(`^${pages.problems(1)} · `));
});
