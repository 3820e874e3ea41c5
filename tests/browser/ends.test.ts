import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeFacts } from '../../facilitator-ui/panels/time/facts.ts';
import { MINUTE, SECOND } from '../../shared/gathering/time.ts';
import type { Ends } from '../../shared/gathering/timekeeper/ends.ts';
import { time } from '../../shared/words/time.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { namedEnds } from '../tools/named-ends.ts';
import { sessionFor } from '../tools/server.ts';
import { button, Hall, says, type Evening } from './hall.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);

/** What a page says to eyes and ears, in lines: its text, names, titles and descriptions; what a remedy would change stands apart. */
const linesOf = async (page: Page): Promise<{ readonly now: string[]; readonly ways: string[] }> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('dialog details')) fold.setAttribute('open', '');
    const lines = (text: string): string[] => text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
    const isWay = (element: Element): boolean => element.closest('dialog li, #remedy-preview') !== null;
    const told = [...document.querySelectorAll('[aria-label], [title], [aria-describedby]')].map((element) => {
      const described = (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      return { element, text: [element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '', ...described].join('\n') };
    });
    const seen = [...document.querySelectorAll<HTMLElement>('body, dialog li, #remedy-preview')].map((element) => ({
      element,
      text: element.innerText,
    }));
    const ways = [...seen, ...told].filter(({ element }) => isWay(element)).flatMap(({ text }) => lines(text));
    const all = [...seen, ...told].filter(({ element }) => !isWay(element)).flatMap(({ text }) => lines(text));
    return { now: all.filter((line) => !ways.includes(line)), ways };
  });

describe('TK42: a time for the end of an evening says on every screen which end it is, and is the same on all of them', () => {
  const clock = new ManualClock(START - 10 * MINUTE);
  let hall: Hall;
  let evening: Evening;
  let desk: Page;
  let helper: Page;
  let projector: Page;
  let phone: Page;

  beforeAll(async () => {
    hall = await Hall.stepped(clock);
    evening = await hall.evening({}, START);
    desk = await hall.console(evening, { width: 1280, height: 800 });
    helper = await hall.console(evening, { session: await sessionFor(hall.url, await hall.link(evening, 'moderator')), width: 1280, height: 800 });
    projector = await hall.projector(evening);
    phone = await hall.phone(evening);
  });
  afterAll(() => hall.close());

  const passTo = async (minute: number): Promise<void> => {
    await hall.pass(START + minute * MINUTE - clock.now());
    await hall.pass(0);
  };

  /** Whatever screens say of the end now, against what it is. */
  const agree = async (): Promise<void> => {
    const view = await evening.lead.newest();
    const shownAt = (now: number): Record<keyof Ends, string> => {
      const { ends } = timeFacts(view, now).outlook;
      const clockOf = (at: number): string => time.clock(at, view.evening.timeZone);
      return { agreed: clockOf(ends.agreed), asPlanned: clockOf(ends.asPlanned), atThisPace: clockOf(ends.atThisPace), hall: clockOf(ends.hall) };
    };
    // Pages count on while they are read.
    const moments = [0, 10, 20, 30].map((late) => shownAt(clock.now() + late * SECOND));
    const [shown = shownAt(clock.now())] = moments;
    const wrong = async (page: Page): Promise<unknown[]> => {
      const { now, ways } = await linesOf(page);
      const against = (ends: Record<keyof Ends, string>): unknown[] => [
        ...namedEnds(now).filter(({ quantity, clock: at }) => quantity === null || (quantity !== 'proposed' && ends[quantity] !== at)),
        ...namedEnds(ways).filter(({ quantity, clock: at }) => quantity === null || (quantity === 'hall' && ends.hall !== at)),
        ...namedEnds(ways.filter((line) => line.startsWith('As it goes'))).filter(({ clock: at }) => at !== ends.atThisPace),
      ];
      const found = moments.map(against).sort((one, other) => one.length - other.length)[0] ?? [];
      if (found.length > 0) await hall.pass(0);
      return found;
    };
    for (const page of [desk, helper, projector]) {
      await says(page, `agreed end ${shown.agreed}`);
      await expect.poll(() => wrong(page), { timeout: 10_000 }).toEqual([]);
    }
    await expect.poll(() => wrong(phone)).toEqual([]);
    if (view.evening.phase === 'planned') {
      await button(desk, 'Edit the plan').click();
      await says(desk, `As planned it ends at ${shown.asPlanned}.`);
      await expect.poll(() => wrong(desk), { timeout: 10_000 }).toEqual([]);
      await button(desk, 'Back to running the evening').click();
      return;
    }
    await button(desk, 'Make time…').click();
    const dialog = desk.getByRole('dialog');
    await dialog.waitFor();
    await dialog.evaluate((element) => {
      for (const fold of element.querySelectorAll('details')) fold.open = true;
      const named = [...element.querySelectorAll('button')].filter((one) => one.textContent.trim() === 'Times');
      // The first and the last stand for all, which are made by the same part.
      for (const times of [named[0], named.at(-1)]) times?.click();
    });
    await expect.poll(() => wrong(desk), { timeout: 10_000 }).toEqual([]);
    const { ways } = await linesOf(desk);
    expect(namedEnds(ways).length).toBeGreaterThan(3);
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  };

  it('TK42: before the start and on time', async () => {
    await agree();
    await evening.lead.ok('run.start', {});
    await passTo(20);
    await agree();
  });

  it('TK42: 4 and 12 minutes behind', async () => {
    await passTo(51);
    await evening.lead.ok('run.next', {});
    await passTo(55);
    await agree();
    await passTo(81);
    await evening.lead.ok('run.next', {});
    await passTo(85);
    await agree();
  });

  it('TK42: paused, and further behind than any trim can mend', async () => {
    await evening.lead.ok('run.pause', { reason: 'heated' });
    await passTo(88);
    await agree();
    await evening.lead.ok('run.resume', {});
    await passTo(165);
    await agree();
    await evening.lead.ok('time.endAt', { at: START + 200 * MINUTE });
    await passTo(168);
    await agree();
    // The plan has the same agreed end, and changes the same.
    await button(desk, 'Edit the plan').click();
    const field = desk.getByLabel('Agreed end', { exact: true });
    await expect.poll(() => field.inputValue()).toBe('21:20');
    await field.fill('21:15');
    await field.blur();
    for (const page of [desk, helper, projector]) await says(page, 'agreed end 21:15');
    expect(await hall.clear()).toEqual([]);
  });
});
