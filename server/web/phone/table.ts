import type { Context } from 'hono';
import { normaliseCode } from '../../../shared/gathering/code.ts';
import type { SeatReply } from '../../../shared/gathering/groups/model/seats/seat-reply.ts';
import { refuse } from '../../../shared/gathering/refusal.ts';
import type { TablePage } from '../../../shared/protocol/phone-page.ts';
import { answerPage, LANG, lineOf } from './answer.ts';
import type { PhoneDeps, PhoneRoom } from './deps.ts';
import { readForm, type Fields } from './form.ts';
import { isKey } from './key.ts';

/** No number is longer: "A300", and some room for what people type around it. */
const LONGEST_TYPED = 20;

/** The form's word for "no, or I prefer not to say". */
const NO_KIND = 'none';

const tablePage = (deps: PhoneDeps, room: PhoneRoom, change: Partial<TablePage>): TablePage => {
  const { groups, run, timeZone } = room.participantView();
  const key = deps.randomKey();
  return {
    kind: 'table',
    lang: LANG,
    evening: lineOf(room),
    groups,
    pauses: run.pauses,
    timeZone,
    now: deps.now(),
    key,
    ticket: deps.limits.ticketFor(change.key ?? key),
    slot: '',
    holds: false,
    typed: '',
    problem: null,
    ...change,
  };
};

const answer = (context: Context, deps: PhoneDeps, room: PhoneRoom, change: Partial<TablePage>): Promise<Response> => {
  const page = tablePage(deps, room, change);
  const { problem } = page;
  if (typeof problem === 'string') return answerPage(context, deps, page, null, 422);
  return answerPage(context, deps, page, problem);
};

/** Where people find their table; with `?number=17`, where that number sits: it is on the projector for all to see. */
export const findTable = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> => {
  const given = context.req.query('number');
  if (given === undefined) return answer(context, deps, room, {});
  const typed = given.slice(0, LONGEST_TYPED);
  const slot = normaliseCode(typed);
  if (slot === '') return answer(context, deps, room, { typed, problem: 'no-number' });
  const seats = room.participantView().groups?.seats ?? {};
  const problem = Object.hasOwn(seats, slot) ? null : refuse('unknown-seat', { field: 'number' });
  return answer(context, deps, room, { typed, slot: problem ? '' : slot, problem });
};

/** What a form about one's own seat asks; or what is missing in it. */
type Asked = (field: Fields, room: PhoneRoom) => { readonly name: string; readonly input: object } | { readonly problem: 'no-kind' };

/**
 * Reads a form about one's own seat and carries it out. Its key was made by the server and makes it safe to post twice.
 * The breakout travels along, so that a form of earlier groups takes no place in these.
 */
const withSeat =
  (asked: Asked) =>
  async (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> => {
    const field = await readForm(context);
    const given = normaliseCode(field('key'));
    const key = isKey(given) ? given : deps.randomKey();
    // A number of an earlier deal is nobody's (GR37).
    const isOfNow = Number(field('deal')) === (room.participantView().groups?.deal ?? 0);
    const slot = isOfNow ? normaliseCode(field('slot').slice(0, LONGEST_TYPED)) : '';
    const held = { key, slot, holds: slot !== '' };
    const seconds = deps.limits.post('seat', key, field('ticket'));
    if (seconds !== null) return answer(context, deps, room, { ...held, problem: refuse('too-fast', { seconds }) });
    const command = asked(field, room);
    if ('problem' in command) return answer(context, deps, room, { ...held, ...command });
    const input = { ...command.input, key, breakout: field('breakout') };
    const done = await room.command('participant', { id: deps.randomKey(), name: command.name, input });
    if (!done.ok) return answer(context, deps, room, { ...held, problem: done.refusal });
    const seat = done.reply as SeatReply | undefined;
    return answer(context, deps, room, { ...held, ...(seat ? { slot: seat.slot, holds: true } : {}) });
  };

/** Deals a number; with kinds of people, the choice among them is made by the person alone. */
export const takeNumber = withSeat((field, room) => {
  const kinds = room.participantView().groups?.kinds ?? [];
  const chosen = field('kind');
  const kind = kinds.findIndex((_, index) => String(index) === chosen);
  // Whoever holds a number already has chosen before.
  if (kinds.length > 0 && kind < 0 && chosen !== NO_KIND && field('slot') === '') return { problem: 'no-kind' };
  return { name: 'seats.take', input: { kind: kind < 0 ? null : kind } };
});

export const chooseTable = withSeat((field) => ({ name: 'seats.choose', input: { table: Number(field('table')) } }));

export const leaveTable = withSeat(() => ({ name: 'seats.leave', input: {} }));
