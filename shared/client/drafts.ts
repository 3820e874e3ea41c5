import type { Audience } from '../gathering/floor/contribution.ts';
import type { TabStorage } from './tab-storage.ts';

/** What somebody has typed and chosen, and not sent. */
export interface Draft {
  readonly text: string;
  readonly audience: Audience | '';
}

export const NO_DRAFT: Draft = { text: '', audience: '' };

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' && 'audience' in value;

/** A draft for each topic, kept in the tab as it is typed. */
export class Drafts {
  constructor(private readonly storage: TabStorage) {}

  of(topic: string): Draft {
    const kept = this.storage.get(`draft:${topic}`);
    return isDraft(kept) ? kept : NO_DRAFT;
  }

  keep(topic: string, { text, audience }: Draft): void {
    if (text === '' && audience === '') this.storage.remove(`draft:${topic}`);
    else this.storage.set(`draft:${topic}`, { text, audience });
  }
}
