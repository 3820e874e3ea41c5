import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SECOND } from '../../shared/gathering/time.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { type Evening, Hall, says } from './hall.ts';
import { cutOff } from './too-long.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const WORDS = ['Walk the route home from school at half past three, not in a car.', 'Ring us back.', 'Say who you are.', 'Listen.'];

let hall: Hall;
let evening: Evening;
let projector: Page;

beforeAll(async () => {
  hall = await Hall.stepped(new ManualClock(START));
  evening = await hall.evening({}, START + 60 * SECOND);
  projector = await hall.projector(evening, { width: 1920, height: 1080 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await projector.screenshot({ path: 'test-results/projector-scenes.png' });
});
afterAll(async () => {
  expect(await hall.clear()).toEqual([]);
  await hall.close();
});

describe('the scenes of the projector', () => {
  it('the welcome says when it begins, who hosts, and the line of the plan; soon where it is late, and then what comes next', async () => {
    const { lead } = evening;
    await lead.ok('plan.editDetails', { host: 'The Highfields Forum', welcome: 'Food first, then we talk.' });
    for (const text of [/^We begin at \d\d:01$/, /Hosted by The Highfields Forum/, 'Food first, then we talk.']) await says(projector, text);
    await hall.pass(90 * SECOND);
    await says(projector, 'We begin soon');
    await lead.ok('run.start', {});
    await says(projector, /^Opening at \d\d:\d\d$/);
  });

  it('the opening sets what it explains as short parts, each question with its number', async () => {
    const { lead } = evening;
    await lead.ok('run.jump', { item: 'opening' });
    await says(projector, 'Keeping Black people safe from crime.');
    const rows = projector.locator('main .row');
    expect(await rows.evaluateAll((all) => all.map((row) => row.querySelector('.badge')?.textContent))).toEqual(['1', '2', '3', '4']);
    expect(await projector.locator('main ol').count()).toBe(0);
  });

  it('ST13: the way in stands at the same place on every scene that has it', async () => {
    const { lead } = evening;
    await lead.ok('run.jump', { item: 'respect' });
    await hall.write(evening, WORDS);
    for (const { id } of (await lead.newest()).items) await lead.ok('floor.decide', { id, decision: 'shown' });
    await lead.ok('stage.spotlight', { id: (await lead.newest()).items[0]?.id ?? '' });
    /** Where the way in stands; while one scene gives way to the next it may be of neither, and has no size. */
    const places = (): Promise<number[][]> =>
      projector.locator('aside .card, aside .code').evaluateAll((all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [x, y, width, height].map(Math.round);
        }),
      );
    const look = async (heading: RegExp): Promise<void> => {
      await projector.getByRole('heading', { level: 1, name: heading }).waitFor();
      await expect.poll(places).toEqual(first);
    };
    await projector.locator('main .spotlight').waitFor();
    const first = await places();
    expect(first.flat()).not.toContain(0);
    await look(/How can the police respect/);
    for (const [scene, heading] of [
      ['agenda', /This evening/],
      ['explanation', /Respect/],
      ['wall', /How can the police respect/],
      ['question', /How can the police respect/],
    ] as const) {
      await lead.ok('stage.show', { scene });
      await expect.poll(() => projector.locator('main .wall').count()).toBe(scene === 'wall' ? 1 : 0);
      await look(heading);
    }
    await lead.ok('run.endItem', {});
    await look(/This evening/);
    await lead.ok('run.jump', { item: 'respect' });
  });

  it('ST14: a show of hands stands beneath every scene, with its seconds and then its result', async () => {
    const { lead } = evening;
    await lead.ok('hands.ask', { until: (await lead.newest()).evening.endsAt + 600_000 });
    for (const scene of ['question', 'wall', 'agenda', 'welcome', 'closing', 'pause', 'blank'] as const) {
      await lead.ok('stage.show', { scene });
      await says(projector, /Shall we go on until \d\d:\d\d\?/);
      await says(projector, /^\d+ seconds left$/);
      await expect.poll(() => cutOff(projector, 'main, aside')).toEqual([]);
    }
    await hall.pass(46 * SECOND);
    await says(projector, 'Fewer than 5 yes, fewer than 5 no');
    await lead.ok('hands.settle', {});
  });

  it('ST15: on the ribbon the present item’s name is whole, wherever it is', async () => {
    const { lead } = evening;
    await lead.ok('plan.editItem', { id: 'break', change: { title: 'Break with tea and fruit' } });
    await lead.ok('stage.show', { scene: 'agenda' });
    for (const [item, name] of [
      ['break', 'Break with tea and fruit'],
      ['close', 'Close'],
      ['protect', '2 Protect'],
    ] as const) {
      await lead.ok('run.jump', { item });
      await lead.ok('stage.show', { scene: 'agenda' });
      const now = projector.locator('.ribbon li.now .name');
      await expect.poll(async () => (await now.innerText()).replace(/\s+/g, ' ')).toBe(name);
      const box = await now.evaluate((one) => ({
        cut: one.scrollWidth - one.clientWidth,
        right: one.getBoundingClientRect().right,
        across: window.innerWidth,
      }));
      expect(box.cut).toBeLessThanOrEqual(0);
      expect(box.right).toBeLessThan(box.across);
      const others = await projector.locator('.ribbon li').evaluateAll((all) => {
        const boxes = all
          .flatMap((one) => [...one.querySelectorAll('.name')].filter((part) => getComputedStyle(part).clipPath === 'none'))
          .map((part) => part.getBoundingClientRect());
        return boxes.filter((box, index) => boxes.slice(index + 1).some((other) => box.left < other.right && other.left < box.right)).length;
      });
      expect(others).toBe(0);
    }
  });
});

describe('ST16: frames', () => {
  const headersOf = async (path: string): Promise<[string, string]> => {
    const { headers } = await fetch(hall.url + path);
    return [headers.get('content-security-policy') ?? '', headers.get('x-frame-options') ?? ''];
  };
  it('ST16: the projector’s page alone can be framed, by this site; the console alone may frame', async () => {
    for (const path of ['/console', `/${evening.code}`, '/table', `/${evening.code}/mine`, '/api/evenings', '/nothing']) {
      const [policy, framed] = await headersOf(path);
      expect([path, policy.includes("frame-ancestors 'none'"), framed]).toEqual([path, true, 'DENY']);
      expect([path, policy.includes('frame-src')]).toEqual([path, path === '/console']);
    }
    const [policy, framed] = await headersOf('/projector?preview');
    expect([policy.includes("frame-ancestors 'self'"), policy.includes('frame-src'), framed]).toEqual([true, false, 'SAMEORIGIN']);
  });
});
