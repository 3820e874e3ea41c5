import type { Consent } from '../shared/gathering/floor/model/consent.ts';
import type { Refusal } from '../shared/gathering/refusal.ts';
import type { Draft } from '../shared/client/drafts.ts';
import type { Words } from '../shared/client/outbox.svelte.ts';

/** What somebody typed, ready to be sent, with the words that they chose under; `shown` are the evening's; or all the refusals that the server would give, said before anything is sent (VW9). */
export const checked = (topic: string, { text, audience, consent }: Draft, shown: Consent, limit: number): Words | Refusal[] => {
  const problems: Refusal[] = [];
  if (text.trim() === '') problems.push({ refused: 'empty', field: 'text' });
  else if (text.trim().length > limit) problems.push({ refused: 'too-long', field: 'text', limit });
  if (audience === '') problems.push({ refused: 'choose-audience', field: 'audience' });
  else if (consent !== shown) problems.push({ refused: 'choose-again', field: 'audience' });
  return audience === '' || problems.length > 0 ? problems : { topic, text, audience, consent };
};

/**
 * Takes people to what came of their press: the first field that has to be mended has the focus, and what is said of it, or the receipt, is in sight,
 * also where it stands above a small window. A hidden field cannot have the focus, so that only what people choose in is looked for.
 */
export const toOutcome = (form: HTMLElement): void => {
  form.querySelector<HTMLElement>('textarea[aria-invalid], [aria-invalid] [type=radio]')?.focus();
  form.querySelector('.problem, .status')?.scrollIntoView({ block: 'nearest' });
};
