import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import { cardsFor, crewSession, newEvening, openPhone, sessionFor, testServer } from '../tools/server.ts';

/** Far more than any system holds for a connection that is not read (bytes), sent within this time (ms). */
const MUCH = 120_000_000;
const PATIENCE = 20_000;

/** A text frame of a websocket as a client sends it, under a mask of zeros (RFC 6455, 5.2). */
const frame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0xfe, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
};

/** A websocket that has said who it is and never reads again. */
const deaf = async (port: number, auth: Handshake): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  // Being cut in mid-write is what it waits for.
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.write(frame(`40${JSON.stringify(auth)}`));
  await once(socket, 'data');
  socket.pause();
  return socket;
};

/** Sends until it is cut; resolves to whether it was. */
const shout = async (socket: Socket): Promise<boolean> => {
  const many = Buffer.concat(Array.from({ length: 400 }, (_, number) => frame(`42${number}["command",{}]`)));
  const until = performance.now() + PATIENCE;
  for (let sent = 0; sent < MUCH && !socket.destroyed && performance.now() < until; sent += many.length) {
    await sleep(socket.write(many) ? 0 : 50);
  }
  return socket.destroyed;
};

it('a screen of any kind that sends and never reads is cut, and nobody else is', async () => {
  await using server = await testServer({ rates: { participant: { burst: 20, perSecond: 1 }, crew: { burst: 60, perSecond: 10 } } });
  const { id, code } = await newEvening(server);
  const [card = ''] = await cardsFor(server, id, [1]);
  const crew = (session: string): Handshake => ({ protocol: PROTOCOL, as: 'crew', session });
  const greetings: Handshake[] = [
    { protocol: PROTOCOL, as: 'participant', code },
    { ...crew(server.organiser), evening: id } as Handshake,
    crew(await crewSession(server, id, 'projector')),
    crew(await sessionFor(server.url, card)),
  ];
  const other = await openPhone(server, code);
  const cut = await Promise.all(greetings.map(async (greeting) => shout(await deaf(server.port, greeting))));
  expect(cut).toEqual(greetings.map(() => true));
  expect(other.socket.connected).toBe(true);
  await other.socket.timeout(20_000).emitWithAck('clock');
  expect(server.live.io.engine.clientsCount).toBe(1);
  other.close();
});
