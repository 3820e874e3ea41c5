import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { Access } from '../../server/access/access.ts';
import { Pairing } from '../../server/access/pairing.ts';
import type { LiveSocket } from '../../server/live/audience.ts';
import { listenForPairing } from '../../server/live/pairing.ts';
import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { ManualClock } from '../tools/manual-clock.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);

it('a screen that leaves while its pairing is being refused is offered no code any more', async () => {
  const clock = new ManualClock(START);
  const pairing = new Pairing(clock);
  const codes: string[] = [];
  const emitter = new EventEmitter();
  const socket = Object.assign(emitter, { connected: true });
  const emit = emitter.emit.bind(emitter);
  socket.emit = (name: string | symbol, ...given: unknown[]): boolean => {
    if (name === 'pairingCode') codes.push(String(given[0]));
    return emit(name, ...given);
  };
  let refuseIt: (no: Refusal) => void = () => undefined;
  const access = { pairProjector: () => new Promise((resolve) => (refuseIt = resolve)) } as unknown as Access;
  listenForPairing(socket as unknown as LiveSocket, { pairing, access, clock, log: () => undefined });

  // One that stays is offered another code, and that one is renewed.
  expect(pairing.approve(codes[0] ?? '', 'an-evening')).toBeNull();
  refuseIt(refuse('too-many'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(codes).toHaveLength(2);
  await clock.advance(10 * MINUTE);
  expect(codes).toHaveLength(3);

  expect(pairing.approve(codes[2] ?? '', 'an-evening')).toBeNull();
  socket.connected = false;
  emit('disconnect');
  refuseIt(refuse('too-many'));
  await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(60 * MINUTE);
  expect(codes).toHaveLength(3);
});
