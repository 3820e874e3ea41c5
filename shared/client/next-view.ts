import type { Socket } from 'socket.io-client';
import type { Duration } from '../gathering/time.ts';
import type { ClientToServer, ServerToClient } from '../protocol/socket/socket.ts';

/** Resolves when the next view has come, or after `within` ms without one. */
export const nextView = (socket: Socket<ServerToClient, ClientToServer>, within: Duration): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      socket.off('patch', done).off('view', done);
      resolve();
    };
    const timer = setTimeout(done, within);
    socket.on('patch', done).on('view', done);
  });
