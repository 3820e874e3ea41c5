import fc from 'fast-check';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SECOND } from '../../shared/gathering/time.ts';
import type { TestScreen } from '../tools/server.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { stageWords } from '../../shared/words/console-stage.en.ts';
import { recordWords } from '../../shared/words/record.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { button, type Evening, Hall, says } from './hall.ts';
import { cutOff } from './too-long.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
/** Several fill a line to its end: measured a few pixels wider than drawn, they would be a line lower, and a page would be cut. */
const WORDS = [
  'Ask the young people what makes them feel safe.',
  'A hate crime is not a row between neighbours.',
  'Listen.',
  'Walk the route home from school at half past three, not in a car.',
  'Yes.',
  'Come back in three months and tell us what you did about it, and what you could not do, and why.',
  'When I rang about my son I was put through four times, and told the same thing four times. Somebody should write it down once.',
];

let hall: Hall;
let evening: Evening;
let projector: Page;
let desk: Page;
let miniature: FrameLocator;

/** What stands on a screen: its scene's heading, its page of the wall, and which contributions, in their order. */
const seen = (screen: Page | FrameLocator): Promise<unknown> =>
  screen
    .locator('html')
    .evaluate((root) => [
      root.querySelector('h1')?.textContent.trim(),
      root.querySelector('.end .page')?.textContent ?? '',
      [...root.querySelectorAll<HTMLElement>('[data-contribution]')].map((card) => card.dataset['contribution']),
    ]);

const agree = async (): Promise<void> => {
  await expect
    .poll(async () => {
      const [room, small] = [await seen(projector), await seen(miniature)];
      return JSON.stringify(room) === JSON.stringify(small) ? 'alike' : { room, small };
    })
    .toBe('alike');
};

const showAll = async (lead: TestScreen<'console'>): Promise<void> => {
  for (const { id, decision, audience } of (await lead.newest()).items)
    if (decision === 'waiting' && audience === 'show') await lead.ok('floor.decide', { id, decision: 'shown' });
};

beforeAll(async () => {
  hall = await Hall.stepped(new ManualClock(START));
  evening = await hall.evening({}, START);
  projector = await hall.projector(evening, { width: 1920, height: 1080 });
  desk = await hall.console(evening, { width: 1280, height: 1000, private: true });
  miniature = desk.frameLocator('iframe');
  await miniature.locator('h1').first().waitFor({ state: 'attached' });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && !projector.isClosed()) await projector.screenshot({ path: 'test-results/room-sees.png' });
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

describe('what the room sees, on the console', () => {
  it('ST12: the miniature is laid out at the projector’s size, is nobody’s to work, and counts as no projector', async () => {
    const { surroundings } = await evening.lead.until((view) => view.surroundings.screens.length === 1);
    expect(surroundings.projectors).toBe(1);
    expect(surroundings.screens[0]).toMatchObject({ width: 1920, height: 1080 });
    expect(await miniature.locator('html').evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([1920, 1080]);
    const frame = desk.locator('iframe');
    expect(await frame.evaluate((one) => [one.closest('[inert][aria-hidden="true"]') !== null, one.getAttribute('tabindex')])).toEqual([true, '-1']);
    await says(desk, stageWords.connected(1));
  });

  it('ST12: miniature and projector show the same at every step of a random evening', async () => {
    const { lead } = evening;
    await lead.ok('run.start', {});
    await lead.ok('run.jump', { item: 'respect' });
    const steps = fc.sample(fc.tuple(fc.constantFrom('write', 'show', 'scene', 'wall', 'turn', 'next', 'light', 'hold', 'pass', 'hands'), fc.nat()), {
      numRuns: 28,
      seed: 12,
    });
    const topics = ['respect', 'protect', 'else', 'story', null];
    const one = <Item>(of: readonly Item[], chance: number): Item | undefined => of[chance % of.length];
    const step = async (name: string, chance: number): Promise<void> => {
      const view = await lead.newest();
      const shown = view.items.filter((item) => item.decision === 'shown');
      if (name === 'write') {
        const topic = one(['respect', 'protect', 'else'], chance) ?? 'respect';
        await hall.write(
          evening,
          Array.from({ length: 6 }, (_, index) => `${WORDS[(chance + index) % WORDS.length] ?? ''} ${String(chance)} ${String(index)}`),
          'show',
          topic,
        );
      } else if (name === 'show') await showAll(lead);
      else if (name === 'scene') await lead.ok('stage.show', { scene: one(['agenda', 'question', 'blank', 'wall', null] as const, chance) ?? null });
      else if (name === 'wall') await lead.ok('stage.show', { scene: 'wall', topic: one(topics, chance) ?? null });
      else if (name === 'turn' && view.stage.scene === 'wall') await lead.ok('stage.turnWall', { page: chance % 5, turning: chance % 2 === 0 });
      else if (name === 'next') {
        const here = view.run.segments.at(-1)?.item;
        const item = one(
          ['respect', 'protect', 'break', 'involve'].filter((id) => id !== here),
          chance,
        );
        await lead.ok('run.jump', { item: item ?? 'close' });
      } else if (name === 'light' && shown.length > 0) await lead.ok('stage.spotlight', { id: one(shown, chance)?.id ?? '' });
      else if (name === 'hold' && shown.length > 0)
        await lead.ok('floor.decide', { id: one(shown, chance)?.id ?? '', decision: 'held', reason: 'other' });
      else if (name === 'pass') await hall.pass(13 * SECOND);
      else if (name === 'hands' && view.hands === null) await lead.ok('hands.ask', { until: view.evening.endsAt + 600_000 });
    };
    const counts: number[] = [];
    for (const [name, chance] of steps) {
      await step(name, chance);
      await agree();
      counts.push(await projector.locator('[data-contribution]').count());
    }
    // Of screens without words it would prove nothing. How many cards fill a page depends on which come first, by their random ids.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(5);
  });

  it('ST11: sixty on the wall, on pages: every card is on exactly one of them and none is cut; the console says which page and turns it', async () => {
    const { lead } = evening;
    await lead.ok('hands.settle', {});
    await lead.ok('run.jump', { item: 'represent' });
    await hall.write(
      evening,
      [
        ...Array.from({ length: 58 }, (_, index) => `${WORDS[index % WORDS.length] ?? ''} ${String(index)}`),
        'A long one. '.repeat(40),
        'Longer. '.repeat(240),
      ],
      'show',
      'represent',
    );
    await showAll(lead);
    await button(desk, consoleWords.stage.scenes.wall).click();
    const { surroundings } = await lead.until((view) => (view.surroundings.screens[0]?.pages ?? 0) > 8);
    const pages = surroundings.screens[0]?.pages ?? 0;
    const cards: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      await says(projector, `Page ${String(page)} of ${String(pages)}`);
      await says(desk, stageWords.wall.page(page, pages));
      expect(await cutOff(projector, 'main')).toEqual([]);
      cards.push(
        ...(await projector.locator('[data-contribution]').evaluateAll((all) => all.map((card) => card.getAttribute('data-contribution') ?? ''))),
      );
      const small = await projector.locator('main .text').evaluateAll((all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize)));
      expect(Math.min(...small)).toBeGreaterThanOrEqual(44);
      if (page < 3) await agree();
      if (page === 1) {
        // On a small laptop too the pages are turned without a scroll, and a box that goes on says so.
        await desk.setViewportSize({ width: 1280, height: 800 });
        for (const name of [stageWords.wall.turnBack, stageWords.wall.turnOn])
          expect(
            await button(desk, name).evaluate(
              (one) => one.getBoundingClientRect().bottom - (one.closest('.stage')?.getBoundingClientRect().bottom ?? 0),
            ),
          ).toBeLessThan(0);
        const box = desk.locator('.stage');
        await expect.poll(() => box.getAttribute('data-more')).not.toBeNull();
        await box.evaluate((one) => one.scrollTo(0, one.scrollHeight));
        await expect.poll(() => box.getAttribute('data-more')).toBeNull();
        await box.evaluate((one) => one.scrollTo(0, 0));
        await desk.setViewportSize({ width: 1280, height: 1000 });
        await button(desk, stageWords.wall.turnOn).click();
      } else if (page < pages) await lead.ok('stage.turnWall', { page, turning: false });
    }
    const onWall = (await lead.newest()).items.filter((item) => item.decision === 'shown' && item.topic === 'represent');
    expect(onWall.length).toBe(60);
    expect([...cards].sort()).toEqual(onWall.map(({ id }) => id).sort());
  });

  it('ST11: what comes on a page out of view waits as new, on the wall and on the console', async () => {
    const { lead } = evening;
    // The server takes so many reports, and then two a second.
    await hall.pass(20 * SECOND);
    await lead.until((view) => view.surroundings.screens[0]?.unseen === 0);
    await hall.write(evening, ['Ring us back.', 'Say who you are.'], 'show', 'represent');
    await showAll(lead);
    // Each card that is shown may change the number: what counts is that all three come to say the same.
    const say = async (): Promise<boolean> => {
      const unseen = (await lead.newest()).surroundings.screens[0]?.unseen ?? 0;
      const said = await Promise.all([projector.getByText(`${String(unseen)} new`).count(), desk.getByText(stageWords.wall.unseen(unseen)).count()]);
      return unseen > 0 && !said.includes(0);
    };
    await expect.poll(say).toBe(true);
  });

  it('ST3: a scene chosen by hand says until when it stays, is kept on purpose, and gives way or goes back', async () => {
    const { lead } = evening;
    await says(desk, stageWords.until);
    await button(desk, stageWords.keep).click();
    await says(desk, stageWords.kept);
    await lead.ok('run.jump', { item: 'protect' });
    // A wall that is kept stays the wall of its question.
    await desk.getByRole('banner').getByRole('heading', { name: '2 Protect' }).waitFor();
    await says(desk, stageWords.wall.of('4 Represent'));
    await agree();
    expect(await projector.locator('main .wall').count()).toBe(1);
    await projector.getByRole('heading', { name: /represent/ }).waitFor();
    await button(desk, stageWords.back).click();
    await says(desk, stageWords.follows);
    await button(desk, consoleWords.stage.scenes.agenda).click();
    await projector.getByRole('heading', { name: 'This evening' }).waitFor();
    await lead.ok('run.jump', { item: 'respect' });
    await projector.getByRole('heading', { name: /How can the police respect/ }).waitFor();
    await agree();
  });

  it('ST10: what has stood on the projector for three seconds is in the file, and its writer hears of it; of what has not, neither', async () => {
    const { lead } = evening;
    const phone = await openPhone(hall, evening.code);
    const keys = [newKey(), newKey()];
    for (const [index, key] of keys.entries())
      await phone.ok('floor.write', { key, topic: 'involve', text: `Keep it short. ${String(index)}`, audience: 'show' });
    await lead.until((view) => view.items.filter((item) => item.topic === 'involve' && item.text.startsWith('Keep')).length === 2);
    await showAll(lead);
    const { items } = await lead.until((view) => view.items.every((item) => !item.text.startsWith('Keep') || item.decision === 'shown'));
    const id = items.find((item) => item.text === 'Keep it short. 0')?.id ?? '';
    await lead.ok('stage.spotlight', { id });
    await lead.until((view) => view.items.some((item) => item.id === id && item.onScreen === true));
    expect(await phone.socket.timeout(20_000).emitWithAck('mine', keys)).toEqual(['shown', 'chosen']);
    phone.close();
  });

  it('ST12: when the projector goes, the console says since when, and what it would show', async () => {
    await projector.close();
    await says(desk, /^Lost \d+ s ago$/);
    await says(desk, stageWords.old);
  });

  it('ST10: the file of what people wrote says which of it was on the big screen', async () => {
    const { lead } = evening;
    await lead.ok('run.end', {});
    await lead.ok('run.close', {});
    const answer = await fetch(`${hall.url}/api/evenings/${evening.id}/contributions.csv`, {
      headers: { Authorization: `Bearer ${hall.organiser}` },
    });
    const lines = (await answer.text()).split('\r\n');
    const at = -recordWords.csvHeads.slice(recordWords.csvHeads.indexOf('Shown on the big screen')).length;
    const said = (text: string): string | undefined =>
      lines
        .find((line) => line.includes(text))
        ?.split(',')
        .at(at);
    expect([said('Keep it short. 0'), said('Keep it short. 1')]).toEqual([recordWords.onScreen.yes, recordWords.onScreen.no]);
  });
});
