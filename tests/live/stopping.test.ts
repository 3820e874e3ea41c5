import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Program } from '../tools/program.ts';
import { newEvening, newKey, openPhone, sessionFor } from '../tools/server.ts';

/** Stopping takes at most this (ms). */
const LONGEST = 3000;
/** What a busy machine adds to starting and ending a process. Without an end of its own, stopping waits 30 s for a websocket and for ever for a download. */
const LEEWAY = 5000;

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** Connections that hold on in every way: asked half, kept alive, a download that is not read, a websocket and a poll that are never answered. */
const holdOn = async (port: number): Promise<Socket[]> => {
  const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n`;
  const asked = [
    get('/health'),
    `${get('/health')}\r\n`,
    `${get('/projector')}\r\n`.repeat(400),
    `${get('/socket.io/?EIO=4&transport=polling')}\r\n`,
    get('/socket.io/?EIO=4&transport=websocket') + UPGRADE,
    `POST /AAAA/write HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nkey=`,
  ];
  const sockets = asked.map((words) => {
    const socket = connect({ port, host: 'localhost', allowHalfOpen: true });
    // It is cut off at last, which is what is wanted.
    socket.on('error', () => socket.destroy());
    socket.write(words);
    socket.pause();
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  await sleep(200);
  return sockets;
};

it('stopping takes three seconds at most, whatever clients hold on to, and loses nothing that was acknowledged', async () => {
  const program = await Program.start();
  const organiser = await sessionFor(program.url, program.organiserLink.split('#')[1] ?? '');
  const { code } = await newEvening({ url: program.url, organiser });
  const phone = await openPhone(program, code);
  const held = await holdOn(program.port);
  const key = newKey();
  await phone.ok('floor.write', { key, topic: 'respect', text: 'just in time', audience: 'show' });
  const from = performance.now();
  expect(await program.stop('SIGINT')).toBe(0);
  expect(performance.now() - from).toBeLessThan(LONGEST + LEEWAY);
  await program.run();
  const again = await openPhone(program, code);
  expect(await again.socket.emitWithAck('mine', [key])).toEqual(['received']);
  for (const screen of [phone, again]) screen.close();
  for (const socket of held) socket.destroy();
  await program.dispose();
});

it.skipIf(process.platform === 'win32')('a terminal that is closed is no reason to lose anything: it stops as by Ctrl-C', async () => {
  const program = await Program.start();
  expect(await program.stop('SIGHUP')).toBe(0);
  expect(await readdir(program.dataDir)).not.toContain('lock');
  await program.dispose();
});

it('a second Ctrl-C ends it at once', async () => {
  const program = await Program.start();
  const held = await holdOn(program.port);
  const ended = program.stop('SIGINT');
  while (!program.output.includes('Stopping')) await sleep(5);
  program.signal('SIGINT');
  expect(await ended).toBe(130);
  for (const socket of held) socket.destroy();
  await program.dispose();
});
