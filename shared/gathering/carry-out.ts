import * as v from 'valibot';
import { COMMANDS, isCommandName, type CommandName } from './commands.ts';
import type { Gathering } from './gathering.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import { assessed } from './timekeeper/assess.ts';
import type { Role } from './role.ts';
import type { Context, Outcome, Rule } from './rule.ts';
import { findSorted, putSorted } from './sorted.ts';

/** What a screen sends: a random id of its own making, so that sending again is safe, a name and an input. */
export const Message = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,64}$/)),
  name: v.pipe(v.string(), v.maxLength(40)),
  input: v.unknown(),
});
export type Message = v.InferOutput<typeof Message>;

const itself = (hash: string): string => hash;

/**
 * These are safe to send again by what they hold: a contribution's id is the hash of its key, a number is its key's, and a
 * point that has the words already stays as it is. Their reply is wanted again, too.
 */
const SAFE_BY_THEMSELVES: ReadonlySet<string> = new Set<CommandName>(['floor.write', 'table.write', 'seats.take', 'seats.choose']);

/** The clock never repeats itself. */
const needsNoRecord = (name: string, role: Role): boolean => SAFE_BY_THEMSELVES.has(name) || role === 'system';

/** Far more than an evening has. Beyond it one goes for each that comes, by chance, so that nobody fills the disk with ids. */
export const MOST_ANSWERED = 50_000;

const withMark = (answered: Gathering['answered'], mark: string, random: () => number): string[] => {
  const kept = answered.length < MOST_ANSWERED ? answered : answered.toSpliced(Math.floor(random() * answered.length), 1);
  return putSorted(kept, mark, itself);
};

/**
 * Answers a message: known command, allowed role, valid input, not answered before, then its rule (RM1 to RM4).
 * A command that was carried out before changes nothing and is answered as carried out.
 */
export const carryOut = (state: Gathering, raw: unknown, context: Context): Outcome | Refusal => {
  const parsed = v.safeParse(Message, raw);
  if (!parsed.success) return refuse('malformed');
  const message = parsed.output;
  if (!isCommandName(message.name)) return refuse('unknown-command');
  const { roles, schema, rule } = COMMANDS[message.name];
  if (!(roles as readonly string[]).includes(context.role)) return refuse('not-allowed');
  const input = v.safeParse(schema, message.input);
  if (!input.success) return malformed(input.issues[0]);

  // A repeat is the same id with the same name and input: an id under which something else is asked is no repeat (RM4).
  const mark = needsNoRecord(message.name, context.role) ? null : context.hash(`${message.id} ${message.name} ${JSON.stringify(input.output)}`);
  if (mark !== null && findSorted(state.answered, mark, itself)) return { state };
  // The table pairs each rule with its own schema; the compiler cannot follow that pairing through a union of names.
  const outcome = looksAgain(state, (rule as Rule<unknown>)(state, input.output, context), context);
  if (isRefusal(outcome) || outcome.state === state || mark === null || outcome.state.run.closedAt !== null) return outcome;
  return { ...outcome, state: { ...outcome.state, answered: withMark(outcome.state.answered, mark, context.random) } };
};

/** A command of the crew that changes times is followed by a look at how the evening stands, at once (TK16). */
const looksAgain = (before: Gathering, outcome: Outcome | Refusal, { now, role }: Context): Outcome | Refusal => {
  if (isRefusal(outcome) || (role !== 'organiser' && role !== 'facilitator')) return outcome;
  const { state } = outcome;
  if (state.run === before.run && state.plan === before.plan && state.groups === before.groups) return outcome;
  return { ...outcome, state: assessed(state, now, true) };
};

const malformed = (issue: v.BaseIssue<unknown>): Refusal => {
  const field = issue.path?.map((step) => String(step.key)).join('.');
  if (issue.type === 'max_length' && typeof issue.requirement === 'number')
    return refuse('too-long', { ...(field ? { field } : {}), limit: issue.requirement });
  if (issue.type === 'non_empty') return refuse('empty', field ? { field } : {});
  return refuse('malformed', field ? { field } : {});
};
