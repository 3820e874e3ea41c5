import type { Entry, Outbox, Words } from '../../shared/client/outbox.svelte.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { SOMETHING_ELSE } from '../../shared/gathering/floor/model/contribution.ts';
import type { OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import type { Topic } from '../../shared/views/participant.ts';

const NAME = 'elsewhere';

/** Of these it is not known that they were mixed in: they still go with their question, should it come back. */
const MAY_RETURN: readonly (OwnStatus | null)[] = [null, 'received', 'in-record', 'withdrawn', 'unknown'];

/** Where an entry's words are; `moved` where that is because their question is gone. */
export interface Place {
  readonly topic: Topic | undefined;
  readonly moved: boolean;
}

export const isGone = (topics: readonly Topic[], topic: string): boolean => topics.every(({ id }) => id !== topic);

/** What was written for a question that is gone is under "something else" (PL5). */
export interface Elsewhere {
  placeOf(entry: Pick<Entry, 'key'>, words: Words | null, topics: readonly Topic[]): Place;
  /** Looks anew. Sends words that were refused because their question is gone to "something else", and tells whether there were any. */
  look(topics: readonly Topic[]): boolean;
}

export const elsewhereIn = (storage: TabStorage, outbox: Pick<Outbox, 'entries' | 'edit'>): Elsewhere => {
  const before = storage.get(NAME);
  /** The keys of what stays there, should its question come back. */
  const staying = new Set<unknown>(Array.isArray(before) ? before : []);
  return {
    placeOf({ key }, words, topics) {
      const moved = words !== null && (staying.has(key) || isGone(topics, words.topic));
      return { moved, topic: topics.find(({ id }) => id === (moved ? SOMETHING_ELSE : words?.topic)) };
    },
    look(topics) {
      let sent = false;
      for (const { key, words, status, problem, unsent } of outbox.entries) {
        const refused = problem?.refused === 'unknown-topic' && unsent;
        if (refused || (words && !MAY_RETURN.includes(status) && isGone(topics, words.topic))) staying.add(key);
        if (!refused) continue;
        sent = true;
        outbox.edit(key, { ...unsent, topic: SOMETHING_ELSE });
      }
      storage.set(NAME, [...staying]);
      return sent;
    },
  };
};
