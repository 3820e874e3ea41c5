import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Access } from '../access/access.ts';
import type { Pairing } from '../access/pairing.ts';
import type { Clock } from '../clock.ts';
import { faultName, type Log } from '../log.ts';
import type { LiveSocket } from './audience.ts';

interface PairingParts {
  readonly pairing: Pairing;
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Log;
}

/** A screen without a seat gets a code to show, and a new one when that is too old; when it is typed, a session. */
export const listenForPairing = (socket: LiveSocket, { pairing, access, clock, log }: PairingParts): void => {
  let leave: () => void = () => undefined;

  const pair = async (evening: string, code: string): Promise<void> => {
    leave();
    const opened = await access.pairProjector(evening, code);
    if (!isRefusal(opened)) socket.emit('paired', opened.session);
    else if (socket.connected) offer();
  };

  const offer = (): void => {
    const { code, until, cancel } = pairing.open((evening, typed) => {
      pair(evening, typed).catch((fault: unknown) => log(`A projector could not be paired (${faultName(fault)}).`));
    });
    const cancelTimer = clock.at(until, () => {
      cancel();
      offer();
    });
    leave = () => {
      cancel();
      cancelTimer();
    };
    socket.emit('pairingCode', code, until);
  };

  socket.on('disconnect', () => leave());
  offer();
};
