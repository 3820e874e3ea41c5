import { refuse } from '../../../shared/gathering/refusal.ts';
import { HANDED_OUT, type LinkRole } from '../../../shared/gathering/role.ts';
import type { Access } from '../../access/access.ts';
import type { Pairing } from '../../access/pairing.ts';
import { Bucket } from '../../limits.ts';
import type { Clock } from '../../clock.ts';
import type { Handlers } from './serve.ts';

interface LinkParts {
  readonly access: Access;
  readonly pairing: Pairing;
  readonly clock: Clock;
}

type LinkRoutes = 'openSession' | 'whoAmI' | 'listLinks' | 'makeLink' | 'revokeLink' | 'makeCards' | 'pairProjector';

/** Sessions, links, tables' cards, and projectors that are let in. */
export const linkHandlers = ({ access, pairing, clock }: LinkParts): Pick<Handlers, LinkRoutes> => {
  const guesses = new Bucket({ burst: 20, perSecond: 1 }, clock);
  return {
    openSession: ({ body }) => {
      // A link that exists opens even while somebody else floods this address with guesses.
      const seconds = access.knows(body.token) ? null : guesses.take();
      return seconds === null ? access.exchange(body.token) : refuse('too-fast', { seconds });
    },

    whoAmI: ({ holder: { role, evening, table } }) => ({ role, evening, table }),

    listLinks: ({ room }) => access.links(room.id),

    makeLink: ({ room, body }) =>
      (HANDED_OUT as readonly LinkRole[]).includes(body.role) ? access.makeLink(room.id, body.role, body.label) : refuse('not-allowed'),

    revokeLink: async ({ room, params }) => (await access.revoke(room.id, params.link)) ?? {},

    makeCards: ({ room, body }) => access.makeCards(room.id, body.tables, (table) => String(table)),

    pairProjector: ({ room, body }) => pairing.approve(body.code, room.id) ?? {},
  };
};
