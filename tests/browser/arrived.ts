import type { Locator, Page } from 'playwright-core';
import { own } from '../../shared/words/participant-own.en.ts';
import { says } from './hall.ts';

const { received, mixed } = own.statuses;

/** How a phone's list names what has arrived and nobody has decided: with mixing off "received" is soon "with the others". */
export const ARRIVED = new RegExp(`^(${[received, mixed, own.statuses['in-record']].join('|')})`);

/** Waits until the list of what was sent says that it has arrived. */
export const arrived = (list: Page | Locator): Promise<void> => says(list, ARRIVED);
