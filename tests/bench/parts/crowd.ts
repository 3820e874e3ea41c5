import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { PRESENT_CONSENT } from '../../../shared/gathering/floor/model/consent.ts';
import type { Answer } from '../../../shared/protocol/socket/command.ts';
import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';
import type { PatchMessage, ViewMessage } from '../../../shared/protocol/socket/view.ts';
import { REJOIN, rejoinAsPages } from '../../tools/rejoin.ts';
import { newKey, type ClientSocket } from '../../tools/server.ts';
import { answerAs } from '../part.ts';

/** Sockets that are opened at the same time. */
const AT_ONCE = 50;

let sockets: ClientSocket[] = [];
let newest: ViewMessage | PatchMessage | null = null;
let received = 0;
let lastAt = 0;
const bytesBefore = new WeakMap<ClientSocket, number>();

const opened = (url: string, auth: Handshake | null): Promise<ClientSocket> =>
  new Promise((resolve, reject) => {
    const socket: ClientSocket = io(url, { auth: auth ?? {}, forceNew: true, transports: ['websocket'], ...REJOIN });
    rejoinAsPages(socket);
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
    const told = (message: ViewMessage | PatchMessage): void => {
      newest = message;
      received += 1;
      lastAt = performance.timeOrigin + performance.now();
    };
    socket.on('view', told).on('patch', told);
  });

const write = (text: string): { id: string; name: string; input: unknown } => {
  const key = newKey();
  return { id: key, name: 'floor.write', input: { key, topic: 'respect', text, audience: 'show', consent: PRESENT_CONSENT } };
};

/** Bytes that came over the connection, with all framing. */
const bytesRead = (socket: ClientSocket): number => {
  const transport = socket.io.engine.transport as unknown as { ws?: { _socket?: { bytesRead?: number } } };
  return transport.ws?._socket?.bytesRead ?? 0;
};

/** Many phones or projectors in one process. */
const questions = {
  join: async ({ url, auth, count }: { url: string; auth: Handshake | null; count: number }): Promise<void> => {
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => opened(url, auth));
      sockets.push(...(await Promise.all(some)));
    }
  },
  /** Each phone sends `each` texts, the next when the last is acknowledged. Times of the acks in ms, and how long all of it took. */
  write: async ({ each, text, spread }: { each: number; text: string; spread: number }): Promise<{ took: number; acks: number[] }> => {
    const acks: number[] = [];
    const one = async (socket: ClientSocket): Promise<void> => {
      if (spread > 0) await sleep(Math.random() * spread);
      for (let i = 0; i < each; i += 1) {
        const message = write(text);
        const sentAt = performance.now();
        const answer = await (socket.timeout(30_000).emitWithAck('command', message) as Promise<Answer>);
        if (!answer.ok) throw new Error(`Refused: ${answer.refusal.refused}.`);
        acks.push(performance.now() - sentAt);
      }
    };
    const startedAt = performance.now();
    await Promise.all(sockets.map(one));
    return { took: performance.now() - startedAt, acks };
  },
  /** What anybody was sent last: a view, or what changed. */
  newest: (): ViewMessage | PatchMessage | null => newest,
  /** Forgets how many views came. */
  listen: (): void => {
    received = 0;
  },
  /** When the last of all was told, epoch ms with fractions. Rejects after five seconds. */
  told: async (): Promise<number> => {
    for (let waited = 0; received < sockets.length; waited += 1) {
      if (waited > 5000) throw new Error(`Only ${received} of ${sockets.length} were told.`);
      await sleep(1);
    }
    return lastAt;
  },
  /** Drops every connection without a word and lets all come back as the page does. For each the ms until its view was there again. */
  dropAndReturn: async (): Promise<number[]> => {
    const droppedAt = performance.now();
    const back = sockets.map(
      (socket) =>
        new Promise<number>((resolve) => {
          socket.once('disconnect', () => socket.once('view', () => resolve(performance.now() - droppedAt)));
          socket.io.engine.close();
        }),
    );
    return Promise.all(back);
  },
  /** Nothing happens for `seconds` but what pages do by themselves: heartbeats, and five probes of the clock each `clockEvery` seconds. Bytes a second to each. */
  idle: async ({ seconds, clockEvery }: { seconds: number; clockEvery: number }): Promise<number[]> => {
    for (const socket of sockets) bytesBefore.set(socket, bytesRead(socket));
    for (let passed = 0; passed < seconds; passed += clockEvery) {
      for (const socket of sockets) for (let ping = 0; ping < 5; ping += 1) await socket.timeout(5000).emitWithAck('clock');
      await sleep(Math.min(clockEvery, seconds - passed) * 1000);
    }
    return sockets.map((socket) => (bytesRead(socket) - (bytesBefore.get(socket) ?? 0)) / seconds);
  },
  leave: (): void => {
    for (const socket of sockets) socket.disconnect();
    sockets = [];
    newest = null;
  },
};
export type CrowdQuestions = typeof questions;

export const crowdPart = (): void => answerAs(questions);
