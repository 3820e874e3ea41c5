import type { Browser, BrowserContext, Page } from 'playwright-core';

/** No page is waited for longer than this (ms); socket.io by itself gives up a connection that hangs after 20 s. */
const PATIENCE = 60_000;

/** In the page: notes when the server has said who this is (Socket.IO protocol, 5: "40"), by the machine's clock. */
const NOTE_GREETINGS = `
  window.greetedAt = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (String(data).startsWith('40')) window.greetedAt = Date.now();
      });
    }
  };`;

/** Phone pages in a real browser, a tab with a storage of its own each, and when each was last let in by the server. */
export class PhonePages {
  private constructor(
    private readonly contexts: readonly BrowserContext[],
    private readonly pages: readonly Page[],
  ) {}

  /** Resolves once all of them are live. */
  static async open(browser: Browser, address: string, count: number): Promise<PhonePages> {
    const contexts: BrowserContext[] = [];
    const pages: Page[] = [];
    for (let phone = 0; phone < count; phone += 1) {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      await context.addInitScript(NOTE_GREETINGS);
      const page = await context.newPage();
      await page.goto(address);
      contexts.push(context);
      pages.push(page);
    }
    const all = new PhonePages(contexts, pages);
    await all.letInAfter(0);
    return all;
  }

  /** Waits until every page has been let in again after `since`, and resolves to when that was, page by page (epoch ms). */
  async letInAfter(since: number): Promise<number[]> {
    const waits = this.pages.map(async (page) => {
      const greeted = await page.waitForFunction(
        (from) => {
          const { greetedAt } = window as unknown as { greetedAt: number };
          return greetedAt > from ? greetedAt : 0;
        },
        since,
        { timeout: PATIENCE, polling: 50 },
      );
      return greeted.jsonValue();
    });
    return Promise.all(waits);
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
  }
}
