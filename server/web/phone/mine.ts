import type { Context } from 'hono';
import { normaliseCode } from '../../../shared/gathering/code.ts';
import { TEXT_LIMIT } from '../../../shared/gathering/floor/model/contribution.ts';
import { refuse, type Refusal } from '../../../shared/gathering/refusal.ts';
import type { MinePage, TypedWords } from '../../../shared/protocol/phone-page.ts';
import { answerPage, LANG, lineOf } from './answer.ts';
import type { PhoneDeps, PhoneRoom } from './deps.ts';
import { problemsIn, readForm, typedIn, type Fields } from './form.ts';
import { isKey } from './key.ts';
import { writeAgain } from './write.ts';

const NOTHING: TypedWords = { topic: '', text: '', audience: '', consent: '' };
const CLOSED = refuse('closed');
const NOT_FOUND = refuse('unknown-contribution', { field: 'key' });

const minePage = (deps: PhoneDeps, room: PhoneRoom, code: string, change: Partial<MinePage> = {}): MinePage => ({
  kind: 'mine',
  lang: LANG,
  evening: lineOf(room),
  topics: room.participantView().topics,
  consent: room.state.consent,
  code,
  status: null,
  done: null,
  sure: false,
  closed: room.state.run.closedAt !== null,
  typed: NOTHING,
  problems: [],
  commandId: deps.randomKey(),
  textLimit: TEXT_LIMIT,
  ...change,
});

const statusOf = (room: PhoneRoom, code: string): MinePage['status'] => {
  const key = normaliseCode(code);
  const status = isKey(key) ? room.mine([key])[0] : undefined;
  return status === undefined || status === 'unknown' ? null : status;
};

export const askForCode = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> =>
  answerPage(context, deps, minePage(deps, room, ''));

type Owned = (parts: { field: Fields; code: string; status: NonNullable<MinePage['status']> }) => Promise<Response>;

/** Reads a form with a withdrawal code, and goes on where the code is found. `late` is what is told of what it asks for once the evening is closed. */
const withCode = async (context: Context, deps: PhoneDeps, room: PhoneRoom, goOn: Owned, late: Refusal | null = null): Promise<Response> => {
  const field = await readForm(context);
  const code = field('code').slice(0, 40);
  const status = statusOf(room, code);
  const seconds = status ? deps.limits.own(normaliseCode(code)) : deps.limits.guess();
  if (status && seconds === null) return goOn({ field, code, status });
  if (room.state.run.closedAt !== null)
    return answerPage(context, deps, minePage(deps, room, code, { problems: late ? [late] : [], typed: typedIn(field) }), late);
  const problem: Refusal = seconds === null ? NOT_FOUND : refuse('too-fast', { seconds });
  return answerPage(context, deps, minePage(deps, room, code, { status, problems: [problem], typed: typedIn(field) }), problem);
};

/** Shows what became of it. The words come along only from the receipt that has just shown them. */
export const showMine = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> =>
  withCode(context, deps, room, ({ field, code, status }) =>
    answerPage(context, deps, minePage(deps, room, code, { status, typed: typedIn(field) })),
  );

const isCommandId = (value: string): boolean => /^[A-Za-z0-9_-]{12,64}$/.test(value);

/**
 * Changes the words by their code. A form that was sent before is answered as carried out, and its words may have been
 * changed or taken back since: what is not stored is given back.
 */
export const editMine = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> =>
  withCode(
    context,
    deps,
    room,
    async ({ field, code, status }) => {
      const typed = typedIn(field);
      const given = field('command');
      const id = isCommandId(given) ? given : deps.randomKey();
      const answer = await room.command('participant', { id, name: 'floor.edit', input: { key: normaliseCode(code), ...typed } });
      if (answer.ok) {
        const now = statusOf(room, code);
        if (now === 'withdrawn') return writeAgain(context, deps, room, typed, refuse('withdrawn'));
        const received = room.state.plan.settings.mixSeconds === 0 ? 'changed-at-once' : 'changed';
        const done = room.holds(normaliseCode(code), typed) ? received : 'changed-since';
        return answerPage(context, deps, minePage(deps, room, code, { status: now, done, typed }), null, done === 'changed-since' ? 409 : 200);
      }
      if (answer.refusal.refused === 'withdrawn') return writeAgain(context, deps, room, typed, answer.refusal);
      const problems = problemsIn(room, typed, answer.refusal);
      return answerPage(context, deps, minePage(deps, room, code, { status, typed, problems, commandId: id }), answer.refusal);
    },
    CLOSED,
  );

/** Takes it back by its code, once its writer has said so a second time; doing it twice does it once. */
export const withdrawMine = (context: Context, deps: PhoneDeps, room: PhoneRoom): Promise<Response> =>
  withCode(
    context,
    deps,
    room,
    async ({ field, code, status }) => {
      const open = room.state.run.closedAt === null && status !== 'withdrawn';
      if (open && field('sure') !== 'yes') return answerPage(context, deps, minePage(deps, room, code, { status, sure: true }));
      const answer = await room.command('participant', { id: deps.randomKey(), name: 'floor.withdraw', input: { key: normaliseCode(code) } });
      if (answer.ok) return answerPage(context, deps, minePage(deps, room, code, { status: 'withdrawn', done: 'withdrawn' }));
      return answerPage(context, deps, minePage(deps, room, code, { status, problems: [answer.refusal] }), answer.refusal);
    },
    CLOSED,
  );
