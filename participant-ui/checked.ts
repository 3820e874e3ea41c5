import type { Consent } from '../shared/gathering/floor/consent.ts';
import type { Refusal } from '../shared/gathering/refusal.ts';
import type { Draft } from '../shared/client/drafts.ts';
import type { Words } from '../shared/client/outbox.svelte.ts';

/** What somebody typed, ready to be sent, with the words that they chose under; `shown` are the evening's; or the refusal that the server would give, said before anything is sent. */
export const checked = (topic: string, { text, audience, consent }: Draft, shown: Consent, limit: number): Words | Refusal => {
  if (text.trim() === '') return { refused: 'empty', field: 'text' };
  if (text.trim().length > limit) return { refused: 'too-long', field: 'text', limit };
  if (audience === '') return { refused: 'choose-audience', field: 'audience' };
  if (consent !== shown) return { refused: 'choose-again', field: 'audience' };
  return { topic, text, audience, consent };
};

/** Takes people to the field that has to be mended, if there is one. */
export const focusProblem = (form: HTMLElement): void =>
  form.querySelector<HTMLElement>('textarea[aria-invalid="true"], [aria-invalid="true"] input')?.focus();
