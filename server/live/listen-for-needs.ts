import * as v from 'valibot';
import { isPressedLate } from '../../shared/gathering/carry-out.ts';
import type { Clock } from '../clock.ts';
import { Bucket } from '../limits.ts';
import type { LiveSocket } from './audience.ts';
import type { Needs } from './needs.ts';
import type { Seat } from './seat.ts';

const Pressed = v.object({ pressed: v.object({ start: v.string(), at: v.number() }) });

interface Parts {
  readonly needs: Needs;
  readonly clock: Pick<Clock, 'now' | 'uptime'>;
}

/** What comes faster is not answered, and comes again. A helper may take all that a flood has left with one press (NE8). */
const PHONE = { burst: 20, perSecond: 2 };
const HELPER = { burst: 100, perSecond: 4 };

/** What phones say of needs, and what the crew's screens do about them. Everything is answered, so that no screen claims what it does not know. */
export const listenForNeeds = (socket: LiveSocket, { kind }: Pick<Seat, 'kind'>, { needs, clock }: Parts): void => {
  const pace = new Bucket(kind === 'participant' ? PHONE : HELPER, clock);
  const on = (event: 'need' | 'needNoMore' | 'takeNeed', answered: (message: unknown) => unknown): void => {
    socket.on(event, (message: unknown, answer: unknown) => {
      if (typeof answer === 'function' && pace.take() === null) (answer as (given: unknown) => void)(answered(message));
    });
  };
  if (kind === 'participant') {
    on('need', (need) => needs.say(socket, need));
    on('needNoMore', (id) => needs.takeBack(id));
    socket.on('disconnect', () => needs.left(socket));
  }
  if (kind === 'console' || kind === 'moderator') {
    on('takeNeed', (taking) => {
      const stamped = v.safeParse(Pressed, taking);
      return needs.take(taking, !stamped.success || isPressedLate(stamped.output.pressed, clock.uptime()));
    });
    needs.crewChanged(1);
    socket.on('disconnect', () => needs.crewChanged(-1));
  }
};
