import type { Refusal } from '../shared/gathering/refusal.ts';
import type { Draft } from '../shared/client/drafts.ts';
import type { Words } from '../shared/client/outbox.svelte.ts';

/** What somebody typed, ready to be sent; or the refusal that the server would give, said before anything is sent. */
export const checked = (topic: string, { text, audience }: Draft, limit: number): Words | Refusal => {
  if (text.trim() === '') return { refused: 'empty', field: 'text' };
  if (text.trim().length > limit) return { refused: 'too-long', field: 'text', limit };
  if (audience === '') return { refused: 'choose-audience', field: 'audience' };
  return { topic, text, audience };
};

/** Takes people to the field that has to be mended, if there is one. */
export const focusProblem = (form: HTMLElement): void =>
  form.querySelector<HTMLElement>('textarea[aria-invalid="true"], [aria-invalid="true"] input')?.focus();
