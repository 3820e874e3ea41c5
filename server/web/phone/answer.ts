import type { Context } from 'hono';
import { normaliseCode } from '../../../shared/gathering/code.ts';
import { refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import type { EveningLine, PhonePage } from '../../../shared/protocol/phone-page.ts';
import { statusOf } from '../refusals.ts';
import { compressed } from './compressed.ts';
import type { PhoneDeps, PhoneRoom } from './deps.ts';
import { htmlDocument } from './document.ts';

/** The language of every page as long as there is one. */
export const LANG = 'en';

/** Answers with a page. Nothing of it is kept by the browser; a refusal sets the status that fits it. */
export const answerPage = async (
  context: Context,
  deps: PhoneDeps,
  page: PhonePage,
  problem: Refusal | null = null,
  status?: number,
): Promise<Response> => {
  const { bytes, encoding } = await compressed(htmlDocument(page, deps.render(page), deps.assets), context.req.header('Accept-Encoding') ?? '');
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' });
  if (encoding) headers.set('Content-Encoding', encoding);
  if (problem?.seconds !== undefined) headers.set('Retry-After', String(problem.seconds));
  return new Response(bytes, { status: status ?? (problem ? statusOf(problem) : 200), headers });
};

export const lineOf = ({ state }: PhoneRoom): EveningLine => ({
  code: state.code,
  title: state.plan.details.title,
  closed: state.run.closedAt !== null,
});

/** The page with the field for a code; says that no evening has the one that was typed. */
export const unknownEvening = (context: Context, deps: PhoneDeps, typed: string): Promise<Response> => {
  const problem = refuse('unknown-evening');
  return answerPage(context, deps, { kind: 'code', lang: LANG, typed, problem }, problem);
};

type RoomHandler = (context: Context, room: PhoneRoom) => Response | Promise<Response>;

/** Finds the evening of the address, in capitals or not; a visit in small letters is sent to the proper address. */
export const withRoom =
  (deps: PhoneDeps, handle: RoomHandler) =>
  async (context: Context): Promise<Response> => {
    const typed = context.req.param('code') ?? '';
    const code = normaliseCode(typed);
    const room = deps.rooms.byCode(code);
    if (!room) return unknownEvening(context, deps, typed);
    if (typed === code || context.req.method === 'POST') return handle(context, room);
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`/${code}${pathname.slice(1 + typed.length)}${search}`, 302);
  };
