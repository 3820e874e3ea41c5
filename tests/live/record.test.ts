import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { STYLE_SOURCE } from '../../server/exports/record/page/style.ts';
import type { FileLine } from '../../shared/protocol/http/files.ts';
import type { RefusalReply } from '../../shared/protocol/http/route.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { api, crewSession, newEvening, newKey, openConsole, openPhone, testServer, type TestServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const AT_ANY_TIME = ['times.csv', 'points.csv', 'plan.ics'];
const AFTER_CLOSE = ['contributions.csv', 'record.html', 'record.json', 'record.zip'];
const COMPLETE = 'record-complete.zip';
const IN_ZIP = ['README.txt', 'record.html', 'contributions.csv', 'points.csv', 'times.csv', 'plan.ics', 'record.json'];

interface Crew {
  readonly id: string;
  readonly organiser: string;
  readonly facilitator: string;
  readonly moderator: string;
}

/** An evening with words for the wall and words for the record only. */
const written = async (server: TestServer): Promise<Crew> => {
  const { id, code } = await newEvening(server, 'lpact', START);
  const phone = await openPhone(server, code);
  for (const [text, audience] of [
    ['For the wall', 'show'],
    ['Kept for the record', 'record'],
  ] as const)
    await phone.ok('floor.write', { key: newKey(), topic: 'respect', text, audience });
  phone.close();
  const [facilitator, moderator] = [await crewSession(server, id, 'facilitator'), await crewSession(server, id, 'moderator')];
  return { id, organiser: server.organiser, facilitator, moderator };
};
const closes = async (server: TestServer, id: string): Promise<void> => {
  const desk = await openConsole(server, id);
  await desk.ok('run.start', {});
  await desk.ok('run.end', {});
  await desk.ok('run.close', {});
  desk.close();
};
const file = (server: TestServer, session: string, id: string, name: string): Promise<Response> =>
  fetch(`${server.url}/api/evenings/${id}/${name}`, { headers: { Authorization: `Bearer ${session}` } });
const files = (server: TestServer, session: string, id: string): Promise<FileLine[]> => api(server.url, session, 'GET', `/evenings/${id}/files`);
const named = (lines: readonly FileLine[]): string[] => lines.map(({ name }) => name);
const open = (): ReturnType<typeof testServer> => testServer({ clock: new ManualClock(START) });

describe('RC1: before and after the close', () => {
  it('RC1, RC10: before it what people wrote is refused in words, the end included, and the rest is there', async () => {
    await using server = await open();
    const { id, organiser, facilitator } = await written(server);
    const refusesAll = async (): Promise<void> => {
      for (const session of [organiser, facilitator]) {
        for (const name of AFTER_CLOSE) {
          const answer = await file(server, session, id, name);
          expect([name, answer.status, ((await answer.json()) as RefusalReply).refusal]).toEqual([name, 409, { refused: 'not-closed' }]);
        }
        for (const name of AT_ANY_TIME) expect((await file(server, session, id, name)).status).toBe(200);
        expect(named(await files(server, session, id))).toEqual(AT_ANY_TIME);
      }
      expect((await file(server, organiser, id, COMPLETE)).status).toBe(409);
    };
    await refusesAll();
    expect(refusals['not-closed']()).toMatch(/Close the evening first/);
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    await desk.ok('run.end', {});
    desk.close();
    await refusesAll();
  });

  it('RC1, RC10: after it they are there, with their types, names and sizes', async () => {
    await using server = await open();
    const { id, organiser, facilitator } = await written(server);
    await closes(server, id);
    expect(named(await files(server, facilitator, id))).toEqual([...AT_ANY_TIME, ...AFTER_CLOSE]);
    const lines = await files(server, organiser, id);
    expect(named(lines)).toEqual([...AT_ANY_TIME, ...AFTER_CLOSE, COMPLETE]);
    for (const { name, bytes } of lines) {
      const answer = await file(server, organiser, id, name);
      expect([name, answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([name, 200, bytes]);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
    }
    const headers = async (name: string): Promise<(string | null)[]> => {
      const answer = await file(server, organiser, id, name);
      return [answer.headers.get('Content-Type'), answer.headers.get('Content-Disposition')];
    };
    expect(await headers('record.html')).toEqual(['text/html; charset=utf-8', 'attachment; filename="record-2026-11-25.html"']);
    expect(await headers('record.json')).toEqual(['application/json; charset=utf-8', 'attachment; filename="record-2026-11-25.json"']);
    expect(await headers('contributions.csv')).toEqual(['text/csv; charset=utf-8', 'attachment; filename="contributions-2026-11-25.csv"']);
    expect(await headers('record.zip')).toEqual(['application/zip', 'attachment; filename="record-2026-11-25.zip"']);
    expect(await headers(COMPLETE)).toEqual(['application/zip', 'attachment; filename="record-complete-2026-11-25.zip"']);
  });
});

describe('RC2, RC3: who may take what', () => {
  it('RC3: the complete copy is the organiser’s alone, and a moderator or a stranger takes nothing', async () => {
    await using server = await open();
    const { id, facilitator, moderator } = await written(server);
    await closes(server, id);
    expect((await file(server, facilitator, id, COMPLETE)).status).toBe(403);
    for (const name of [...AFTER_CLOSE, COMPLETE, 'files']) {
      expect((await file(server, moderator, id, name)).status).toBe(403);
      expect((await file(server, 'nobody', id, name)).status).toBe(401);
    }
    const { id: other } = await newEvening(server, 'blank', START);
    expect((await file(server, facilitator, other, 'record.zip')).status).toBe(403);
  });

  it('RC2: only the complete copy holds what is for the record only', async () => {
    await using server = await open();
    const { id, organiser, facilitator } = await written(server);
    await closes(server, id);
    const inside = async (session: string, name: string): Promise<Record<string, string>> => {
      const opened = unzipSync(new Uint8Array(await (await file(server, session, id, name)).arrayBuffer()));
      // Each in a folder of its own, so that both can be unpacked in one place.
      const folder = `${name.replace('.zip', '')}/`;
      expect(Object.keys(opened).filter((path) => !path.startsWith(folder))).toEqual([]);
      return Object.fromEntries(Object.entries(opened).map(([path, bytes]) => [path.slice(folder.length), strFromU8(bytes)]));
    };
    const [shared, complete] = [await inside(facilitator, 'record.zip'), await inside(organiser, COMPLETE)];
    expect([Object.keys(shared), Object.keys(complete)]).toEqual([IN_ZIP, IN_ZIP]);
    expect(Object.values(shared).join()).not.toContain('Kept for the record');
    for (const name of ['contributions.csv', 'record.json', 'record.html']) {
      expect(shared[name]).toContain('For the wall');
      expect(complete[name]).toContain('Kept for the record');
    }
    for (const name of AFTER_CLOSE.filter((one) => one !== 'record.zip'))
      expect(await (await file(server, organiser, id, name)).text()).not.toContain('Kept for the record');
    expect(complete['README.txt']).toMatch(/^This is the organiser’s copy\. It also holds what people wrote for the record only\.\r\n/);
  });

  it('RC6: every file in a zip carries the one date', async () => {
    await using server = await open();
    const { id, organiser } = await written(server);
    await closes(server, id);
    const zip = Buffer.from(await (await file(server, organiser, id, COMPLETE)).arrayBuffer());
    // Local headers hold time and date at 10 and 12, entries of the directory at 12 and 14; days are years from 1980, month, day in bits.
    const dates = (signature: string, at: number): number[][] => {
      const found: number[][] = [];
      for (let from = zip.indexOf(signature, 0, 'latin1'); from >= 0; from = zip.indexOf(signature, from + 4, 'latin1'))
        found.push([zip.readUInt16LE(from + at), zip.readUInt16LE(from + at + 2)]);
      return found;
    };
    const first = [0, (20 << 9) | (1 << 5) | 1];
    expect(dates('PK\x03\x04', 10)).toEqual(IN_ZIP.map(() => first));
    expect(dates('PK\x01\x02', 12)).toEqual(IN_ZIP.map(() => first));
  });
});

it('RC8: the console’s policy lets the record’s stylesheet through, and no other answer’s does', async () => {
  await using server = await open();
  const { id, organiser } = await written(server);
  await closes(server, id);
  const policyOf = async (path: string): Promise<string> =>
    (await fetch(server.url + path, { headers: { Authorization: `Bearer ${organiser}` } })).headers.get('Content-Security-Policy') ?? '';
  expect(await policyOf('/console')).toContain(`style-src 'self' ${STYLE_SOURCE};`);
  for (const path of ['/projector', '/table', '/nowhere', '/health', `/api/evenings/${id}/record.html`])
    expect([path, (await policyOf(path)).includes("style-src 'self';")]).toEqual([path, true]);
});
