import type { Tag } from '../../shared/gathering/groups/model/sheet/point.ts';
import type { Audience, Decision, HoldReason } from '../../shared/gathering/floor/model/contribution.ts';

/** One contribution of the evening in the pictures, written for them by the people who make this program. */
export interface Written {
  readonly topic: string;
  readonly text: string;
  readonly audience: Audience;
  /** What people have decided; nothing where it still waits for a decision. */
  readonly decision?: Exclude<Decision, 'waiting'>;
  readonly reason?: HoldReason;
}

/** Written while the room was on the first question, and decided about since. */
export const EARLIER: readonly Written[] = [
  { topic: 'respect', audience: 'show', decision: 'shown', text: 'Say your name and why you stopped me. It takes ten seconds.' },
  { topic: 'respect', audience: 'show', decision: 'shown', text: 'Talk to my mum as you would talk to yours.' },
  { topic: 'respect', audience: 'show', decision: 'shown', text: 'When you get it wrong, come back and say so in the same street.' },
  { topic: 'respect', audience: 'read-out', decision: 'read-out', text: 'Listen first. We are tired of being told why we are mistaken.' },
  { topic: 'respect', audience: 'show', decision: 'held', reason: 'names-someone', text: 'The officer from last week knows what this is about.' },
  { topic: 'respect', audience: 'show', decision: 'parked', text: 'Who checks the body-worn video, and can we ask to see it?' },
  { topic: 'respect', audience: 'record', text: 'I have stopped calling. I would like that to change.' },
];

/** Written on the question that is on now. */
export const NOW: readonly Written[] = [
  { topic: 'protect', audience: 'show', decision: 'shown', text: 'Keep the same two officers on our estate long enough to know our names.' },
  { topic: 'protect', audience: 'show', decision: 'shown', text: 'Tell us what happened after we report something, even if it is nothing.' },
  { topic: 'protect', audience: 'show', text: 'Walk the route home from school at half past three, not in a car.' },
  { topic: 'protect', audience: 'show', text: 'My shop was broken into twice. The second time nobody came. I want to know how that was decided.' },
  { topic: 'protect', audience: 'show', text: 'A hate crime should not be written down as a row between neighbours.' },
  { topic: 'protect', audience: 'read-out', text: 'Ask the young people what makes them feel safe before you plan anything for them.' },
  {
    topic: 'story',
    audience: 'read-out',
    text: 'My brother was the one who called for help, and he was the one who was searched. He has not forgotten it.',
  },
];

/** Still being mixed when the pictures are taken. */
export const WAITING: readonly Written[] = [
  { topic: 'protect', audience: 'show', text: 'More lights by the underpass, please.' },
  { topic: 'involve', audience: 'show', text: 'Hold one of these at the mosque and one at the church, and come to both.' },
];

/** What somebody is typing on the phone in the picture. */
export const TYPED = 'When I reported it nobody rang me back.';

/** Where eight tables of a hall stand. */
export const PLACES = [
  'by the door',
  'by the door',
  'at the window',
  'by the stage',
  'by the stage',
  'in the middle',
  'by the kitchen',
  'by the kitchen',
];

/** What a table has written on its sheet. */
export const AT_A_TABLE: readonly { readonly text: string; readonly exact: boolean; readonly tags: Tag[] }[] = [
  { text: 'Tell people why they are stopped, in the first sentence.', exact: false, tags: ['idea'] },
  { text: 'He called me by my name, and I remember it to this day.', exact: true, tags: ['experience'] },
  { text: 'Nobody rings back. A text with a name on it would do.', exact: false, tags: ['concern', 'idea'] },
];
