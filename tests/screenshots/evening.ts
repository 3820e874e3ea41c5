import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { Rehearsal } from './rehearsal.ts';
import { EARLIER, NOW, WAITING } from './words.ts';

/** Ends the running item at `end` and starts the next at `start`, in minutes after the planned start. */
const change = (evening: Rehearsal, end: number, start: number): Rehearsal => evening.at(end).do('run.endItem', {}).at(start).do('run.next', {});

/** The evening of the pictures: twelve minutes left of the second question, and later than planned. */
export const pictured = (): { readonly state: Gathering; readonly now: Instant } => {
  const evening = new Rehearsal('pictures', 'K7QF');
  evening.at(3).do('run.start', {});
  change(evening, 51, 52);
  change(evening, 74, 75).write(EARLIER).mix().decide(EARLIER);
  change(evening, 101, 103).write(NOW).mix().decide(NOW);
  evening.write(WAITING).at(110).do('floor.mark', {}, 'system').at(111).do('time.beat', {}, 'system');
  return { state: evening.state, now: evening.now };
};
