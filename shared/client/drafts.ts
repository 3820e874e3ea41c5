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

const NAME = 'drafts';

/** A draft for each topic, kept in the tab as it is typed; those for questions that are gone, too. */
export interface Drafts {
  of(topic: string): Draft;
  /** Every draft, by topic. */
  all(): Record<string, Draft>;
  keep(topic: string, draft: Draft): void;
}

export const draftsIn = (storage: TabStorage): Drafts => {
  const all = (): Record<string, Draft> => ({ ...(storage.get(NAME) as Record<string, Draft> | undefined) });
  return {
    of: (topic) => all()[topic] ?? NO_DRAFT,
    all,
    keep(topic, { text, audience, consent }) {
      // What is empty is not written.
      storage.set(NAME, { ...all(), [topic]: text || audience ? { text, audience, consent } : undefined });
    },
  };
};
