import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { isRefusal, refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import type { BodyOf, ParamsOf, ReplyOf, Route } from '../../../shared/protocol/http/route.ts';
import { ROUTES, type RouteName, type Routes } from '../../../shared/protocol/http/routes.ts';
import type { Access } from '../../access/access.ts';
import type { Holder } from '../../access/grants.ts';
import type { Room } from '../../room/room.ts';
import type { Rooms } from '../../room/rooms.ts';
import { refused } from '../refusals.ts';

/** What a handler is told of a request that may be answered: everything about it has been checked. */
export interface Asked<R extends Route> {
  readonly body: BodyOf<R>;
  /** Who asks; null only where the route is for whoever has no session yet. */
  readonly holder: R['roles'] extends null ? null : Holder;
  /** The evening in the path; null where the path names none. */
  readonly room: 'evening' extends keyof ParamsOf<R> ? Room : null;
  readonly params: ParamsOf<R>;
}

type Answered<R extends Route> = ReplyOf<R> | Refusal;
export type Handler<R extends Route> = (asked: Asked<R>) => Answered<R> | Promise<Answered<R>>;
export type Handlers = { readonly [Name in RouteName]: Handler<Routes[Name]> };

/** Whose request it is: refused where its session is over, or its role or evening is another. */
export interface Gate {
  readonly rooms: Pick<Rooms, 'byId'>;
  readonly access: Pick<Access, 'holder'>;
}

const holderOf = (context: Context, access: Gate['access']): Holder | null => {
  const [scheme, token] = (context.req.header('Authorization') ?? '').split(' ');
  return scheme === 'Bearer' && token ? access.holder(token) : null;
};

/** The holder of one of `roles` and the evening in the path, or why not. */
export const admitted = (
  context: Context,
  { rooms, access }: Gate,
  roles: NonNullable<Route['roles']>,
): { readonly holder: Holder; readonly room: Room | null } | Refusal => {
  const holder = holderOf(context, access);
  if (!holder) return refuse('no-session');
  const evening = context.req.param('evening');
  const elsewhere = evening !== undefined && holder.evening !== null && holder.evening !== evening;
  if (!roles.includes(holder.role) || elsewhere) return refuse('not-allowed');
  const room = evening === undefined ? null : rooms.byId(evening);
  return evening !== undefined && !room ? refuse('unknown-evening') : { holder, room: room ?? null };
};

const bodyOf = async ({ body }: Route, context: Context): Promise<{ readonly body: unknown } | Refusal> => {
  if (body === null) return { body: null };
  const json: unknown = await context.req.json().catch(() => null);
  const parsed = v.safeParse(body, json);
  return parsed.success ? { body: parsed.output } : refuse('malformed');
};

const answer = async (route: Route, handler: Handler<Route>, context: Context, gate: Gate): Promise<Response> => {
  const admission = route.roles === null ? { holder: null, room: null } : admitted(context, gate, route.roles);
  if (isRefusal(admission)) return refused(context, admission);
  const given = await bodyOf(route, context);
  if (isRefusal(given)) return refused(context, given);
  const reply: unknown = await handler({ ...admission, ...given, params: context.req.param() } as Asked<Route>);
  if (typeof reply === 'object' && reply !== null && isRefusal(reply)) return refused(context, reply);
  return context.json(reply as object);
};

/** The crew's routes, each as the table says, answered by its handler. */
export const served = (handlers: Handlers, gate: Gate): Hono => {
  const routes = new Hono();
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const route: Route = ROUTES[name];
    // The table pairs each handler with its own route; the compiler cannot follow that pairing through a union of names.
    routes.on(route.method, `/${route.path}`, (context) => answer(route, handlers[name] as unknown as Handler<Route>, context, gate));
  }
  return routes;
};
