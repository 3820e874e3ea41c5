import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import { launchChromium } from '../tools/chromium.ts';
import { Proxy } from '../tools/proxy.ts';
import { crewSession, newEvening, openConsole, testServer, type TestScreen, type TestServer } from '../tools/server.ts';
import { keptSeat } from '../tools/kept.ts';

/** Figures of this file, beside those of `npm run bench`. */
const keep = async (name: string, figure: object): Promise<void> => {
  await mkdir('.cache/bench', { recursive: true });
  await writeFile(`.cache/bench/${name}.json`, `${JSON.stringify(figure, null, 2)}\n`);
};

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};

/** A slow phone takes so many times as long as this machine, as in the browser's own throttling. */
const SLOW_PHONE = 6;

interface Tick {
  readonly text: string;
  readonly at: number;
}

describe('one clock for all screens', () => {
  let server: TestServer & AsyncDisposable;
  let browser: Browser;
  let lead: TestScreen<'console'>;
  let session = '';
  let proxy: Proxy;

  beforeAll(async () => {
    server = await testServer();
    const { id } = await newEvening(server, 'lpact', Date.now());
    lead = await openConsole(server, id);
    await lead.ok('run.start', {});
    session = await crewSession(server, id, 'facilitator');
    proxy = await Proxy.to(server.port);
    browser = await launchChromium();
  });
  afterAll(async () => {
    lead.close();
    await browser.close();
    await proxy.close();
    await server[Symbol.asyncDispose]();
  });

  /** A console on a machine whose own clock is off by `skew` ms. */
  const openDesk = async (skew: number, width = 1024, url = server.url): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    await page.addInitScript(
      ([kept, off]) => {
        for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
        const origin = performance.timeOrigin;
        const trueDate = Date.now.bind(Date);
        Object.defineProperty(performance, 'timeOrigin', { get: () => origin + off });
        Date.now = () => trueDate() + off;
        // What the test measures with is the machine's own time, the same for every page.
        Object.defineProperty(window, 'trueNow', { value: () => origin + performance.now() });
      },
      [keptSeat(session), skew] as const,
    );
    await page.goto(`${url}/console`);
    await page.getByRole('timer').first().waitFor();
    return page;
  };

  const ticksOf = (page: Page, count: number): Promise<Tick[]> =>
    page
      .getByRole('timer')
      .first()
      .evaluate(
        (timer, wanted) =>
          new Promise<Tick[]>((done) => {
            const ticks: Tick[] = [];
            const { trueNow } = window as unknown as { trueNow: () => number };
            const watcher = new MutationObserver(() => {
              const text = /\d+:\d\d/.exec(timer.textContent)?.[0] ?? '';
              if (text === '' || ticks.at(-1)?.text === text) return;
              ticks.push({ text, at: trueNow() });
              if (ticks.length < wanted) return;
              watcher.disconnect();
              done(ticks);
            });
            watcher.observe(timer, { subtree: true, childList: true, characterData: true });
          }),
        count,
      );

  /** By how much the pages differ in when they show each second, over so many of them (ms). */
  const spreadsOf = async (pages: readonly Page[], count: number): Promise<number[]> => {
    const ticks = await Promise.all(pages.map((page) => ticksOf(page, count)));
    return (ticks[0] ?? []).flatMap(({ text }) => {
      const times = ticks.map((list) => list.find((tick) => tick.text === text)?.at);
      return times.every((at) => at !== undefined) ? [Math.max(...times) - Math.min(...times)] : [];
    });
  };

  it('TK5, TK38: screens whose clocks are five minutes off show the same second within 50 ms, also after views came late', { retry: 2 }, async () => {
    const pages = await Promise.all([-5 * MINUTE, 0, 5 * MINUTE].map((skew, index) => openDesk(skew, 1024, index === 1 ? proxy.url : server.url)));
    // A screen takes a moment to make up for what it guessed before it had measured.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const spreads = await spreadsOf(pages, 10);
    proxy.hold('down');
    await lead.ok('stage.show', { scene: 'agenda' });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    proxy.release();
    const afterLate = await spreadsOf(pages, 4);
    await Promise.all(pages.map((page) => page.context().close()));
    const all = [...spreads, ...afterLate];
    const figure = { samples: all.length, p50: percentile(all, 0.5), p99: percentile(all, 0.99), target: 50, unit: 'ms' };
    await keep('clock-spread', figure);
    expect(spreads.length).toBeGreaterThanOrEqual(7);
    expect(afterLate.length).toBeGreaterThanOrEqual(2);
    expect(figure.p99).toBeLessThanOrEqual(50);
  });

  it('TK28: forty items recompute within a frame on a slow phone', { retry: 2 }, async () => {
    const items = (await lead.newest()).plan.items.length;
    for (let count = items; count < 40; count += 1) {
      const item = {
        kind: 'question',
        title: `Question ${count}`,
        minutes: 5,
        minimum: 3,
        mustHappen: true,
        leads: '',
        wording: '',
        explanation: '',
        hue: 1,
      } as const;
      await lead.ok('plan.addItem', { item });
    }
    const page = await openDesk(0, 360);
    const cdp = await page.context().newCDPSession(page);
    // By the time that the page's own thread has run, since what else runs on this machine takes nothing of that; and without the
    // browser's own throttling, which holds a thread up for longer on a busy machine.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const scripted = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return (metrics.find((one) => one.name === 'ScriptDuration')?.value ?? NaN) * 1000 * SLOW_PHONE;
    };
    await page.waitForTimeout(1500);
    // Whatever else runs on this machine only adds to a window, so the least of a few is the nearest to the truth.
    const windows: number[] = [];
    for (let window = 0; window < 4; window += 1) {
      const before = await scripted();
      await page.waitForTimeout(3000);
      windows.push(((await scripted()) - before) / 3);
    }
    const perTick = Math.min(...windows);
    await page.context().close();
    await keep('forty-items', { perTick, target: 16.7, unit: 'ms of script a tick on a phone six times as slow' });
    expect(perTick).toBeLessThan(16.7);
  });
});
