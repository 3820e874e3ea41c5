import { groupRefusals } from './group-refusals.en.ts';
import { ownRefusals } from './participant-own.en.ts';
import { phoneRefusals } from './phone-refusals.en.ts';

/** What a plain page of the phone can say no with, in English: what the live page and its list of what was sent say, and what only a form can be refused. */
export const pageRefusals = {
  ...phoneRefusals,
  ...ownRefusals,
  ...groupRefusals,
  'foreign-origin': () => 'This came from another website, so it was not taken. Open the page from its own address.',
  'too-large': () => 'That was too much to send at once. Shorten it and try again.',
};
