import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { NOTICED } from './focus.ts';
import { READING } from './hall.ts';

/** A page has drawn what it was sent within this time (ms) of the answer; on a busy machine later, and then less is looked at. */
const DRAWN = 150;

/** Presses by keyboard on any number of pages: notes which commands they sent and were told are done, and after which the focus was nowhere. */
export class Presses {
  /** How often each command was carried out, by its name. */
  readonly done = new Map<string, number>();
  /** What was pressed where nothing had the focus afterwards. */
  readonly lost: string[] = [];
  /** What was refused, to say why a press was not carried out. */
  readonly #refused: string[] = [];

  /** To be called with a page before it opens its link. */
  readonly watch = (page: Page): void => {
    page.on('websocket', (socket) => {
      const sent = new Map<string, string>();
      socket.on('framesent', ({ payload }) => {
        const [, id = '', name = ''] = /^42(\d+)\["command",\{.*?"name":"([^"]+)"/.exec(String(payload)) ?? [];
        if (name !== '') sent.set(id, name);
      });
      socket.on('framereceived', ({ payload }) => {
        const [, id = '', answer = ''] = /^43(\d+)(\[.*)$/s.exec(String(payload)) ?? [];
        const name = sent.get(id);
        if (name === undefined) return;
        if (answer.startsWith('[{"ok":true')) this.done.set(name, (this.done.get(name) ?? 0) + 1);
        else this.#refused.push(`${name} ${answer}`);
      });
    });
  };

  /** Presses it once it has the focus, waits until what it sends was carried out and drawn, and looks where the focus is. */
  async press(control: Locator, command: string | null = null, key = 'Enter'): Promise<void> {
    const page = control.page();
    const one = control.first();
    const before = command === null ? 0 : (this.done.get(command) ?? 0);
    await one.waitFor();
    const wasGiven = await one.evaluate((element) => element === document.activeElement);
    await one.focus();
    // A console takes a press for one on what stood there when it could last be read.
    await page.waitForTimeout(wasGiven ? NOTICED : page.url().includes('/console') ? READING : 0);
    await page.keyboard.press(key);
    const isDone = (): string => ((this.done.get(command ?? '') ?? 0) > before ? 'done' : `not done; refused: ${this.#refused.join(', ')}`);
    if (command !== null) await expect.poll(isDone, { message: command }).toBe('done');
    await page.waitForTimeout(DRAWN);
    const isKept = (): Promise<boolean> => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
    for (let tries = 0; tries < 5; tries += 1) {
      if (await isKept()) return;
      await page.waitForTimeout(DRAWN);
    }
    this.lost.push(`${command ?? ''} ${String(control)}`.trim());
  }
}
