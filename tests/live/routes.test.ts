import { expect, it } from 'vitest';
import { LINK_ROLES, type LinkRole } from '../../shared/gathering/role.ts';
import { pathOf, type Route } from '../../shared/protocol/http/route.ts';
import { ROUTES } from '../../shared/protocol/http/routes.ts';
import { api, cardsFor, crewSession, newEvening, sessionFor, testServer } from '../tools/server.ts';

it('every route of the crew is for the roles that the table names, for their own evening, and checks what it is sent', async () => {
  await using server = await testServer();
  const [own, other] = [await newEvening(server), await newEvening(server)];
  const [card = ''] = await cardsFor(server, own.id, [1]);
  const sessions = new Map<LinkRole, string>([
    ['organiser', server.organiser],
    ['table', await sessionFor(server.url, card)],
  ]);
  for (const role of ['facilitator', 'moderator', 'projector'] as const) sessions.set(role, await crewSession(server, own.id, role));

  const answered = async ({ method, path }: Route, evening: string, session: string | null, body?: unknown): Promise<unknown[]> => {
    const response = await fetch(`${server.url}/api/${pathOf(path, { evening, link: 'none' })}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(session === null ? {} : { Authorization: `Bearer ${session}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const reply = (await response.json()) as { refusal?: { refused: string } };
    return [response.status, reply.refusal?.refused];
  };

  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const { roles, path, body } = route;
    if (roles !== null) expect([name, ...(await answered(route, own.id, null))]).toEqual([name, 401, 'no-session']);
    for (const role of LINK_ROLES) {
      const session = sessions.get(role) ?? '';
      const may = roles === null || roles.includes(role);
      if (!may) expect([name, role, ...(await answered(route, own.id, session))]).toEqual([name, role, 403, 'not-allowed']);
      if (may && path.includes(':evening') && role !== 'organiser')
        expect([name, role, ...(await answered(route, other.id, session))]).toEqual([name, role, 403, 'not-allowed']);
      if (may && body !== null)
        for (const wrong of [undefined, null, 'text', { token: 7, tables: 'all', role: 'king', code: [] }])
          expect([name, role, ...(await answered(route, own.id, session, wrong))]).toEqual([name, role, 422, 'malformed']);
      if (may && path.includes(':evening') && role === 'organiser')
        expect([name, ...(await answered(route, 'nowhere', session))]).toEqual([name, 404, 'unknown-evening']);
    }
  }
});

it('revoking a link that is no longer listed succeeds', async () => {
  await using server = await testServer();
  const { id } = await newEvening(server);
  expect(await api(server.url, server.organiser, 'DELETE', `/evenings/${id}/links/gone`)).toEqual({});
});
