import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answerAs } from '../part.ts';
import { memory } from './memory.ts';
import { processorTime } from './processor.ts';

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false, httpCompression: false });
let payload: unknown = null;

io.on('connection', (socket) => {
  socket.on('command', (_message: unknown, answer: (reply: unknown) => void) => answer({ ok: true, version: 1 }));
  // Somebody asks for a broadcast, and is told that it went out: what a console's command is in Open Floor.
  socket.on('tell', (answer: (reply: unknown) => void) => {
    io.emit('view', payload);
    answer(null);
  });
});

/** Socket.IO and nothing else: it acknowledges what comes and writes nothing. The yardstick. */
const questions = {
  start: async (): Promise<{ url: string }> => {
    await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
    return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  },
  /** What is broadcast from now on. */
  payload: (given: { payload: unknown }): void => {
    payload = given.payload;
  },
  memory: () => memory(),
  processor: () => processorTime(),
};
export type BareQuestions = typeof questions;

export const barePart = (): void => answerAs(questions);
