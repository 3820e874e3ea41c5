import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { needs } from '../../shared/words/participant-needs.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { phoneRefusals } from '../../shared/words/phone-refusals.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { openCrew, sessionFor } from '../tools/server.ts';
import { button, type Evening, Hall, says, sideways } from './hall.ts';
import { focused, inSight } from './in-sight.ts';
import { allowed, arrived, begun, box, idOf, live, mine, open, type } from './phone-here.ts';

/** The smallest phone that is still about. */
const SMALLEST = { width: 320, height: 568 };

let hall: Hall;
let evening: Evening;

const bar = (phone: Page) => phone.getByRole('banner');
beforeAll(async () => {
  hall = await Hall.open();
});
afterEach(async () => {
  for (const page of hall.pages) expect(await sideways(page), page.url()).toBe(0);
  expect(await hall.clear()).toEqual([]);
});
afterAll(() => hall.close());

describe('what becomes of one’s own', () => {
  it('FL18: is told step by step, what needs its writer first', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening);
    await begun(evening);
    await says(bar(phone), '1 Respect');
    const texts = ['For the wall.', 'For reading.', 'Names Abdi.', 'For later.', 'A story.'];
    for (const text of texts) {
      await type(phone, text);
      await button(phone, words.write.send).click();
      await expect.poll(() => box(phone).inputValue()).toBe('');
      await evening.lead.until((view) => view.items.some((one) => one.text === text));
    }
    const line = (text: string) => mine(phone).filter({ hasText: text });
    const is = (text: string, status: keyof typeof own.statuses) => says(line(text), own.statuses[status]);
    for (const text of texts) await is(text, 'mixed');
    const decide = async (text: string, decision: string, more: object = {}) =>
      evening.lead.ok('floor.decide', { id: await idOf(evening, text), decision, ...more } as never);
    await decide('For the wall.', 'shown');
    await is('For the wall.', 'chosen');
    await evening.lead.ok('stage.spotlight', { id: await idOf(evening, 'For the wall.') });
    await decide('For later.', 'parked');
    await is('For later.', 'parked');
    await decide('A story.', 'shelved');
    await is('A story.', 'shelved');
    await decide('For reading.', 'read-out');
    await is('For reading.', 'to-read-out');
    await evening.lead.ok('floor.readAloud', { id: await idOf(evening, 'For reading.'), readAloud: true });
    await is('For reading.', 'read-out');
    await decide('Names Abdi.', 'held', { reason: 'names-someone' });
    await is('Names Abdi.', 'held-names-someone');
    expect(await mine(phone).first().innerText()).toContain(own.statuses['held-names-someone']);
    await button(mine(phone).first(), own.edit).click();
    await mine(phone).first().getByRole('textbox').fill('Names nobody.');
    await button(mine(phone).first(), own.save).click();
    await is('Names nobody.', 'mixed');

    const projector = await openCrew<'projector'>(hall, await sessionFor(hall.url, await hall.link(evening, 'projector')));
    const drawn = async (): Promise<unknown> => (await projector.ok('stage.drawn', { ids: [await idOf(evening, 'For the wall.')] })).reply;
    // It is believed once that has stood in the spotlight for three seconds.
    await expect.poll(drawn).not.toEqual({ taken: [] });
    await is('For the wall.', 'shown');
    projector.close();
  });
});

describe('a question that is taken out before the start', () => {
  it('PL5: leaves nobody stuck: what was sent can be changed, and a draft goes to something else, and both are said', async () => {
    evening = await hall.evening({ mixSeconds: 120 });
    const phone = await hall.phone(evening, SMALLEST);
    await live(evening);
    const others = phone.getByRole('navigation', { name: words.topics.label });
    await others.getByRole('link', { name: /Protect/ }).click();
    await type(phone, 'Sent to the question.');
    await button(phone, words.write.send).click();
    await arrived(mine(phone));
    await type(phone, 'Half a thought');

    await evening.lead.ok('plan.removeItem', { id: 'protect' });
    await says(phone.getByRole('heading', { level: 1 }), words.topics.elseWording);
    await says(phone.locator('form').first(), phoneRefusals['unknown-topic']());
    expect(await box(phone).inputValue()).toBe('Half a thought');
    await says(mine(phone), own.questionGone);
    await says(mine(phone), words.topics.else);

    await open(phone);
    await button(mine(phone), own.edit).click();
    await mine(phone).getByRole('textbox').fill('Changed afterwards.');
    await button(mine(phone), own.save).click();
    await expect.poll(() => hall.timesStored(evening, 'Changed afterwards.')).toBe(1);
    expect(await hall.timesStored(evening, 'Sent to the question.')).toBe(0);

    await others.getByRole('link', { name: /Respect/ }).click();
    expect(await box(phone).inputValue()).toBe('');
    await phone.getByRole('link', { name: words.foot.leave }).first().click();
    await says(phone.getByRole('region', { name: own.leave.title }), own.leave.drafts(1));
    await button(phone, own.leave.stay).click();
    await button(phone, own.openHidden).click();
    expect(await box(phone).inputValue()).toBe('Half a thought');
    await button(phone, words.write.send).click();
    await arrived(mine(phone).filter({ hasText: 'Half a thought' }));
    expect(await phone.getByRole('button', { name: own.openHidden }).count()).toBe(0);
    const { floor } = JSON.parse(await hall.stored(evening)) as Gathering;
    expect(floor.contributions.map(({ topic, text }) => `${topic}: ${text}`).sort()).toEqual(['else: Changed afterwards.', 'else: Half a thought']);
  });
});

describe('telling the helpers', () => {
  it('NE1: says who sees it before it is sent; it is told, said again after the link was lost, and a helper takes it', async () => {
    evening = await hall.evening();
    const phone = await hall.phone(evening, SMALLEST);
    await begun(evening);
    await button(phone, words.helpers.open).click();
    const panel = phone.getByRole('region', { name: needs.title });
    await says(panel, needs.seen);
    expect(await panel.getByRole('textbox').count()).toBe(0);
    await button(panel, needs.send).click();
    await says(panel, needs.choose);
    expect((await evening.lead.newest()).surroundings.needs).toEqual([]);
    await button(panel, needs.kinds['cannot-hear']).click();
    await button(panel, needs.places.back).click();
    await button(panel, needs.send).click();
    await says(panel, needs.states.told);
    const open = (await evening.lead.until((view) => view.surroundings.needs.length === 1)).surroundings.needs;
    expect(open).toMatchObject([{ kind: 'cannot-hear', place: 'back' }]);

    // The server has it in memory alone: after a start it knows nothing, and the phone says it again, from a page loaded anew too.
    await hall.program.kill();
    await says(panel, needs.lost.said);
    await hall.program.run();
    evening = { ...evening, lead: await hall.leadOf(evening.id) };
    await evening.lead.until((view) => view.surroundings.needs.length === 1);
    await phone.reload();
    await says(panel, needs.states.told);
    const again = (await evening.lead.newest()).surroundings.needs;
    const told = ({ id, kind, place }: (typeof open)[number]) => ({ id, kind, place });
    expect(again.map(told)).toEqual(open.map(told));
    // To consoles it is another call: whoever has told it before the start tells it again (NE5).
    expect(again[0]?.call).not.toBe(open[0]?.call);
    const pressed = (await evening.lead.socket.emitWithAck('uptime')) as never;
    expect(await evening.lead.socket.emitWithAck('takeNeed', { id: again[0]?.id ?? '', by: 'the-press-of-a-helper', pressed })).toBe('yours');
    await says(panel, needs.states.taken);
    expect(await phone.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith(':need')))).toEqual([]);
    await button(panel, needs.done).click();

    await button(phone, words.helpers.open).click();
    await button(panel, needs.kinds.unwell).click();
    await button(panel, needs.send).click();
    await evening.lead.until((view) => view.surroundings.needs.length === 1);
    await button(panel, needs.takeBack).click();
    await evening.lead.until((view) => view.surroundings.needs.length === 0);
    await says(panel, needs.seen);

    // Whoever stays while the page waits for an answer stays, with what was typed, and hears that it was taken back all the same.
    await button(panel, needs.send).click();
    await evening.lead.until((view) => view.surroundings.needs.length === 1);
    await box(phone).fill('Half a thought');
    await phone.getByRole('link', { name: words.foot.leave }).first().click();
    await says(phone.getByRole('region', { name: own.leave.title }), own.leave.need);
    hall.program.signal('SIGSTOP');
    // In one step: the page waits a second, and a test may be slower.
    await button(phone, own.leave.go).evaluate((go: HTMLElement) => {
      go.click();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    });
    await sleep(1500);
    hall.program.signal('SIGCONT');
    await says(panel, needs.states['taken-back']);
    expect(await box(phone).inputValue()).toBe('Half a thought');
    await evening.lead.until((view) => view.surroundings.needs.length === 0);
    await button(panel, needs.done).click();
    await button(phone, words.helpers.open).click();
    await button(panel, needs.kinds.unwell).click();

    // Whoever leaves is told what that does to it, and it is taken back. What was chosen is chosen still.
    await button(panel, needs.send).click();
    await evening.lead.until((view) => view.surroundings.needs.length === 1);
    await phone.getByRole('link', { name: words.foot.leave }).first().click();
    await says(phone.getByRole('region', { name: own.leave.title }), own.leave.need);
    await button(phone, own.leave.go).click();
    await evening.lead.until((view) => view.surroundings.needs.length === 0);
    await phone.waitForURL(/\/left$/);
  });
});

describe('what a press brings, in a small window', () => {
  it('VW9: is in sight, and what has to be mended has the focus: refusals, receipts, changes, and what the helpers are told', async () => {
    evening = await hall.evening({ mixSeconds: 120 });
    const phone = await hall.phone(evening, SMALLEST);
    await begun(evening);
    const form = phone.locator('form').first();
    await box(phone).fill('Words without a choice.');
    await button(phone, words.write.send).click();
    await inSight(form.getByText(refusals['choose-audience']()));
    await focused(form.getByRole('radio').first());
    await form.getByRole('radio', { name: allowed.show }).check();
    await button(phone, words.write.send).click();
    await inSight(form.getByText(words.sent.received(120)));

    // The one who changes it is told in the list what is missing there.
    await arrived(mine(phone));
    await open(phone);
    await button(mine(phone), own.edit).click();
    await focused(mine(phone).getByRole('textbox'));
    await mine(phone).getByRole('textbox').fill('');
    await button(mine(phone), own.save).click();
    await inSight(mine(phone).getByText(refusals.empty()));
    await focused(mine(phone).getByRole('textbox'));
    await button(mine(phone), own.keep).click();
    // At the foot of the window, where the question whether they are sure would stand below it.
    await button(mine(phone), own.withdraw).evaluate((one) => one.scrollIntoView({ block: 'end' }));
    await button(mine(phone), own.withdraw).click();
    await inSight(mine(phone).getByText(own.sure));
    await inSight(button(mine(phone), own.stay));
    await button(mine(phone), own.stay).click();

    await button(phone, words.helpers.open).evaluate((one) => one.scrollIntoView({ block: 'end' }));
    await button(phone, words.helpers.open).click();
    const panel = phone.getByRole('region', { name: needs.title });
    await focused(panel.getByRole('heading'));
    await inSight(panel.getByRole('heading'));
    await inSight(button(panel, needs.kinds['cannot-hear']));
    await button(panel, needs.send).click();
    await inSight(panel.getByText(needs.choose));
    await focused(panel.getByText(needs.choose));
    await button(panel, needs.kinds.unwell).click();
    await button(panel, needs.send).click();
    await inSight(panel.getByText(needs.states.told));
    await focused(panel.getByRole('heading'));
    await phone.getByRole('link', { name: words.foot.leave }).first().click();
    await inSight(phone.getByRole('heading', { name: own.leave.title }));
    await inSight(button(phone, own.leave.stay));
    await button(phone, own.leave.stay).click();

    // NE6: once the evening is closed no helper comes any more.
    const pressed = (await evening.lead.socket.emitWithAck('uptime')) as never;
    const [need] = (await evening.lead.until((view) => view.surroundings.needs.length === 1)).surroundings.needs;
    expect(await evening.lead.socket.emitWithAck('takeNeed', { id: need?.id ?? '', by: 'the-press-of-a-helper', pressed })).toBe('yours');
    await says(panel, needs.states.taken);
    await evening.lead.ok('run.end', {});
    await evening.lead.ok('run.close', {});
    await phone.getByRole('banner').getByText(words.time.closed).waitFor();
    await panel.waitFor({ state: 'detached' });
    await phone.reload();
    await phone.getByRole('banner').getByText(words.time.closed).waitFor();
    expect(await panel.count()).toBe(0);
  });
});
