import type { ClientSocket } from './server.ts';

/** Before the server has said how soon, in ms. */
export const REJOIN = { reconnectionDelay: 400, reconnectionDelayMax: 800 } as const;

/** Comes back after a drop as the pages do (shared/client/connection.svelte.ts): within the time that the server last gave. */
export const rejoinAsPages = (socket: ClientSocket): void => {
  socket.on('view', ({ rejoinWithin }) => {
    socket.io.reconnectionDelay(rejoinWithin / 2);
    socket.io.reconnectionDelayMax(rejoinWithin);
  });
};
