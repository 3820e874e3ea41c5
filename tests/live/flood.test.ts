import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mostConnections } from '../../server/connections.ts';
import { Program } from '../tools/program.ts';
import { newEvening, newKey, openPhone, sessionFor } from '../tools/server.ts';

const FILES = 160;

it.skipIf(process.platform === 'win32')('a flood of silent connections ends nothing, and takes no descriptor that saving needs', async () => {
  const program = await Program.start(FILES);
  const silent: Socket[] = [];
  try {
    const organiser = await sessionFor(program.url, program.organiserLink.split('#')[1] ?? '');
    const { code } = await newEvening({ url: program.url, organiser });
    const phone = await openPhone(program, code);
    for (let at = 0; at < 2 * FILES; at += 1) {
      const socket = connect({ port: program.port, host: 'localhost' });
      // Those that are over the bound are cut off.
      socket.on('error', () => socket.destroy());
      silent.push(socket);
    }
    // Longer than the program takes to look at the machine's addresses again.
    await sleep(4000);
    await phone.ok('floor.write', { key: newKey(), topic: 'respect', text: 'in the middle of it', audience: 'show' });
    expect(program.output).not.toContain('could not');
    phone.close();
  } finally {
    for (const socket of silent) socket.destroy();
    await program.dispose();
  }
});

it('so many connections are let in as leave the program its own files', () => {
  const allows = (soft: number | string): number => mostConnections(() => ({ userLimits: { open_files: { soft } } }));
  expect(allows(1024)).toBe(960);
  expect(allows(1_000_000)).toBe(12_000);
  expect(allows('unlimited')).toBe(12_000);
  expect(mostConnections(() => ({}))).toBe(12_000);
});
