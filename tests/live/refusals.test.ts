import { request } from 'node:http';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { PRESENT_CONSENT } from '../../shared/gathering/floor/model/consent.ts';
import { COMMANDS, type CommandName } from '../../shared/gathering/commands.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { Handshake } from '../../shared/protocol/socket/handshake.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';
import {
  api,
  crewSession,
  newEvening,
  newKey,
  openConsole,
  openCrew,
  openPhone,
  sessionFor,
  testServer,
  TestScreen,
  type ClientSocket,
  type TestServer,
} from '../tools/server.ts';

const raw = (socket: ClientSocket, message: unknown): Promise<Answer> =>
  (socket as unknown as { timeout(ms: number): { emitWithAck(event: string, message: unknown): Promise<Answer> } })
    .timeout(3000)
    .emitWithAck('command', message);

const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.refused);

/** Everything a message could do to the state, as text. */
const stateOf = (server: TestServer, id: string): string => JSON.stringify(server.rooms.byId(id)?.state);

const refusedHandshake = async (url: string, auth: unknown): Promise<unknown> => {
  try {
    const screen = await TestScreen.open(url, auth as Handshake);
    screen.close();
    return 'connected';
  } catch (error) {
    return (error as { data?: { refusal?: { refused: string } } }).data?.refusal?.refused;
  }
};

/** A post as a browser on another site's page sends it. */
const postFrom = (origin: string, url: string, type: string, content: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { Origin: origin, 'Content-Type': type } }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end(content);
  });

describe('what is refused, and that nothing changes by it', () => {
  it('answers every malformed message with a code', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const phone = await openPhone(server, code);
    const before = stateOf(server, id);
    const bad: unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      { id: 'short', name: 'floor.write', input: {} },
      { id: 'x'.repeat(65), name: 'floor.write', input: {} },
      { id: 'a'.repeat(20), name: 7, input: {} },
      { id: 'a'.repeat(20), name: 'floor.write' },
      { id: 'a'.repeat(20), name: 'floor.write', input: { key: 'no', topic: 'respect', text: 'x', audience: 'show' } },
      { id: 'a'.repeat(20), name: 'floor.write', input: { key: newKey(), topic: {}, text: [], audience: 'all' } },
      { id: 'a'.repeat(20), name: '__proto__', input: {} },
      { id: 'a'.repeat(20), name: 'constructor', input: {} },
      { id: 'a'.repeat(20), name: 'floor.burn', input: {} },
    ];
    for (const message of bad) expect(['malformed', 'unknown-command']).toContain(codeOf(await raw(phone.socket, message)));
    expect(stateOf(server, id)).toBe(before);
    phone.close();
  });

  it('answers words that cannot be taken with the field and what to do', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const phone = await openPhone(server, code);
    const before = stateOf(server, id);
    const write = (input: { topic: string; text: string; audience: 'show' | '' }): Promise<Answer> =>
      phone.send('floor.write', { key: newKey(), ...input });
    expect(await write({ topic: 'respect', text: '  \u0000 ', audience: 'show' })).toMatchObject({ refusal: { refused: 'empty', field: 'text' } });
    expect(await write({ topic: 'respect', text: 'x'.repeat(2001), audience: 'show' })).toMatchObject({
      refusal: { refused: 'too-long', field: 'text', limit: 2000 },
    });
    expect(await write({ topic: 'respect', text: 'words', audience: '' })).toMatchObject({
      refusal: { refused: 'choose-audience', field: 'audience' },
    });
    expect(await write({ topic: 'nothing', text: 'words', audience: 'show' })).toMatchObject({
      refusal: { refused: 'unknown-topic', field: 'topic' },
    });
    expect(await write({ topic: 'respect', text: 'x'.repeat(20_000), audience: 'show' })).toMatchObject({ refusal: { refused: 'too-large' } });
    expect(stateOf(server, id)).toBe(before);
    phone.close();
  });

  it('lets no role send what the table does not give it', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const screens = {
      participant: await openPhone(server, code),
      projector: await openCrew(server, await crewSession(server, id, 'projector')),
      moderator: await openCrew(server, await crewSession(server, id, 'moderator')),
      facilitator: await openCrew(server, await crewSession(server, id, 'facilitator')),
      organiser: await openConsole(server, id),
    };
    const before = stateOf(server, id);
    for (const [role, screen] of Object.entries(screens)) {
      for (const name of Object.keys(COMMANDS) as CommandName[]) {
        if ((COMMANDS[name].roles as readonly string[]).includes(role)) continue;
        expect(codeOf(await raw(screen.socket, { id: 'b'.repeat(20), name, input: {} })), `${role} sent ${name}`).toBe('not-allowed');
      }
      screen.close();
    }
    expect(stateOf(server, id)).toBe(before);
  });

  it('refuses forged, foreign and old handshakes in words', async () => {
    await using server = await testServer();
    const one = await newEvening(server);
    const two = await newEvening(server);
    const moderator = await crewSession(server, one.id, 'moderator');
    expect(await refusedHandshake(server.url, { protocol: PROTOCOL, as: 'organiser' })).toBe('malformed');
    expect(await refusedHandshake(server.url, {})).toBe('malformed');
    expect(await refusedHandshake(server.url, { protocol: PROTOCOL, as: 'crew', session: 'forged' })).toBe('no-session');
    expect(await refusedHandshake(server.url, { protocol: PROTOCOL - 1, as: 'participant', code: one.code })).toBe('old-page');
    expect(await refusedHandshake(server.url, { protocol: PROTOCOL, as: 'participant', code: 'AAAA' })).toBe('unknown-evening');
    // A link of one evening opens no other, whatever the handshake claims.
    const claimed = await TestScreen.open<'moderator'>(server.url, { protocol: PROTOCOL, as: 'crew', session: moderator, evening: two.id });
    expect((await claimed.newest()).id).toBe(one.id);
    claimed.close();
  });

  it('keeps the crew of one evening out of another over HTTP too', async () => {
    await using server = await testServer();
    const one = await newEvening(server);
    const two = await newEvening(server);
    const facilitator = await crewSession(server, one.id, 'facilitator');
    const moderator = await crewSession(server, one.id, 'moderator');
    await expect(api(server.url, facilitator, 'GET', `/evenings/${two.id}/links`)).rejects.toThrow('not-allowed');
    await expect(api(server.url, facilitator, 'GET', '/evenings')).rejects.toThrow('not-allowed');
    await expect(api(server.url, facilitator, 'POST', `/evenings/${one.id}/links`, { role: 'organiser', label: '' })).rejects.toThrow('not-allowed');
    await expect(api(server.url, moderator, 'POST', `/evenings/${one.id}/links`, { role: 'moderator', label: '' })).rejects.toThrow('not-allowed');
    await expect(api(server.url, 'forged', 'GET', '/evenings')).rejects.toThrow('no-session');
  });

  it('opens an organiser link once', async () => {
    await using server = await testServer();
    const token = server.access.firstLink();
    await sessionFor(server.url, token);
    await expect(sessionFor(server.url, token)).rejects.toThrow('link-used');
  });

  it('closes the live sockets of a revoked link, and lets it in no more', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    const link = await api<{ id: string; token: string }>(server.url, server.organiser, 'POST', `/evenings/${id}/links`, {
      role: 'moderator',
      label: 'helper',
    });
    const session = await sessionFor(server.url, link.token);
    const screen = await openCrew(server, session);
    const goodbye = new Promise((resolve) => screen.socket.once('goodbye', resolve));
    await api(server.url, server.organiser, 'DELETE', `/evenings/${id}/links/${link.id}`);
    expect(await goodbye).toBe('revoked');
    expect(await refusedHandshake(server.url, { protocol: PROTOCOL, as: 'crew', session })).toBe('no-session');
    await expect(sessionFor(server.url, link.token)).rejects.toThrow('no-session');
    screen.close();
  });

  it('refuses sockets and posts that come from another site', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const foreign = io(server.url, {
      auth: { protocol: PROTOCOL, as: 'participant', code },
      extraHeaders: { Origin: 'http://elsewhere.example' },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const outcome = await new Promise((resolve) => {
      foreign.once('connect', () => resolve('connected'));
      foreign.once('connect_error', () => resolve('refused'));
    });
    foreign.disconnect();
    expect(outcome).toBe('refused');

    const json = await postFrom('http://elsewhere.example', `${server.url}/api/session`, 'application/json', '{"token":"x"}');
    expect(json).toEqual({ status: 403, body: '{"refusal":{"refused":"foreign-origin"}}' });

    const before = stateOf(server, id);
    const words = { topic: 'respect', text: 'from elsewhere', audience: 'show', consent: PRESENT_CONSENT };
    const form = new URLSearchParams({ key: newKey(), ...words }).toString();
    const page = await postFrom('http://elsewhere.example', `${server.url}/${code}/write`, 'application/x-www-form-urlencoded', form);
    expect(page.status).toBe(403);
    expect(page.body).toContain(refusals['foreign-origin']());
    expect(stateOf(server, id)).toBe(before);
    const own = await postFrom(server.url, `${server.url}/${code}/write`, 'application/x-www-form-urlencoded', form);
    expect(own.status).toBe(200);
  });

  it('bounds what is sent: a message over the hard bound ends the connection and nothing else', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const phone = await openPhone(server, code);
    const before = stateOf(server, id);
    const dropped = new Promise((resolve) => phone.socket.once('disconnect', resolve));
    phone.socket.emit('command', { id: 'c'.repeat(20), name: 'floor.write', input: { text: 'x'.repeat(100_000) } }, () => undefined);
    await dropped;
    expect(stateOf(server, id)).toBe(before);
    const again = await openPhone(server, code);
    expect((await again.send('floor.write', { key: newKey(), topic: 'respect', text: 'still here', audience: 'show' })).ok).toBe(true);
    for (const screen of [phone, again]) screen.close();
  });

  it('outlives a message that is nested deeper than the engine can follow', async () => {
    await using server = await testServer();
    const { code } = await newEvening(server);
    const [loud, other] = [await openPhone(server, code), await openPhone(server, code)];
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    // As an event with an acknowledgement travels (Socket.IO protocol, 5): the client itself could not write it.
    loud.socket.io.engine.write(`21["command",${deep}]`);
    loud.socket.io.engine.write(`22["mine",${deep}]`);
    await loud.socket.timeout(20_000).emitWithAck('clock');
    expect((await other.send('floor.write', { key: newKey(), topic: 'respect', text: 'still here', audience: 'show' })).ok).toBe(true);
    for (const screen of [loud, other]) screen.close();
  });

  it('lets the crew in while somebody floods the address where links are exchanged', async () => {
    await using server = await testServer();
    const { id } = await newEvening(server);
    const { token } = await api<{ token: string }>(server.url, server.organiser, 'POST', `/evenings/${id}/links`, {
      role: 'moderator',
      label: 'Sam',
    });
    const guess = async (): Promise<number> =>
      (await fetch(`${server.url}/api/session`, { method: 'POST', body: JSON.stringify({ token: 'a guess' }) })).status;
    let last = 0;
    for (let i = 0; i < 30; i += 1) last = await guess();
    expect(last).toBe(429);
    expect(await sessionFor(server.url, token)).not.toBe('');
  });

  it('makes no evening at a time that could not be read back', async () => {
    await using server = await testServer();
    for (const startsAt of [0, -1, 8.64e15, Date.UTC(2999, 11, 31, 23)])
      await expect(
        api(server.url, server.organiser, 'POST', '/evenings', { template: 'lpact', startsAt, timeZone: 'Europe/London' }),
      ).rejects.toThrow('422');
  });

  it('limits a connection that sends too much, says when to try again, and stops nobody else', async () => {
    await using server = await testServer({ rates: { participant: { burst: 3, perSecond: 1 } } });
    const { code } = await newEvening(server);
    const [loud, other] = [await openPhone(server, code), await openPhone(server, code)];
    const send = (screen: typeof loud): Promise<Answer> =>
      screen.send('floor.write', { key: newKey(), topic: 'respect', text: 'words', audience: 'show' });
    for (let i = 0; i < 3; i += 1) expect((await send(loud)).ok).toBe(true);
    expect(await send(loud)).toMatchObject({ refusal: { refused: 'too-fast', seconds: 1 } });
    expect((await send(other)).ok).toBe(true);
    for (const screen of [loud, other]) screen.close();
  });
});
