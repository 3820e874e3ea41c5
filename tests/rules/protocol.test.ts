import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../../shared/client/api.ts';
import { HANDED_OUT, ROLES } from '../../shared/gathering/role.ts';
import { listLinks, revokeLink } from '../../shared/protocol/http/links.ts';
import { pathOf } from '../../shared/protocol/http/route.ts';
import { KINDS, kindOf, pageFor, SCREENS } from '../../shared/protocol/screens.ts';

describe('the table of screens', () => {
  const roles = ROLES.filter((role) => role !== 'system');
  it('gives each role one kind of screen, and no kind is for nobody', () => {
    const named = KINDS.flatMap((kind) => SCREENS[kind].roles);
    expect(named.toSorted()).toEqual(roles.toSorted());
    expect(roles.map(kindOf)).toEqual(['console', 'console', 'moderator', 'projector', 'table', 'participant']);
  });
  it('has a page for every link that is handed out, and none for phones', () => {
    for (const role of HANDED_OUT) expect(pageFor(role)).toMatch(/^\/[a-z]+$/);
    expect(pageFor('participant')).toBe('');
  });
});

describe('the crew’s routes, from a page', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answering = (status: number, body: unknown): ReturnType<typeof vi.fn> => {
    const fetched = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('fills in what a path leaves open, whatever it holds', () => {
    expect(pathOf(revokeLink.path, { evening: 'E1', link: '../x' })).toBe('evenings/E1/links/..%2Fx');
  });
  it('asks at the route’s address with its method, and gives what was answered', async () => {
    const line = { id: 'L1', role: 'moderator', label: 'Ana', table: null, revoked: false };
    const fetched = answering(200, [line]);
    expect(await ask(listLinks, 'S1', { evening: 'E1' })).toEqual({ ok: true, value: [line] });
    expect(fetched).toHaveBeenCalledWith('/api/evenings/E1/links', expect.objectContaining({ method: 'GET' }));
  });
  it('an answer that is not of the route’s shape is no answer', async () => {
    answering(200, [{ id: 'L1', role: 'king' }]);
    expect(await ask(listLinks, 'S1', { evening: 'E1' })).toEqual({ ok: false, refusal: { refused: 'failed' } });
  });
  it('a refusal is given as it was told', async () => {
    answering(429, { refusal: { refused: 'too-fast', seconds: 3 } });
    expect(await ask(listLinks, 'S1', { evening: 'E1' })).toEqual({ ok: false, refusal: { refused: 'too-fast', seconds: 3 } });
  });
});
