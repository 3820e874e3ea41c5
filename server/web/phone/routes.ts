import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CODE_LENGTH, codesIn, normaliseCode } from '../../../shared/gathering/code.ts';
import { refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import { answerPage, LANG, lineOf, unknownEvening, withRoom } from './answer.ts';
import type { PhoneDeps } from './deps.ts';
import { readForm } from './form.ts';
import { BESIDE_FIELDS, CONTRIBUTION_FIELDS, SEAT_FIELDS } from './kept-fields.ts';
import { askForCode, editMine, showMine, withdrawMine } from './mine.ts';
import { chooseTable, findTable, leaveTable, takeNumber } from './table.ts';
import { readPage, takeWords } from './write.ts';

export type { PhoneDeps } from './deps.ts';

/** An evening's code in an address, in capitals or not. */
const CODE = `/:code{[A-Za-z0-9]{${CODE_LENGTH}}}`;

/** What somebody typed or pasted as a code is sent back up to this length, which the field has too. */
const LONGEST_TYPED = 200;

/** An address with a slash too many at its end: folders of letters and digits alone, so that it names no other site. */
const SLASH_TOO_MANY = /^((?:\/[A-Za-z0-9]+)+)\/+$/;

/** No form is larger than this. */
const LARGEST_FORM = 16 * 1024;

/**
 * The phone's pages and forms. All of it works without script; no cookie is set, and no key is ever part of an address.
 * Whatever address is nobody else's is answered with the field for a code.
 */
export const phoneRoutes = (deps: PhoneDeps): Hono => {
  const routes = new Hono();
  const inRoom = (handle: (context: Parameters<typeof readPage>[0], deps: PhoneDeps, room: Parameters<typeof readPage>[2]) => Promise<Response>) =>
    withRoom(deps, (context, room) => handle(context, deps, room));

  const trouble = (context: Parameters<typeof readPage>[0], problem: Refusal): Promise<Response> =>
    answerPage(context, deps, { kind: 'trouble', lang: LANG, evening: null, problem }, problem);

  routes.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (context) => trouble(context, refuse('too-large')) }));
  routes.use(async (context, next) => {
    if (context.req.method === 'POST' && !deps.ownOrigin(context.req.header('Origin'), context.req.header('Host')))
      return trouble(context, refuse('foreign-origin'));
    return next();
  });

  routes.on(['GET', 'POST'], '/', async (context) => {
    const typed = context.req.query('code') ?? (context.req.method === 'POST' ? (await readForm(context))('code') : null);
    if (typed === null) return answerPage(context, deps, { kind: 'code', lang: LANG, typed: '', problem: null });
    if (normaliseCode(typed) === '') return answerPage(context, deps, { kind: 'code', lang: LANG, typed, problem: 'none' }, null, 422);
    const code = codesIn(typed).find((one) => deps.rooms.byCode(one));
    return code ? context.redirect(`/${code}`, 303) : unknownEvening(context, deps, typed.slice(0, LONGEST_TYPED));
  });
  routes.get('/left', (context) => answerPage(context, deps, { kind: 'left', lang: LANG }));

  routes.get(CODE, inRoom(readPage));
  routes.post(`${CODE}/write`, inRoom(takeWords));
  routes.get(`${CODE}/mine`, inRoom(askForCode));
  routes.post(`${CODE}/mine`, inRoom(showMine));
  routes.post(`${CODE}/edit`, inRoom(editMine));
  routes.post(`${CODE}/withdraw`, inRoom(withdrawMine));
  routes.get(`${CODE}/table`, inRoom(findTable));
  routes.post(`${CODE}/table/take`, inRoom(takeNumber));
  routes.post(`${CODE}/table/choose`, inRoom(chooseTable));
  routes.post(`${CODE}/table/leave`, inRoom(leaveTable));
  routes.get(
    `${CODE}/keep`,
    withRoom(deps, (context, room) =>
      answerPage(context, deps, {
        kind: 'keep',
        lang: LANG,
        evening: lineOf(room),
        fields: CONTRIBUTION_FIELDS,
        beside: BESIDE_FIELDS,
        seat: SEAT_FIELDS,
      }),
    ),
  );
  routes.get(
    `${CODE}/limits`,
    withRoom(deps, (context, room) => answerPage(context, deps, { kind: 'limits', lang: LANG, evening: lineOf(room) })),
  );
  routes.get(
    `${CODE}/leave`,
    withRoom(deps, (context, room) => answerPage(context, deps, { kind: 'leave', lang: LANG, evening: lineOf(room) })),
  );
  // The addresses of forms, when somebody reloads or copies them.
  routes.get(`${CODE}/write`, (context) => context.redirect(`/${context.req.param('code')}`, 302));
  routes.on('GET', [`${CODE}/edit`, `${CODE}/withdraw`], (context) => context.redirect(`/${context.req.param('code')}/mine`, 302));
  routes.on('GET', [`${CODE}/table/take`, `${CODE}/table/choose`, `${CODE}/table/leave`], (context) =>
    context.redirect(`/${context.req.param('code')}/table`, 302),
  );
  routes.all('*', (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const [, without] = SLASH_TOO_MANY.exec(pathname) ?? [];
    return without === undefined || context.req.method === 'POST' ? next() : context.redirect(`${without}${search}`, 302);
  });
  routes.all('*', (context) => answerPage(context, deps, { kind: 'code', lang: LANG, typed: '', problem: null }, null, 404));
  return routes;
};
