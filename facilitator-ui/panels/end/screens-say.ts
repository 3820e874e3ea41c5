import type { Instant } from '../../../shared/gathering/time.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { en as phone } from '../../../shared/words/participant.en.ts';
import { projector } from '../../../shared/words/projector.en.ts';

/** What a kind of screen says, in its own words, and what it calls what happens next. */
export interface Said {
  readonly heading: string;
  readonly text: string;
  readonly nextTitle: string;
}

type Facts = Pick<ConsoleView, 'plan' | 'surroundings'>;

/** What the closing says on the projector. */
export const projectorSays = (): Said => ({
  heading: projector.closing.thanks(),
  text: projector.closing.heard(),
  nextTitle: projector.closing.next(),
});

/** What phones say between the end and the close. */
export const phonesSay = ({ plan, surroundings }: Facts, now: Instant): Said => {
  const { writingUntil, timeZone } = plan.details;
  const { evening } = phone;
  const text = now >= writingUntil ? evening.endedOver : surroundings.lasting ? evening.endedUntil(writingUntil, timeZone) : evening.ended;
  return { heading: '', text, nextTitle: evening.next };
};

/** What they say from the close on. */
export const closedPhonesSay = (): Said => ({ heading: '', text: phone.evening.closed, nextTitle: phone.evening.next });
