import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { stageWords } from '../../shared/words/console-stage.en.ts';
import { en as phoneWords } from '../../shared/words/participant.en.ts';
import { launchChromium } from '../tools/chromium.ts';
import { Program } from '../tools/program.ts';
import { newKey, openPhone, TestScreen } from '../tools/server.ts';
import { stored } from '../tools/stored.ts';
import { button } from './hall.ts';
import { seatIn } from '../tools/kept.ts';

const PHONES = 60;
const QUESTIONS = ['respect', 'protect', 'involve', 'represent'];

/** What a person types into a date and time field, in this machine's zone. */
const localInput = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Presses the console's one way on, which names what comes next. */
const goOn = (desk: Page, name: string): Promise<void> => button(desk, name).click();

describe('an evening from "New evening" to closing: console, projector, phone, and sixty phones more', () => {
  let program: Program;
  let browser: Browser;
  let desk: Page;
  let projector: Page;
  let phone: Page;
  let phones: TestScreen<'participant'>[] = [];
  let lead: TestScreen<'console'>;
  let code = '';
  let id = '';
  const acknowledged = new Set<string>();
  const faults: string[] = [];

  const openPage = async (width: number, height: number): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };

  /** Every phone writes to a question at once; what is acknowledged must never be lost. */
  const everybodyWrites = async (topic: string, round: string): Promise<void> => {
    await Promise.all(
      phones.map(async (one, index) => {
        const text = `${topic} ${round} from writer ${index}`;
        await one.sendUntilAnswered('floor.write', { key: newKey(), topic, text, audience: index % 5 === 0 ? 'record' : 'show' });
        acknowledged.add(text);
      }),
    );
  };

  const textsStored = async (): Promise<string[]> => (await stored(program.dataDir, id)).floor.contributions.map((one) => one.text);

  /** Every acknowledged text is in the file, once; resolves to all that are. */
  const holdsEachOnce = async (): Promise<string[]> => {
    const texts = await textsStored();
    for (const text of acknowledged)
      expect(
        texts.filter((one) => one === text),
        text,
      ).toHaveLength(1);
    return texts;
  };

  beforeAll(async () => {
    program = await Program.start();
    browser = await launchChromium();
    [desk, projector, phone] = [await openPage(1366, 900), await openPage(1920, 1080), await openPage(360, 740)];
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const name = task.name.slice(0, 40).replace(/\W+/g, '-');
    for (const [screen, page] of Object.entries({ desk, projector, phone })) await page.screenshot({ path: `test-results/${name}-${screen}.png` });
  });
  afterAll(async () => {
    for (const one of [...phones, ...(lead ? [lead] : [])]) one.close();
    await browser.close();
    await program.dispose();
  });

  it('makes an evening from the template', async () => {
    await desk.goto(program.organiserLink);
    await desk.getByRole('radio', { name: /LPACT evening/ }).check();
    await desk.getByLabel('Date and start time').fill(localInput(new Date(Date.now() + 600_000)));
    await button(desk, 'Create the evening').click();
    await button(desk, 'Back to running the evening').click();
    await desk.getByRole('button', { name: 'Start the evening' }).first().waitFor();
    expect(desk.url()).not.toContain('#');
    const { session } = seatIn(await desk.evaluate(() => sessionStorage.getItem('open-floor:console:seat')));
    const evenings = (await (await fetch(`${program.url}/api/evenings`, { headers: { Authorization: `Bearer ${session}` } })).json()) as {
      id: string;
      code: string;
    }[];
    expect(evenings).toHaveLength(1);
    code = evenings[0]?.code ?? '';
    id = evenings[0]?.id ?? '';
    lead = await TestScreen.open(program.url, { protocol: PROTOCOL, as: 'crew', session, evening: id });
    await lead.ok('plan.editSettings', { mixSeconds: 1 });
  });

  it('pairs the projector by the code that it shows', async () => {
    await projector.goto(`${program.url}/projector`);
    const shown = await projector
      .getByText(/^[A-Z0-9]{3}[\s-]?[A-Z0-9]{3}$/)
      .first()
      .innerText();
    await desk.getByText('Connect a projector', { exact: true }).click();
    await desk.getByRole('textbox', { name: 'Code on the projector' }).fill(shown);
    await button(desk, 'Pair').click();
    await projector.getByText(code).first().waitFor();
  });

  it('is joined by a phone page and sixty phones', async () => {
    await phone.goto(`${program.url}/${code.toLowerCase()}`);
    await phone.getByRole('heading', { name: /How can the police respect Black communities better/ }).waitFor();
    phones = await Promise.all(Array.from({ length: PHONES }, () => openPhone(program, code)));
    await lead.until((view) => view.surroundings.phones === PHONES + 1);
  });

  it('takes the evening to the first question, on all three screens', async () => {
    await goOn(desk, 'Start the evening');
    await goOn(desk, 'Next: Opening');
    await goOn(desk, 'Next: Respect');
    await projector.getByRole('heading', { name: /How can the police respect Black communities better/ }).waitFor();
    await projector.getByRole('timer', { name: /minutes left/ }).waitFor();
    await phone
      .getByText(/20 minutes left/)
      .first()
      .waitFor();
  });

  it('takes words from the phone page, and says what happens to them', async () => {
    await phone.getByRole('textbox', { name: 'Your words' }).fill('When I reported it nobody rang me back.');
    await phone.getByRole('radio', { name: consentWords['shown-and-quoted'].show }).check();
    await phone.getByRole('button', { name: 'Send' }).click();
    await phone.getByText(phoneWords.sent.received(120)).first().waitFor();
    acknowledged.add('When I reported it nobody rang me back.');
    await everybodyWrites('respect', 'first');
    expect(acknowledged.size).toBe(PHONES + 1);
  });

  it('keeps the inbox hidden until the screen is private, then shows one on the projector and tells its writer', async () => {
    await desk.getByRole('button', { name: 'This screen is private' }).click();
    await lead.until((view) => view.items.length > PHONES / 2 && view.tally.waiting < 3, 20_000);
    const mine = desk.getByText('When I reported it nobody rang me back.', { exact: true });
    if ((await mine.count()) === 0) await everybodyWrites('respect', 'second');
    const { items } = await lead.newest();
    const pending = items.find((one) => one.text.startsWith('When I reported'));
    // The phone's own words may be the ones that stay behind; then another's go up.
    const target = pending ?? items.find((one) => one.audience === 'show');
    if (!target) throw new Error('Nothing was mixed in.');
    const card = desk.getByRole('listitem').filter({ hasText: target.text }).first();
    await button(card, 'Show').click();
    await lead.until((view) => view.items.some((one) => one.id === target.id && one.decision === 'shown'));
    await button(desk, 'Wall').click();
    await projector.getByText(target.text).first().waitFor();
    if (pending) await phone.getByText('Shown on the big screen').first().waitFor();
  });

  it('survives a power cut in the middle of writing: nothing acknowledged is lost, every screen is back in two seconds', async () => {
    await button(desk, stageWords.back).click();
    await goOn(desk, 'Next: Protect');
    await phone
      .getByText(/The room is now on|Protect/)
      .first()
      .waitFor();
    const writing = everybodyWrites('protect', 'during the cut');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await program.kill();
    const started = performance.now();
    const ready = await program.run();
    await Promise.all([writing, lead.until((view) => view.surroundings.phones === PHONES + 1 && view.evening.phase === 'running', 10_000)]);
    const back = performance.now() - started - ready;
    await desk.getByText(/The link to the laptop is lost/).waitFor({ state: 'detached' });
    expect(ready).toBeLessThan(2000);
    expect(back).toBeLessThan(2000);
    const texts = await holdsEachOnce();
    expect(texts).toHaveLength(new Set(texts).size);
    await projector.getByRole('heading', { name: /How can the police protect Black communities better/ }).waitFor();
  });

  it('goes through the rest to the close', async () => {
    await goOn(desk, 'Next: Break');
    for (const [title, topic] of [
      ['Involve', 'involve'],
      ['Represent', 'represent'],
    ] as const) {
      await goOn(desk, `Next: ${title}`);
      await everybodyWrites(topic, 'first');
      await projector.getByRole('heading', { name: new RegExp(`How can the police ${topic} Black`) }).waitFor();
    }
    await goOn(desk, 'Next: Close');
    await projector.getByText('Thank you').first().waitFor();
    await goOn(desk, 'End the evening');
    await phone.getByText('The evening has ended').first().waitFor();
    expect(acknowledged.size).toBeGreaterThanOrEqual(PHONES * (QUESTIONS.length - 1));
  });

  it('closes: the record is sealed and holds every acknowledged contribution once', async () => {
    await button(desk, 'Go on: thank the room').click();
    await button(desk, 'Go on: close the evening').click();
    await button(desk, 'Close and seal').click();
    await lead.until((view) => view.evening.phase === 'closed');
    await phone.getByText('The evening is closed.', { exact: false }).first().waitFor();
    await desk.getByRole('heading', { name: 'Take it home' }).waitFor();
    await holdsEachOnce();
    expect(faults).toEqual([]);
  });

  it('stops cleanly when asked', async () => {
    expect(await program.stop('SIGINT')).toBe(0);
  });
});
