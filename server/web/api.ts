import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { GROUP_LIMITS } from '../../shared/gathering/groups/model/format.ts';
import { HallTable } from '../../shared/gathering/groups/model/groups.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { LIMITS, Plan } from '../../shared/gathering/plan/model/plan.ts';
import { isRefusal, refuse } from '../../shared/gathering/refusal.ts';
import { LINK_ROLES, type LinkRole } from '../../shared/gathering/role.ts';
import { phaseOf } from '../../shared/gathering/run/model/run.ts';
import { minutesOf, withMinutesOf } from '../../shared/gathering/timekeeper/next-time.ts';
import { line } from '../../shared/gathering/text/fields.ts';
import type { EveningLine, FileLine, TemplateLine } from '../../shared/protocol/messages.ts';
import type { Access } from '../access/access.ts';
import type { Holder } from '../access/grants.ts';
import type { Pairing } from '../access/pairing.ts';
import { Bucket } from '../limits.ts';
import type { Clock } from '../clock.ts';
import type { Exports } from '../export-port.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { refused } from './refusals.ts';

export interface ApiParts {
  readonly rooms: Rooms;
  readonly access: Access;
  readonly pairing: Pairing;
  readonly clock: Clock;
  readonly exports: Exports;
}

const TokenBody = v.object({ token: v.pipe(v.string(), v.maxLength(100)) });
const EveningBody = v.object({
  template: v.string(),
  startsAt: v.pipe(v.number(), v.integer()),
  timeZone: v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_+/-]+$/)),
  /** An earlier evening of the same template, to take the minutes from. */
  like: v.optional(v.string()),
});
const LinkBody = v.object({ role: v.picklist(LINK_ROLES), label: line(LIMITS.title) });
const CardsBody = v.object({
  tables: v.pipe(v.array(HallTable.entries.number), v.minLength(1), v.maxLength(GROUP_LIMITS.tables)),
});
const PairBody = v.object({ code: v.pipe(v.string(), v.maxLength(20)) });

/** A facilitator may hand out the links of the evening, but none that opens more than theirs. */
const MAY_LINK: Record<LinkRole, readonly LinkRole[]> = {
  organiser: ['facilitator', 'moderator', 'projector'],
  facilitator: ['facilitator', 'moderator', 'projector'],
  moderator: [],
  projector: [],
  table: [],
};

const evening = ({ state, sealsAt }: Room): EveningLine => ({
  id: state.id,
  code: state.code,
  title: state.plan.details.title,
  place: state.plan.details.place,
  startsAt: state.plan.details.startsAt,
  timeZone: state.plan.details.timeZone,
  phase: phaseOf(state.run),
  template: state.plan.template,
  sealsAt,
});

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The engine throws on a zone that it does not know; that is its answer.
    return false;
  }
};

/** The crew's routes (shared/protocol/api.ts lists them). */
export const apiRoutes = ({ rooms, access, pairing, clock, exports }: ApiParts): Hono => {
  const routes = new Hono();
  const guesses = new Bucket({ burst: 20, perSecond: 1 }, clock);

  const holderOf = (context: Context): Holder | null => {
    const [scheme, token] = (context.req.header('Authorization') ?? '').split(' ');
    return scheme === 'Bearer' && token ? access.holder(token) : null;
  };
  const bodyOf = async <Schema extends v.GenericSchema>(context: Context, schema: Schema): Promise<v.InferOutput<Schema> | null> => {
    const json: unknown = await context.req.json().catch(() => null);
    const parsed = v.safeParse(schema, json);
    return parsed.success ? parsed.output : null;
  };
  const malformed = (context: Context): Response => refused(context, refuse('malformed'));

  /** Runs `action` for a holder of one of `roles` whose evening is the one in the path, if the path names one. */
  const forHolder =
    (roles: readonly LinkRole[], action: (context: Context, holder: Holder) => Response | Promise<Response>) =>
    (context: Context): Response | Promise<Response> => {
      const holder = holderOf(context);
      if (!holder) return refused(context, refuse('no-session'));
      const wanted = context.req.param('evening');
      const elsewhere = wanted !== undefined && holder.evening !== null && holder.evening !== wanted;
      if (!roles.includes(holder.role) || elsewhere) return refused(context, refuse('not-allowed'));
      if (wanted !== undefined && !rooms.byId(wanted)) return refused(context, refuse('unknown-evening'));
      return action(context, holder);
    };

  routes.post('/session', async (context) => {
    const body = await bodyOf(context, TokenBody);
    if (!body) return malformed(context);
    // A link that exists opens even while somebody else floods this address with guesses.
    const seconds = access.knows(body.token) ? null : guesses.take();
    if (seconds !== null) return refused(context, refuse('too-fast', { seconds }));
    const session = await access.exchange(body.token);
    return isRefusal(session) ? refused(context, session) : context.json(session);
  });

  routes.get(
    '/whoami',
    forHolder(LINK_ROLES, (context, { role, evening: id, table }) => context.json({ role, evening: id, table })),
  );

  routes.get(
    '/templates',
    forHolder(['organiser'], (context) => context.json(TEMPLATES.map(({ id, name, summary }): TemplateLine => ({ id, name, summary })))),
  );

  routes.get(
    '/evenings',
    forHolder(['organiser'], (context) =>
      context.json(
        rooms
          .all()
          .map(evening)
          .sort((one, other) => other.startsAt - one.startsAt),
      ),
    ),
  );

  routes.post(
    '/evenings',
    forHolder(['organiser'], async (context) => {
      const body = await bodyOf(context, EveningBody);
      const template = TEMPLATES.find((one) => one.id === body?.template);
      if (!body || !template || !isTimeZone(body.timeZone)) return malformed(context);
      const like = body.like === undefined ? null : rooms.byId(body.like);
      if (body.like !== undefined && like?.state.plan.template !== template.id) return malformed(context);
      const usual = planFrom(template, body.startsAt, body.timeZone);
      const plan = like ? withMinutesOf(usual, like.state) : usual;
      // What does not fit its schema could not be read back at the next start.
      if (!v.is(Plan, plan)) return malformed(context);
      try {
        const room = await rooms.create(plan);
        return context.json({ id: room.id, code: room.state.code }, 201);
      } catch {
        // The store has said why in the log; the organiser is told what to do.
        return refused(context, refuse('not-saved'));
      }
    }),
  );

  routes.get(
    '/evenings/:evening/minutes',
    forHolder(['organiser'], (context) => {
      const state = rooms.byId(context.req.param('evening') ?? '')?.state;
      return state ? context.json(minutesOf(state)) : refused(context, refuse('unknown-evening'));
    }),
  );

  for (const [file, { roles, afterClose, make }] of Object.entries(exports)) {
    routes.get(
      `/evenings/:evening/${file}`,
      forHolder(roles, async (context) => {
        const state = rooms.byId(context.req.param('evening') ?? '')?.state;
        if (!state) return refused(context, refuse('unknown-evening'));
        if (afterClose && phaseOf(state.run) !== 'closed') return refused(context, refuse('not-closed'));
        const { type, name, body } = await make(state, clock.now());
        return context.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
      }),
    );
  }

  // Made to be measured: a few hundred kB, and mostly asked for next (RC10).
  routes.get(
    '/evenings/:evening/files',
    forHolder(['organiser', 'facilitator'], async (context, { role }) => {
      const state = rooms.byId(context.req.param('evening') ?? '')?.state;
      if (!state) return refused(context, refuse('unknown-evening'));
      const closed = phaseOf(state.run) === 'closed';
      const files = Object.entries(exports).filter(([, { roles, afterClose }]) => roles.includes(role) && (closed || !afterClose));
      const lines: FileLine[] = [];
      // One after another: all at once would hold up everybody else for as long as all of them take.
      for (const [name, { make }] of files) lines.push({ name, bytes: (await make(state, clock.now())).body.length });
      return context.json(lines);
    }),
  );

  routes.get(
    '/evenings/:evening/links',
    forHolder(['organiser', 'facilitator'], (context) => context.json(access.links(context.req.param('evening') ?? ''))),
  );

  routes.post(
    '/evenings/:evening/links',
    forHolder(['organiser', 'facilitator'], async (context, holder) => {
      const body = await bodyOf(context, LinkBody);
      if (!body) return malformed(context);
      if (!MAY_LINK[holder.role].includes(body.role)) return refused(context, refuse('not-allowed'));
      const made = await access.makeLink(context.req.param('evening') ?? '', body.role, body.label);
      return isRefusal(made) ? refused(context, made) : context.json(made, 201);
    }),
  );

  routes.post(
    '/evenings/:evening/cards',
    forHolder(['organiser', 'facilitator'], async (context) => {
      const body = await bodyOf(context, CardsBody);
      if (!body) return malformed(context);
      const made = await access.makeCards(context.req.param('evening') ?? '', body.tables, (table) => String(table));
      return isRefusal(made) ? refused(context, made) : context.json(made, 201);
    }),
  );

  routes.delete(
    '/evenings/:evening/links/:link',
    forHolder(['organiser', 'facilitator'], async (context) => {
      const no = await access.revoke(context.req.param('evening') ?? '', context.req.param('link') ?? '');
      return no ? refused(context, no) : context.json({});
    }),
  );

  routes.post(
    '/evenings/:evening/projector',
    forHolder(['organiser', 'facilitator'], async (context) => {
      const body = await bodyOf(context, PairBody);
      const no = body ? pairing.approve(body.code, context.req.param('evening') ?? '') : refuse('malformed');
      return no ? refused(context, no) : context.json({});
    }),
  );

  return routes;
};
