import type { Topic } from '../../shared/views/participant.ts';
import type { Live } from '../live.svelte.ts';
import { SOMETHING_ELSE } from '../../shared/gathering/floor/model/contribution.ts';
import { isGone } from './elsewhere.ts';

type Drafts = ReturnType<Live['drafts']>;

/**
 * The drafts that no link on the page leads to: those for questions that are gone, and where the box that is open is of such a question, and
 * so stands under "something else", the one that was typed there. `open` is the topic whose draft is in the box.
 */
export const hiddenDrafts = (drafts: Drafts, open: string, topics: readonly Topic[]): Drafts =>
  drafts.filter(([topic]) => topic !== open && isGone(topics, topic === SOMETHING_ELSE ? open : topic));
