import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { Redial } from '../../shared/client/redial.ts';
import { watchTries } from '../../shared/client/watch-tries.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { BAD_DOORS, Proxy, type BadDoor } from '../tools/proxy.ts';
import { newEvening, testServer, type ClientSocket } from '../tools/server.ts';

/** How long the way to the server is barred (ms): a screen has tried at least once by then. */
const BARRED = 900;
/** A screen is back in 2 s; a busy machine takes longer for everything, and socket.io by itself takes 20 s. */
const SOON = 6000;

const dialled = (
  url: string,
  auth: Handshake | Record<string, never>,
  answers?: () => Promise<number | null>,
): { socket: ClientSocket; redial: Redial } => {
  const socket: ClientSocket = io(url, { auth, autoConnect: false, reconnection: false, forceNew: true, transports: ['websocket'] });
  const redial = new Redial(socket);
  if (answers) watchTries(redial, answers);
  redial.within = 200;
  redial.now();
  return { socket, redial };
};
const connected = (socket: ClientSocket): Promise<void> => new Promise((resolve) => socket.once('connect', () => resolve()));

it('a screen is back soon, however the server met it meanwhile', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const back = async (door: BadDoor): Promise<number> => {
    const proxy = await Proxy.to(server.port);
    const { socket, redial } = dialled(proxy.url, { protocol: PROTOCOL, as: 'participant', code });
    await connected(socket);
    proxy.cut(door);
    await sleep(BARRED);
    proxy.restore();
    const from = performance.now();
    await connected(socket);
    redial.stop();
    await proxy.close();
    return performance.now() - from;
  };
  const took = await Promise.all(BAD_DOORS.map(async (door) => [door, (await back(door)) < SOON] as const));
  expect(took).toEqual(BAD_DOORS.map((door) => [door, true]));
});

it('a try that began while the link was silent gives way once the laptop answers', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const proxy = await Proxy.to(server.port);
  let silent = false;
  const answers = async (): Promise<number | null> => {
    await sleep(100);
    return silent ? null : 100;
  };
  const { socket, redial } = dialled(proxy.url, { protocol: PROTOCOL, as: 'participant', code }, answers);
  await connected(socket);
  proxy.cut('silent');
  silent = true;
  // Tries hang for 1.2 and 2.4 s; the third has 4.8 s.
  await sleep(5000);
  proxy.restore();
  silent = false;
  const from = performance.now();
  await connected(socket);
  expect(performance.now() - from).toBeLessThan(2000);
  redial.stop();
  await proxy.close();
});

it('a try gives way to no other where the laptop answers slowly, or answered all the time', async () => {
  const tried = async (...times: (number | null)[]): Promise<number> => {
    let dials = 0;
    const redial = { onTrying: undefined, now: () => (dials += 1) } as unknown as Redial;
    watchTries(redial, () => Promise.resolve(times.shift() ?? null));
    let looks = 0;
    redial.onTrying?.(() => (looks += 1) < 10);
    await sleep(20);
    return dials;
  };
  expect([await tried(null, 900), await tried(80), await tried(900), await tried()]).toEqual([0, 0, 0, 0]);
  expect([await tried(null, 80), await tried(null, null, null, 80)]).toEqual([1, 1]);
});

it('gives up a server that takes the connection and never says who this is, and one that is refused tries no more until it may', async () => {
  const http: HttpServer = createServer();
  const house = new Server(http);
  let asked = 0;
  house.use((_socket, next) => {
    asked += 1;
    if (asked === 2) next(Object.assign(new Error('too-fast'), { data: { refusal: { refused: 'too-fast', seconds: 0.1 } } }));
    if (asked === 3) next();
    if (asked === 4) next(Object.assign(new Error('no-session'), { data: { refusal: { refused: 'no-session' } } }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { socket, redial } = dialled(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {});
  const from = performance.now();
  await connected(socket);
  expect(asked).toBe(3);
  expect(performance.now() - from).toBeLessThan(SOON);
  const refused = new Promise((resolve) => socket.once('connect_error', resolve));
  house.disconnectSockets(true);
  await refused;
  await sleep(400);
  expect(asked).toBe(4);
  redial.stop();
  await house.close();
});

it('a dead link that gives no sign is noticed by both sides within 20 s', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const { socket, redial } = dialled(server.url, { protocol: PROTOCOL, as: 'participant', code });
  const pulse = await new Promise<number>((resolve) =>
    socket.io.engine.once('handshake', ({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }) =>
      resolve(pingInterval + pingTimeout),
    ),
  );
  expect(pulse).toBeLessThanOrEqual(20_000);
  redial.stop();
});
