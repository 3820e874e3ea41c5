import type { Decision } from '../../shared/gathering/floor/model/contribution.ts';
import { allowedDecisions } from '../../shared/gathering/floor/model/decisions.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { Section } from './inbox.svelte.ts';

export interface Action {
  readonly name: 'show' | 'read-out' | 'hold' | 'park' | 'shelve' | 'review' | 'spotlight' | 'have-read' | 'not-read';
  /** What is decided by it; null where nothing is. */
  readonly decision: Decision | null;
  readonly label: string;
  /** The key that does the same, while the inbox has the focus. */
  readonly key: string;
  /** What the last line says when it is done. */
  readonly said: string;
}

type Name = Action['name'];
const { inbox, did } = words;
const DO: Record<Name, Omit<Action, 'name'>> = {
  show: { decision: 'shown', label: inbox.show, key: 'S', said: did.show },
  'read-out': { decision: 'read-out', label: inbox.readOut, key: 'R', said: did.readOut },
  hold: { decision: 'held', label: inbox.hold, key: 'H', said: did.hold },
  park: { decision: 'parked', label: inbox.park, key: 'P', said: did.park },
  shelve: { decision: 'shelved', label: inbox.shelve, key: 'T', said: did.shelve },
  review: { decision: 'waiting', label: inbox.toReview, key: 'X', said: did.review },
  spotlight: { decision: null, label: inbox.spotlight, key: 'L', said: did.spotlight },
  'have-read': { decision: null, label: inbox.haveRead, key: 'A', said: did.haveRead },
  'not-read': { decision: null, label: inbox.notRead, key: 'A', said: did.notRead },
};

/** What is offered in each section: the same order always, the likeliest last. */
const OFFERED: Record<Section, readonly Name[]> = {
  review: ['park', 'shelve', 'hold', 'read-out', 'show'],
  readOut: ['review', 'park', 'hold', 'show', 'have-read'],
  read: ['not-read'],
  wall: ['hold', 'review', 'spotlight'],
  parked: ['review', 'hold', 'read-out', 'show'],
  stories: ['review', 'hold', 'read-out'],
  held: ['review'],
};

const labelled = (name: Name, section: Section): Omit<Action, 'name'> =>
  name === 'review' && section === 'wall' ? { ...DO.review, label: inbox.takeDown, said: did.takeDown } : DO[name];

/** The buttons of one card: only what its writer allows (FL14), and the spotlight where it may be lit. */
export const actionsFor = (item: ReviewItem, section: Section, mayLight: boolean): Action[] => {
  const allowed = allowedDecisions(item);
  return OFFERED[section]
    .map((name): Action => ({ name, ...labelled(name, section) }))
    .filter(({ name, decision }) => (decision === null ? name !== 'spotlight' || mayLight : allowed.includes(decision)));
};
