import type { Locator, Page } from 'playwright-core';
import { consentWords } from '../../shared/words/consent.en.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { en as words } from '../../shared/words/participant.en.ts';
import { type Evening, says } from './hall.ts';

/** What stands beside the three choices of a new evening. */
export const allowed = consentWords['shown-and-quoted'];

/** The box that is written in. */
export const box = (phone: Page): Locator => phone.getByRole('textbox', { name: words.write.words }).first();

/** The list of what was sent from this phone. */
export const mine = (phone: Page): Locator => phone.getByRole('region', { name: /^Sent from this phone/ }).getByRole('listitem');

/** Opens the line of something that was sent: its words, its code, and what can be done about it. */
export const open = (phone: Page, index = 0): Promise<void> => mine(phone).nth(index).locator('summary').click();

export const type = async (phone: Page, text: string, audience: keyof typeof allowed = 'show'): Promise<void> => {
  await box(phone).fill(text);
  await phone.getByRole('radio', { name: allowed[audience], exact: true }).first().check();
};

/** Resolves once so many pages are live: the console counts them as phones of the room. */
export const live = async ({ lead }: Evening, phones = 1): Promise<void> => {
  await lead.until((view) => view.surroundings.phones === phones);
};

/** The same, with the evening begun and at its first question. */
export const begun = async (evening: Evening, phones = 1): Promise<void> => {
  await live(evening, phones);
  await evening.lead.ok('run.start', {});
  await evening.lead.ok('run.jump', { item: 'respect' });
};

/** The id of what is in the inbox with this text. */
export const idOf = async ({ lead }: Evening, text: string): Promise<string> => {
  const { items } = await lead.until((view) => view.items.some((one) => one.text === text));
  return items.find((one) => one.text === text)?.id ?? '';
};

const { received, mixed } = own.statuses;

/** How a phone's list names what has arrived and nobody has decided: with mixing off "received" is soon "with the others". */
export const ARRIVED = new RegExp(`^(${[received, mixed, own.statuses['in-record']].join('|')})`);

/** Waits until what was sent is said to have arrived. */
export const arrived = (list: Page | Locator): Promise<void> => says(list, ARRIVED);
