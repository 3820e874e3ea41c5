import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Handshake } from '../../../shared/protocol/socket/handshake.ts';
import { PROTOCOL } from '../../../shared/protocol/version.ts';
import { percentile } from '../../tools/percentile.ts';
import { REJOIN, rejoinAsPages } from '../../tools/rejoin.ts';
import { crewSession, newEvening, openConsole, sessionFor, type ClientSocket } from '../../tools/server.ts';
import { Folder, startProgram } from '../evening.ts';
import type { Figure } from '../figure.ts';

const PHONES = 60;

const joined = (url: string, auth: Handshake): Promise<ClientSocket> =>
  new Promise((resolve, reject) => {
    const socket: ClientSocket = io(url, { auth, forceNew: true, transports: ['websocket'], ...REJOIN });
    rejoinAsPages(socket);
    socket.once('view', () => resolve(socket));
    socket.once('connect_error', reject);
  });

export const restart: Figure = {
  name: 'restart',
  what: 'Killed in mid-evening and started again: all 62 screens back with their view',
  unit: 'ms',
  target: 2000,
  better: 'less',
  measure: async () => {
    await using folder = await Folder.make();
    const before = await startProgram(folder.path);
    const organiser = await sessionFor(before.url, before.firstToken);
    const place = { url: before.url, organiser };
    const { id, code } = await newEvening(place, 'lpact', Date.now());
    const desk = await openConsole(place, id);
    await desk.ok('run.start', {});
    desk.close();
    const crew = (session: string): Handshake => ({ protocol: PROTOCOL, as: 'crew', session, evening: id });
    const greetings: Handshake[] = [crew(organiser), crew(await crewSession(place, id, 'projector'))];
    for (let phone = 0; phone < PHONES; phone += 1) greetings.push({ protocol: PROTOCOL, as: 'participant', code });
    const screens = await Promise.all(greetings.map((greeting) => joined(before.url, greeting)));
    await sleep(500);

    const killedAt = performance.now();
    const back = screens.map((screen) => new Promise<number>((seen) => screen.once('view', () => seen(performance.now() - killedAt))));
    await before.end('SIGKILL');
    const after = await startProgram(folder.path, before.port);
    try {
      const took = await Promise.all(back);
      return { value: Math.max(...took), detail: { p50: percentile(took, 0.5), startToReady: after.readyAfter } };
    } finally {
      for (const screen of screens) screen.disconnect();
      await after.end();
    }
  },
};
