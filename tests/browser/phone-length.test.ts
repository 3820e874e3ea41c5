import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en as words } from '../../shared/words/participant.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { button, type Evening, Hall, sideways } from './hall.ts';
import { arrived, box, idOf, live, mine, open, type } from './phone-here.ts';

const SMALL = { width: 320, height: 640 };

let hall: Hall;
let evening: Evening;

beforeAll(async () => {
  hall = await Hall.open();
});
/** After each step: nothing sticks out of any screen, and nothing went wrong behind it. */
afterEach(async () => {
  for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('what people and organisers may write at length', () => {
  const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const ARABIC = 'أريد أن تتحدث الشرطة إلى الناس باحترام في كل مرة، وأن تشرح لماذا توقفهم في الشارع. '.repeat(8).trim();
  /** The last is a laptop's window at 400 %. */
  const ZOOMS = [
    [320, 640],
    [360, 740],
    [1366, 768],
    [1280 / 4, 720 / 4],
  ] as const;
  const WORDING = `Wie ${LONG_WORD} und ${'alle anderen im Saal '.repeat(8)}besser miteinander reden?`.slice(0, 240).padEnd(240, 'x');

  it('stays inside the page, on a small phone, at 400 % zoom, and on a laptop', async () => {
    evening = await hall.evening();
    const { lead } = evening;
    await lead.ok('plan.editItem', { id: 'respect', change: { wording: WORDING, title: LONG_WORD, explanation: `${LONG_WORD} ${ARABIC}` } });
    await lead.ok('plan.editDetails', { title: LONG_WORD.repeat(2).slice(0, 120) });
    await lead.ok('plan.editSettings', { support: [{ name: LONG_WORD, number: '0800 555 111', note: LONG_WORD }] });
    await lead.ok('run.start', {});
    await lead.ok('run.jump', { item: 'respect' });
    await hall.write(evening, [LONG_WORD.repeat(3), ARABIC]);
    for (const text of [LONG_WORD.repeat(3), ARABIC]) await lead.ok('floor.decide', { id: await idOf(evening, text), decision: 'shown' });
    const phone = await hall.phone(evening, SMALL);
    await live(evening);
    await phone.getByRole('heading', { name: WORDING }).waitFor();
    await type(phone, `${ARABIC}\n${LONG_WORD.repeat(4)}`);
    await button(phone, 'Send').click();
    await arrived(mine(phone));
    await open(phone);
    await button(mine(phone), own.edit).click();
    await phone.getByText(words.wall.title(2)).click();
    for (const path of ['', '?topic=story', '/keep', '/limits', '/mine']) {
      if (path) await phone.goto(`${hall.url}/${evening.code}${path}`);
      for (const [width, height] of ZOOMS) {
        await phone.setViewportSize({ width, height });
        expect(await sideways(phone), `${path} at ${width}`).toBe(0);
      }
    }
  });

  it('runs in the direction of its own words, not the page’s', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening);
    await live(evening);
    await type(phone, ARABIC);
    const direction = (of: ReturnType<Page['locator']>) =>
      of.evaluate((element) => [element.getAttribute('dir'), getComputedStyle(element).direction]);
    expect(await direction(box(phone))).toEqual(['auto', 'rtl']);
    await button(phone, 'Send').click();
    await evening.lead.ok('floor.decide', { id: await idOf(evening, ARABIC), decision: 'shown' });
    await open(phone);
    expect(await direction(mine(phone).getByText(ARABIC))).toEqual(['auto', 'rtl']);
    await phone.getByText(words.wall.title(1)).click();
    expect(
      await direction(
        phone
          .getByRole('group')
          .filter({ hasText: words.wall.title(1) })
          .getByText(ARABIC),
      ),
    ).toEqual(['auto', 'rtl']);
  });
});
