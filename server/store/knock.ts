import { createServer, connect, type Server } from 'node:net';

/**
 * How a process that holds a data folder is told from another that was given its process id, on every system: it answers with
 * its token on a port of this machine alone. The port goes when the process does, however it ends.
 */
const HERE = '127.0.0.1';

/** More than any token; nobody is listened to for longer. */
const LONGEST_ANSWER = 200;

/** Answers whoever knocks with `token`; keeps no process alive. Resolves to null where no port is to be had. */
export const answerWith = (token: string): Promise<{ port: number; stop: () => void } | null> =>
  new Promise((resolve) => {
    const server: Server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(token);
    });
    server.unref();
    server.once('error', () => resolve(null));
    server.listen(0, HERE, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? { port: address.port, stop: () => void server.close() } : null);
    });
  });

/** Whether somebody answers there with `token`. 'silent' where somebody is there and says nothing in `patience` ms: it may be busy. */
export const knock = (port: number, token: string, patience: number): Promise<'yes' | 'no' | 'silent'> =>
  new Promise((resolve) => {
    const socket = connect(port, HERE);
    let heard = '';
    let met = false;
    const finish = (found: 'yes' | 'no' | 'silent'): void => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(patience, () => finish(met ? 'silent' : 'no'));
    socket.on('connect', () => (met = true));
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
      if (heard.length > LONGEST_ANSWER) finish('no');
    });
    socket.on('end', () => finish(heard === token ? 'yes' : 'no'));
    socket.on('error', () => finish('no'));
  });
