import type { LiveServer } from './audience.ts';

/**
 * No screen has so many messages waiting for it for so long (ms) while it takes none: limits let it ask for less, and of views only the
 * latest waits. Whoever sends and never reads is cut here, so that nobody fills the memory with answers.
 */
const MOST_WAITING = 256;
const LONGEST = 1000;

/** What of engine.io's connection this needs. */
interface Connection {
  readonly transport: { readonly socket?: { terminate?: () => void } };
  readonly writeBuffer?: readonly unknown[];
  on(event: 'packetCreate' | 'drain' | 'close', listener: () => void): void;
  close(discard: boolean): void;
}

/** Cuts every connection, of any kind of screen and also before it has said who it is, that takes nothing of a long backlog. */
export const boundBacklogs = (io: LiveServer): void => {
  io.engine.on('connection', (connection: Connection) => {
    let timer: NodeJS.Timeout | null = null;
    const relieved = (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
    };
    const cut = (): void => {
      const { socket } = connection.transport;
      connection.close(true);
      // A websocket waits half a minute for the other side to close too, with all that it holds.
      socket?.terminate?.();
    };
    connection.on('drain', relieved);
    connection.on('close', relieved);
    connection.on('packetCreate', () => {
      if ((connection.writeBuffer?.length ?? 0) >= MOST_WAITING) timer ??= setTimeout(cut, LONGEST);
    });
  });
};
