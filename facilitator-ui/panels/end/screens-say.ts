import type { Instant } from '../../../shared/gathering/time.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { en as phone } from '../../../shared/words/participant.en.ts';
import { projector } from '../../../shared/words/projector.en.ts';
import { time } from '../../../shared/words/time.en.ts';

/** What a kind of screen says, in its own words, and what it calls what happens next. */
export interface Said {
  readonly heading: string;
  readonly text: string;
  readonly nextTitle: string;
  /** What stands after all else; '' where nothing does. */
  readonly last: string;
}

type Facts = Pick<ConsoleView, 'plan' | 'surroundings'>;

/** What the closing says on the projector. */
export const projectorSays = ({ plan, surroundings }: Facts, now: Instant): Said => {
  const { writingUntil, timeZone } = plan.details;
  const { closing } = projector;
  const open = now < writingUntil;
  const until = closing.when(time.day(writingUntil, timeZone), time.clock(writingUntil, timeZone));
  return {
    heading: closing.thanks(),
    text: closing.heard(),
    nextTitle: closing.next(),
    last: !open ? '' : surroundings.lasting ? closing.writeUntil(until) : closing.writeHere(),
  };
};

/** What phones say between the end and the close. */
export const phonesSay = ({ plan, surroundings }: Facts, now: Instant): Said => {
  const { writingUntil, timeZone } = plan.details;
  const { evening } = phone;
  const text = now >= writingUntil ? evening.endedOver : surroundings.lasting ? evening.endedUntil(writingUntil, timeZone) : evening.ended;
  return { heading: '', text, nextTitle: evening.next, last: '' };
};

/** What they say from the close on. */
export const closedPhonesSay = (): Said => ({ heading: '', text: phone.evening.closed, nextTitle: phone.evening.next, last: '' });
