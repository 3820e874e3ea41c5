import * as v from 'valibot';
import { randomCode } from './code.ts';
import { COMMANDS, isCommandName, type CommandName, type InputOf, type Repeat } from './commands.ts';
import type { Gathering } from './gathering.ts';
import { Message } from './message.ts';
import { isRefusal, refuse, type Refusal, type RefusalCode } from './refusal.ts';
import { assessed } from './timekeeper/rules/assess.ts';
import type { Role } from './role.ts';
import type { Context, Outcome, Rule, Undo, Uptime } from './rule.ts';
import { refuseOutside } from './run/model/when.ts';
import { factsOf } from './saw/facts.ts';
import { SAW, sawOf } from './saw/saw.ts';
import { isSame, type Seen } from './saw/seen.ts';
import { sightOfState } from './saw/state-sight.ts';
import { waysAfter, type WayBack } from './saw/ways-back.ts';
import { findSorted, putSorted } from './sorted.ts';
import { SECOND, type Duration } from './time.ts';

const UNDO_ID_LENGTH = 20;
/** Ids of undos begin with this. */
const UNDO = 'undo-';

/** What a command did, with its way back ready to be sent. */
export type Carried = Omit<Outcome, 'undo'> & {
  readonly undo?: Undo;
  /** For the crew: the facts of the command's part just before it, and just after it, as short sums (SW1). */
  readonly facts?: readonly [before: string, after: string];
  /** What of `Context.ways` is left, with its own; absent where nothing changed. */
  readonly ways?: readonly WayBack[];
};

const itself = (hash: string): string => hash;

/** The clock never repeats itself. */
const needsNoRecord = (repeat: Repeat, role: Role): boolean => repeat === 'by-itself' || role === 'system';

/** Far more than an evening has. Beyond it one goes for each that comes, by chance, so that nobody fills the disk with ids. */
export const MOST_ANSWERED = 50_000;

const withMark = (answered: Gathering['answered'], mark: string, random: () => number): string[] => {
  const kept = answered.length < MOST_ANSWERED ? answered : answered.toSpliced(Math.floor(random() * answered.length), 1);
  return putSorted(kept, mark, itself);
};

/** A message that could be carried out: a known command, that this role may send, with an input that fits. */
export interface Asked {
  readonly message: Message;
  readonly name: CommandName;
  /** As the command's schema has read it. */
  readonly input: unknown;
}

/** Reads a message as far as no state is needed for it (RM1 to RM3). */
export const readMessage = (raw: unknown, role: Role): Asked | Refusal => {
  const parsed = v.safeParse(Message, raw);
  if (!parsed.success) return refuse('malformed');
  const message = parsed.output;
  if (!isCommandName(message.name)) return refuse('unknown-command');
  const { roles, schema } = COMMANDS[message.name];
  if (!(roles as readonly string[]).includes(role)) return refuse('not-allowed');
  const input = v.safeParse(schema, message.input);
  return input.success ? { message, name: message.name, input: input.output } : malformed(input.issues[0]);
};

/** Reads a message and carries it out. */
export const carryOut = (state: Gathering, raw: unknown, context: Context): Carried | Refusal => {
  const asked = readMessage(raw, context.role);
  return isRefusal(asked) ? asked : carryOutAsked(state, asked, context);
};

/** Answers what was read: not answered before, then its rule (RM4). A command that was carried out before changes nothing and is answered as carried out. */
export const carryOutAsked = (state: Gathering, { message, name, input }: Asked, context: Context): Carried | Refusal => {
  const { when, rule, repeat } = COMMANDS[name];
  // A repeat is the same id with the same name and input: an id under which something else is asked is no repeat (RM4).
  const mark = needsNoRecord(repeat, context.role) ? null : context.hash(`${message.id} ${name} ${JSON.stringify(input)}`);
  if (mark !== null && findSorted(state.answered, mark, itself)) return { state };
  // The table pairs each rule with its own schema; the compiler cannot follow that pairing through a union of names.
  const outcome = refuseOutside(state.run, when) ?? looksAgain(state, (rule as Rule<unknown>)(state, input, context), context);
  const late = refuseLate(message, context);
  // Of what changes nothing no id is kept: asked about later, it is answered as it was, for there is still nothing to do (SW2).
  const isNothing = !isRefusal(outcome) && outcome.state === state && !message.id.startsWith(UNDO);
  // Once it is closed no ids are kept, so it is not known whether this was done before: the close itself is what can be said.
  if (late && !(late.refused === 'too-late' && isNothing)) return state.run.closedAt === null ? late : refuse('closed');
  const no = refuseUnseen(state, message, input, outcome, context);
  if (no) return no;
  if (isRefusal(outcome)) return outcome;
  const done = withWays(withFacts(withWayBack(outcome, context), state, message, input, context.role), state, message, context);
  if (mark === null || done.state === state || done.state.run.closedAt !== null) return done;
  return { ...done, state: { ...done.state, answered: withMark(done.state.answered, mark, context.random) } };
};

/** Crew commands are done when they are pressed or not at all: one that is older than this (ms) is refused (SW2). */
export const LATEST_PRESS: Duration = 2 * SECOND;

/** Whether it was pressed too long ago to be done now, or before this start of the server. A press in the future is of a screen whose clock is wrong: it measures anew. */
export const isPressedLate = (pressed: Uptime, uptime: Uptime): boolean =>
  pressed.start !== uptime.start || Math.abs(uptime.at - pressed.at) > LATEST_PRESS;

const CREW: ReadonlySet<Role> = new Set<Role>(['organiser', 'facilitator', 'moderator']);

const refuseLate = ({ pressed }: Message, { role, uptime }: Context): Refusal | null => {
  if (!uptime || !CREW.has(role)) return null;
  if (!pressed) return refuse('malformed', { field: 'pressed' });
  return isPressedLate(pressed, uptime) ? refuse('too-late') : null;
};

/** Refusals that say by themselves what has happened meanwhile. */
const TELLING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'closed',
  'already-started',
  'already-ended',
  'already-paused',
  'not-paused',
  'groups-moved-on',
]);

/**
 * A command about something that is no longer as its sender saw it is refused (SW1), unless it would change nothing anyhow: two
 * who press for the same are both content. An undo that finds something else is refused all the same (SW4).
 */
const refuseUnseen = (state: Gathering, { id, name, saw }: Message, input: unknown, outcome: Outcome | Refusal, context: Context): Refusal | null => {
  const seen = SAW[name as CommandName];
  if (!('of' in seen) || context.role === 'system') return null;
  if (saw === undefined) return refuse('malformed', { field: 'saw' });
  if (isRefusal(outcome) ? TELLING.has(outcome.refused) : outcome.state === state && !id.startsWith(UNDO)) return null;
  // What it expects may stand there again by somebody else's hand: that is not its sender's to take back.
  if (context.ways?.some((way) => way.undo.id === id && way.brokenBy !== null)) return refuse('changed-meanwhile', { changed: seen.part });
  const now = (seen as Seen<unknown>).of(sightOfState(state, context.role === 'table' ? (context.table ?? null) : null), input);
  return isSame(saw, now) ? null : refuse('changed-meanwhile', { changed: seen.part });
};

const withFacts = (done: Carried, before: Gathering, { name }: Message, input: unknown, role: Role): Carried => {
  const seen = SAW[name as CommandName];
  if (!CREW.has(role) || !('of' in seen)) return done;
  const facts = (state: Gathering): string => factsOf(seen.part, input, sightOfState(state, null));
  return { ...done, facts: [facts(before), facts(done.state)] };
};

/** The outcome with its way back made ready to be sent: an id of its own, and what it has to find to be carried out (SW4). */
const withWayBack = (outcome: Outcome, { role, table, random }: Context): Carried => {
  const { undo, ...rest } = outcome;
  if (!undo) return rest;
  const sight = sightOfState(outcome.state, role === 'table' ? (table ?? null) : null);
  const saw = sawOf(undo.name as CommandName, undo.input as InputOf<CommandName>, sight);
  return { ...rest, undo: { ...undo, id: UNDO + randomCode(UNDO_ID_LENGTH, random), ...(saw === undefined ? {} : { saw }) } };
};

/** With what has become of the ways back that were handed out before. What is only added to the evening changes nothing that they expect. */
const withWays = (done: Carried, before: Gathering, { id, name }: Message, { role, table, ways }: Context): Carried =>
  ways === undefined || done.state === before || COMMANDS[name as CommandName].repeat === 'by-itself'
    ? done
    : { ...done, ways: waysAfter(ways, done.state, id, done.undo, role === 'table' ? (table ?? null) : null) };

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
