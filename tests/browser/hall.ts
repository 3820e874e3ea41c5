import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { REACTION } from '../../facilitator-ui/state/seen-views.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Settings } from '../../shared/gathering/plan/model/plan.ts';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { launchChromium } from '../tools/chromium.ts';
import type { ManualClock } from '../tools/manual-clock.ts';
import { Program } from '../tools/program.ts';
import { api, newEvening, newKey, openPhone, sessionFor, testServer, TestScreen } from '../tools/server.ts';
import { storedText } from '../tools/stored.ts';
import { KEPT_PRIVATE, keptSeat } from '../tools/kept.ts';

/** One evening of the hall: its code, and a console without a page that leads it. */
export interface Evening {
  readonly id: string;
  readonly code: string;
  readonly lead: TestScreen<'console'>;
}

interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Off as a person turns it off: the browser runs no script at all. */
  readonly script?: boolean;
  /** What the tab remembers before the page opens. */
  readonly kept?: Record<string, string>;
  readonly dark?: boolean;
  /** A screen that fingers work. */
  readonly touch?: boolean;
  /** Called with the page before it opens anything. */
  readonly watch?: (page: Page) => void;
}

/** A page answers when the machine gets to it: a wait costs what it takes, and this long (ms) only where the answer never comes. */
const PATIENCE = 30_000;

/** What pages are served by: the program as people run it, or a server in this process on a clock that is stepped by hand. */
interface House {
  readonly url: string;
  readonly dataDir: string;
  dispose(): Promise<void>;
}

/** A house and one browser, shared by the tests of a file; remembers whatever went wrong in any page. */
export class Hall {
  readonly #house: House;
  readonly #clock: ManualClock | null;
  #faults: string[] = [];
  /** Every address that any page asked for. */
  readonly addresses: string[] = [];
  #contexts: BrowserContext[] = [];
  #leads: TestScreen<'console'>[] = [];
  /** Where pages may ask: the house, and a link of the test's own to it. */
  readonly #hosts: string[] = [];

  private constructor(
    house: House,
    readonly browser: Browser,
    /** An organiser's session. */
    readonly organiser: string,
    clock: ManualClock | null = null,
  ) {
    this.#house = house;
    this.#clock = clock;
  }

  static async open(): Promise<Hall> {
    const [program, browser] = await Promise.all([Program.start(), launchChromium()]);
    const organiser = await sessionFor(program.url, program.organiserLink.split('#')[1] ?? '');
    return new Hall(program, browser, organiser);
  }

  /** On a clock that only `pass` moves; with a public address, where one is given. */
  static async stepped(clock: ManualClock, publicUrl?: string): Promise<Hall> {
    const [server, browser] = await Promise.all([testServer({ clock, ...(publicUrl ? { publicUrl } : {}) }), launchChromium()]);
    const { url, dataDir, organiser } = server;
    const dispose = async (): Promise<void> => {
      await server[Symbol.asyncDispose]();
    };
    return new Hall({ url, dataDir, dispose }, browser, organiser, clock);
  }

  /** The program of a hall that runs it. */
  get program(): Program {
    if (this.#house instanceof Program) return this.#house;
    throw new Error('This hall has a server in this process.');
  }

  get url(): string {
    return this.#house.url;
  }

  get dataDir(): string {
    return this.#house.dataDir;
  }

  /** Lets time pass, and every page look at the server's clock again. */
  async pass(time: number): Promise<void> {
    if (!this.#clock) throw new Error('Time passes by itself here.');
    await this.#clock.advance(time);
    for (const page of this.pages) await page.evaluate(() => window.dispatchEvent(new Event('online')));
  }

  async close(): Promise<void> {
    for (const lead of this.#leads) lead.close();
    await this.browser.close();
    await this.#house.dispose();
  }

  /** Pages may be opened through this address too. */
  allow(url: string): void {
    this.#hosts.push(url);
  }

  /** The pages that are open. */
  get pages(): Page[] {
    return this.#contexts.flatMap((context) => context.pages());
  }

  /**
   * Closes the pages of a test. Resolves to what went wrong behind them: script errors, refusals by the content policy,
   * requests to other hosts, cookies. Tests expect nothing.
   */
  async clear(): Promise<string[]> {
    for (const context of this.#contexts) {
      for (const cookie of await context.cookies()) this.#faults.push(`cookie ${cookie.name}`);
      await context.close();
    }
    this.#contexts = [];
    return this.#faults.splice(0);
  }

  /** A new evening from the template, mixed at once unless told otherwise. */
  async evening(settings: Partial<Settings> = {}, startsAt = (this.#clock?.now() ?? Date.now()) + 600_000): Promise<Evening> {
    const { id, code } = await newEvening(this, 'lpact', startsAt);
    const lead = await this.leadOf(id);
    await lead.ok('plan.editSettings', { mixSeconds: 0, ...settings });
    return { id, code, lead };
  }

  /** A console without a page on an evening. */
  async leadOf(id: string): Promise<TestScreen<'console'>> {
    const lead = await TestScreen.open<'console'>(this.url, { protocol: PROTOCOL, as: 'crew', session: this.organiser, evening: id });
    this.#leads.push(lead);
    return lead;
  }

  /** A new tab in a browser of its own: nothing is shared with any other. */
  async page({ width = 360, height = 740, script = true, kept = {}, dark = false, touch = false, watch }: PageOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: script,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      hasTouch: touch,
    });
    this.#contexts.push(context);
    await context.addInitScript((entries) => {
      for (const [key, value] of entries) if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value);
    }, Object.entries(kept));
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    watch?.(page);
    page.on('pageerror', (error) => this.#faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|hydrat/i.test(message.text())) this.#faults.push(message.text());
    });
    page.on('request', (request) => {
      this.addresses.push(request.url());
      if (![this.url, ...this.#hosts].some((host) => request.url().startsWith(host)) && !request.url().startsWith('data:'))
        this.#faults.push(`asked ${request.url()}`);
    });
    page.on('response', (response) => {
      if ('set-cookie' in response.headers()) this.#faults.push(`cookie from ${response.url()}`);
    });
    return page;
  }

  /** A phone's page on an evening. */
  async phone({ code }: Evening, options: PageOptions = {}): Promise<Page> {
    const page = await this.page({ width: 320, height: 640, ...options });
    await page.goto(`${this.url}/${code}`);
    return page;
  }

  /** A console of the organiser, with its session in the tab; without an evening, at the list of evenings. */
  async console(evening: Evening | null, options: PageOptions & { readonly session?: string; readonly private?: boolean } = {}): Promise<Page> {
    const { session = this.organiser, private: isPrivate = false, ...rest } = options;
    const kept = { ...keptSeat(session, evening?.id), ...(isPrivate ? KEPT_PRIVATE : {}) };
    const page = await this.page({ width: 1366, height: 900, ...rest, kept });
    await page.goto(`${this.url}/console`);
    if (evening) await page.getByRole('banner').waitFor();
    return page;
  }

  /** The page of a table, opened by its card. */
  async table(card: string, options: PageOptions = {}): Promise<Page> {
    const page = await this.page({ width: 320, height: 640, ...options });
    await page.goto(`${this.url}/table#${card}`);
    return page;
  }

  /** A projector that somebody has opened by its link. */
  async projector(evening: Evening, options: PageOptions = {}): Promise<Page> {
    const page = await this.page({ width: 1366, height: 768, ...options });
    await page.goto(`${this.url}/projector${options.dark ? '?dark' : ''}#${await this.link(evening, 'projector')}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    return page;
  }

  /** The token of a new link. */
  async link(evening: Evening, role: LinkRole, label: string = role): Promise<string> {
    const { token } = await api<{ token: string }>(this.url, this.organiser, 'POST', `/evenings/${evening.id}/links`, { role, label });
    return token;
  }

  /** Writes as phones without a page do, one connection each. */
  async write(evening: Evening, texts: readonly string[], audience: 'show' | 'read-out' | 'record' = 'show', topic = 'respect'): Promise<void> {
    await Promise.all(
      texts.map(async (text) => {
        const phone = await openPhone(this, evening.code);
        await phone.ok('floor.write', { key: newKey(), topic, text, audience });
        phone.close();
      }),
    );
  }

  /** Everything that is on disk of an evening, as text. */
  stored({ id }: Evening): Promise<string> {
    return storedText(this.dataDir, id);
  }

  /** How often these words are stored. */
  async timesStored(evening: Evening, text: string): Promise<number> {
    const { floor } = JSON.parse(await this.stored(evening)) as Gathering;
    return floor.contributions.filter((one) => one.text === text).length;
  }
}

/** A person takes at least so long (ms) to read what has just come and press on it; the console takes a faster press for one on what stood there before. */
export const READING = REACTION + 50;

/** A button by its whole name. On a console it is clicked as a person does who has read what stands there. */
export const button = (page: Page | Locator, name: string | RegExp): Locator => {
  const found = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  const click = found.click.bind(found);
  found.click = async (options) => {
    await found.waitFor(options?.timeout === undefined ? {} : { timeout: options.timeout });
    if (found.page().url().includes('/console')) await sleep(READING);
    await click(options);
  };
  return found;
};

/** Waits until the page says so. */
export const says = async (page: Page | Locator, text: string | RegExp): Promise<void> => {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
};

/** How far the page can be scrolled sideways, in pixels: 0 where nothing sticks out. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
