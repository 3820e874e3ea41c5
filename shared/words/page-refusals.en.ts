import { groupRefusals } from './group-refusals.en.ts';
import { phoneRefusals } from './phone-refusals.en.ts';

/** What a plain page of the phone can say no with, in English: what the live page says, and what only a form can be refused. */
export const pageRefusals = {
  ...phoneRefusals,
  ...groupRefusals,
  'too-large': () => 'That was too much to send at once. Shorten it and try again.',
};
