import { afterAll, beforeAll, expect, it } from 'vitest';
import { UNNOTICED } from '../../shared/client/focus-keeper.ts';
import { consoleWords as desk } from '../../shared/words/console.en.ts';
import { NOTICED } from './focus.ts';
import { button, Hall } from './hall.ts';
import { Presses } from './presses.ts';

let hall: Hall;
const presses = new Presses();

beforeAll(async () => {
  hall = await Hall.open();
});
afterAll(async () => {
  await hall.clear();
  await hall.close();
});

it('VW8: whoever has clicked beside everything is left alone, and a key pressed too soon does nothing', async () => {
  const one = await hall.console(await hall.evening(), { private: true, watch: presses.watch });
  await one.evaluate((unnoticed) => {
    const pressed = (target: EventTarget | null): boolean =>
      target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })) ?? false;
    const moved = ({ target }: Event): void => {
      setTimeout(() => {
        document.body.dataset['soon'] = String(pressed(target));
        setTimeout(() => (document.body.dataset['later'] = String(pressed(target))), unnoticed);
      });
    };
    document.addEventListener('keydown', () => document.addEventListener('focusin', moved, { once: true }), { once: true });
  }, UNNOTICED);
  await presses.press(button(one, desk.inbox.hide));
  const did = (name: string): Promise<string | null> => one.locator('body').getAttribute(`data-${name}`);
  await expect.poll(() => did('later')).toBe('true');
  expect(await did('soon')).toBe('false');

  const reveal = button(one, desk.inbox.reveal);
  await reveal.focus();
  const isBody = (): Promise<boolean> => one.evaluate(() => document.activeElement === document.body);
  // After a click the browser may draw, and change the page, before any timer comes.
  await one.evaluate(() => {
    const timely = setTimeout.bind(window);
    const late = (task: () => void): unknown => timely(task, 200);
    const change = (): void => {
      document.body.append(document.createElement('i'));
    };
    const clicked = (): void => {
      Object.assign(window, { setTimeout: late });
      requestAnimationFrame(() => requestAnimationFrame(change));
      timely(() => Object.assign(window, { setTimeout: timely }), 100);
    };
    window.addEventListener('mousedown', clicked, { once: true, capture: true });
  });
  await one.mouse.click(3, 600);
  await one.waitForTimeout(NOTICED);
  expect(await isBody()).toBe(true);
  await reveal.evaluate((element) => {
    if (element instanceof HTMLElement) element.click();
  });
  await button(one, desk.inbox.hide).waitFor();
  await one.waitForTimeout(NOTICED);
  expect(await isBody()).toBe(true);
});
