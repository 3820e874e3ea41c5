import type * as v from 'valibot';
import type { Refusal } from '../../gathering/refusal.ts';
import type { LinkRole } from '../../gathering/role.ts';

/** One of the crew's routes. `path` stands below `API`; what begins with a colon is filled in, and `:evening` is an evening's id. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Who may ask, by the session in `Authorization: Bearer SESSION`; null where whoever asks has none yet. */
  readonly roles: readonly LinkRole[] | null;
  readonly body: v.GenericSchema | null;
  readonly reply: v.GenericSchema;
}

/** Names of what is filled in in a path. */
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type ParamsOf<R extends Route> = Readonly<Record<NamesIn<R['path']>, string>>;
export type BodyOf<R extends Route> = R['body'] extends v.GenericSchema ? v.InferOutput<R['body']> : null;
export type ReplyOf<R extends Route> = v.InferOutput<R['reply']>;

/** The address of a route, below `API`. */
export const pathOf = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** What a route answers, with a status to match, where it refuses. */
export interface RefusalReply {
  readonly refusal: Refusal;
}
