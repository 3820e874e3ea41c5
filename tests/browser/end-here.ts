import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LinkRole } from '../../shared/gathering/role.ts';
import { sessionFor } from '../tools/server.ts';
import { stop } from './focus.ts';
import type { Evening, Hall } from './hall.ts';
import { FILES, withFiles } from './take-home.ts';

export const LATE = ['Too late to be mixed, one.', 'Too late to be mixed, two.', 'Too late to be mixed, three.'];
export const NEXT = 'We answer on 12 December at the Highfields Centre.';

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, exact: typeof name === 'string' });
export const focused = (page: Page, name: string | RegExp): Promise<void> => expect.poll(async () => (await stop(page)).name).toMatch(name);

/** A console with a session of its own; only the organiser's list of files holds record-complete.zip. */
export const consoleOf = async (hall: Hall, evening: Evening, role: LinkRole): Promise<Page> => {
  const session = await sessionFor(hall.url, await hall.link(evening, role));
  const files = FILES.filter(({ name }) => name !== 'record-complete.zip');
  return hall.console(evening, { session, private: true, watch: (page) => void withFiles(page, files) });
};

export const organisers = (hall: Hall, evening: Evening, isPrivate = true): Promise<Page> =>
  hall.console(evening, { private: isPrivate, watch: (page) => void withFiles(page) });

/** An evening in its last item, with words in every state; one of three has come too late to be mixed. */
export const lastItem = async (hall: Hall): Promise<Evening> => {
  const evening = await hall.evening();
  const { lead } = evening;
  await lead.ok('run.start', {});
  for (const item of ['respect', 'protect', 'involve', 'close']) await lead.ok('run.jump', { item });
  await hall.write(evening, ['Ring us back.', 'Come when we ring.'], 'show', 'protect');
  await hall.write(evening, ['Ask us first.'], 'show', 'involve');
  await hall.write(evening, ['Please read this.'], 'read-out');
  await hall.write(evening, ['Come back to this.', 'On the wall.']);
  await hall.write(evening, ['Only for the record.'], 'record');
  const { items } = await lead.until((view) => view.items.length === 6);
  const decide = async (text: string, decision: 'parked' | 'shown' | 'read-out'): Promise<void> => {
    await lead.ok('floor.decide', { id: items.find((item) => item.text === text)?.id ?? '', decision });
  };
  await decide('Please read this.', 'read-out');
  await decide('Come back to this.', 'parked');
  await decide('On the wall.', 'shown');
  // Of three that come last, one mark takes two, and one has come too late; that it waits is in the counts from then on.
  await lead.ok('plan.editSettings', { mixSeconds: 1 });
  await hall.write(evening, LATE, 'show', 'protect');
  const late = (await lead.until((view) => view.items.length === 8)).items.filter(({ text }) => LATE.includes(text));
  await lead.ok('plan.editSettings', { mixSeconds: 600 });
  for (const { id } of late) await lead.ok('floor.decide', { id, decision: 'shown' });
  expect((await lead.newest()).tally.waiting).toBe(1);
  return evening;
};
