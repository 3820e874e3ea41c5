import { MY_STORY, type Decision } from '../../shared/gathering/floor/contribution.ts';
import { allowedDecisions } from '../../shared/gathering/floor/decide.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { Section } from './inbox.svelte.ts';

export interface Action {
  readonly name: 'show' | 'read-out' | 'hold' | 'park' | 'shelve' | 'review' | 'spotlight';
  readonly decision: Decision;
  readonly label: string;
  /** What the bar says when it is done. */
  readonly said: string;
  readonly kind: 'primary' | 'strong' | 'plain';
}

type Name = Exclude<Action['name'], 'spotlight'>;
const { inbox, did } = words;
const DO: Record<Name, Omit<Action, 'name' | 'kind'>> = {
  show: { decision: 'shown', label: inbox.show, said: did.show },
  'read-out': { decision: 'read-out', label: inbox.readOut, said: did.readOut },
  hold: { decision: 'held', label: inbox.hold, said: did.hold },
  park: { decision: 'parked', label: inbox.park, said: did.park },
  shelve: { decision: 'shelved', label: inbox.shelve, said: did.shelve },
  review: { decision: 'waiting', label: inbox.toReview, said: did.review },
};

/** What is offered in each section, from the least likely to the likeliest. */
const OFFERED: Record<Section, readonly Name[]> = {
  review: ['park', 'shelve', 'hold', 'read-out', 'show'],
  readOut: ['review', 'hold', 'park', 'show'],
  wall: ['hold', 'review'],
  parked: ['review', 'hold', 'read-out', 'show'],
  stories: ['review', 'hold', 'read-out'],
  held: ['review'],
};

const labelled = (name: Name, section: Section): Omit<Action, 'name' | 'kind'> =>
  name === 'review' && section === 'wall' ? { ...DO.review, label: inbox.takeDown, said: did.takeDown } : DO[name];

/** The buttons of one card: only what its writer allows (FL14); the likeliest comes last and is the strongest. */
export const actionsFor = (item: ReviewItem, section: Section, mayLight: boolean): Action[] => {
  const allowed = allowedDecisions(item);
  const names = OFFERED[section].filter((name) => allowed.includes(DO[name].decision) && (name !== 'shelve' || item.topic === MY_STORY));
  const offered: Omit<Action, 'kind'>[] = names.map((name) => ({ name, ...labelled(name, section) }));
  if (section === 'wall' && mayLight) offered.push({ name: 'spotlight', decision: 'shown', label: inbox.spotlight, said: did.spotlight });
  const last = offered.length - 1;
  return offered.map((action, index) => ({
    ...action,
    kind:
      index === last
        ? section === 'review'
          ? 'primary'
          : 'strong'
        : index === last - 1 && section === 'review' && action.name === 'read-out'
          ? 'strong'
          : 'plain',
  }));
};
