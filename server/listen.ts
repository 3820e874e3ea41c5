import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Listens on the first port of `ports` that is free and allowed; resolves to it. Rejects with a sentence where none is. */
export const listenOnFirst = async (server: Server, ports: readonly number[], host: string | undefined): Promise<number> => {
  let last: NodeJS.ErrnoException | null = null;
  for (const port of ports) {
    last = await tryPort(server, port, host);
    if (last === null) {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    }
  }
  throw new Error(sentence(ports, host, last), { cause: last });
};

const tryPort = (server: Server, port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    const failed = (fault: NodeJS.ErrnoException): void => resolve(fault);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(null);
    });
  });

const sentence = (ports: readonly number[], host: string | undefined, fault: NodeJS.ErrnoException | null): string => {
  if (fault?.code === 'EADDRNOTAVAIL' || fault?.code === 'EAFNOSUPPORT' || fault?.code === 'ENOTFOUND')
    return `HOST is "${host ?? ''}", and this machine has no such address now. Set it to one that it has, or leave it out to listen on all.`;
  const list = ports.join(' and ');
  if (fault?.code === 'EADDRINUSE')
    return `Port ${list} is in use by another program. Stop that program, or start with another port: PORT=3001 npm start.`;
  if (fault?.code === 'EACCES') return `Port ${list} may not be used without more rights. Start with another port: PORT=3000 npm start.`;
  return `Port ${list} could not be opened (${fault?.code ?? 'unknown'}). Start with another port: PORT=3001 npm start.`;
};

/** How long a connection may take to end by itself when the server stops (ms). */
const PARTING = 500;

/**
 * Keeps count of a server's connections, so that it can let go of them. Node does not: a connection that has become a websocket is no
 * longer the HTTP server's, and one whose other side does not answer the close stays open for half a minute.
 */
export const partingFrom = (server: Server): (() => Promise<void>) => {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, PARTING);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
    });
};
