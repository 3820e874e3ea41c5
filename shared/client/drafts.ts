import type { Consent } from '../gathering/floor/model/consent.ts';
import type { Audience } from '../gathering/floor/model/contribution.ts';
import type { TabStorage } from './tab-storage.ts';

/** What somebody has typed and chosen, and not sent. */
export interface Draft {
  readonly text: string;
  readonly audience: Audience | '';
  /** Which words stood beside the choices when it was made (CN3). */
  readonly consent: Consent | '';
}

export const NO_DRAFT: Draft = { text: '', audience: '', consent: '' };

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' && 'audience' in value;

/** A draft for each topic, kept in the tab as it is typed. */
export interface Drafts {
  of(topic: string): Draft;
  keep(topic: string, draft: Draft): void;
}

export const draftsIn = (storage: TabStorage): Drafts => ({
  of(topic) {
    const kept = storage.get(`draft:${topic}`);
    return isDraft(kept) ? kept : NO_DRAFT;
  },
  keep(topic, { text, audience, consent }) {
    if (text || audience) storage.set(`draft:${topic}`, { text, audience, consent });
    else storage.remove(`draft:${topic}`);
  },
});
