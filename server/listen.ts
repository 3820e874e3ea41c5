import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Listens on the first port of `ports` that is free and allowed; resolves to it. Rejects with a sentence where none is. */
export const listenOnFirst = async (server: Server, ports: readonly number[], host: string | undefined): Promise<number> => {
  const faults: PortFault[] = [];
  for (const port of ports) {
    const fault = await tryPort(server, port, host);
    if (fault === null) {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    }
    faults.push({ port, code: fault.code ?? 'unknown', fault });
  }
  throw new Error(sentence(faults, host), { cause: faults.at(-1)?.fault });
};

interface PortFault {
  readonly port: number;
  readonly code: string;
  readonly fault: Error;
}

const tryPort = (server: Server, port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    const failed = (fault: NodeJS.ErrnoException): void => resolve(fault);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(null);
    });
  });

const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND'];

/** Of one port, what is the matter with it. */
const whatOf = ({ port, code }: PortFault): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program.`;
  if (code === 'EACCES') return `Port ${port} may not be used without more rights.`;
  return `Port ${port} could not be opened (${code}).`;
};

/** Of each port its own fault, and what to do. */
const sentence = (faults: readonly PortFault[], host: string | undefined): string => {
  const codes = faults.map(({ code }) => code);
  if (codes.some((code) => NO_SUCH_ADDRESS.includes(code)))
    return `HOST is "${host ?? ''}", and this machine has no such address now. Set it to one that it has, or leave it out to listen on all.`;
  // Where it tried several by itself it has tried 3000, and none that the user has chosen.
  const free = faults.some(({ port }) => port === 3000) ? 3001 : 3000;
  const start = codes.includes('EADDRINUSE') ? 'Stop that program, or start with another port' : 'Start with another port';
  return `${faults.map(whatOf).join(' ')} ${start}: PORT=${free} npm start.`;
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
