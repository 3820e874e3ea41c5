import { carryOutAsked, type Asked, type Carried } from '../../shared/gathering/carry-out.ts';
import { lastStatuses, type OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal, refuse } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import type { Context, Uptime } from '../../shared/gathering/rule.ts';
import type { Duration, Instant } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { faultName } from '../log.ts';

export type Ways = NonNullable<Context['ways']>;

/** What was asked of a room and has not been carried out yet. */
export interface Waiting {
  readonly role: Role;
  /** Of whoever holds a table's card. */
  readonly table: number | null;
  readonly asked: Asked;
  /** When it came, by both clocks: a slow disk makes nobody's press late, and moves no time of the evening (SW2). */
  readonly now: Instant;
  readonly uptime: Uptime;
}

/** What rules may use besides the state, what was asked and when. */
export interface Means {
  readonly random: () => number;
  readonly hash: (key: string) => string;
  /** Whether screens can have shown a contribution by `at`, in the words that it has in `state` (ST10). */
  readonly hasStood: (id: string, state: Gathering, at: Duration) => boolean;
}

/** What a turn has come to. Nothing of it has happened until it is stored. */
export interface Outcome {
  readonly state: Gathering;
  readonly ways: Ways;
  /** To each that was asked, in the same order. */
  readonly answers: readonly Answer[];
  /** How many answers, from the first, were given on the stored state itself: they hold whether or not this turn is stored. */
  readonly settled: number;
  readonly erases: boolean;
  /** Where the evening was closed: how everything stood before (FL17). */
  readonly last: ReadonlyMap<string, OwnStatus> | null;
  /** Of rules that threw, for the terminal. */
  readonly faults: readonly string[];
}

const acceptedOf = ({ reply, undo, facts }: Carried): Answer => ({
  ok: true,
  ...(reply === undefined ? {} : { reply }),
  ...(undo === undefined ? {} : { undo }),
  ...(facts === undefined ? {} : { facts }),
});

/** Carries all that waits out on a state, one after another. A rule that throws refuses what was asked of it, and nothing else. */
export const carryOutAll = (stored: Gathering, handedOut: Ways, waiting: readonly Waiting[], { random, hash, hasStood }: Means): Outcome => {
  let [state, ways, settled, erases] = [stored, handedOut, 0, false];
  let last: Outcome['last'] = null;
  const answers: Answer[] = [];
  const faults: string[] = [];

  const answerTo = ({ role, table, asked, now, uptime }: Waiting): Answer => {
    const before = state;
    const context = { role, table, ways, now, uptime, random, hash, hasStood: (id: string) => hasStood(id, before, uptime.at) };
    let carried;
    try {
      carried = carryOutAsked(before, asked, context);
      if (!isRefusal(carried) && before.run.closedAt === null && carried.state.run.closedAt !== null) last = lastStatuses(before);
    } catch (fault) {
      faults.push(faultName(fault));
      return { ok: false, refusal: refuse('failed') };
    }
    if (isRefusal(carried)) return { ok: false, refusal: carried };
    state = carried.state;
    // Ways back name contributions by ids that a writer's key leads to: after the close nothing may (RN9), and nothing is taken back.
    ways = state.run.closedAt === null ? (carried.ways ?? ways) : [];
    erases ||= carried.erases === true;
    return acceptedOf(carried);
  };

  for (const one of waiting) {
    answers.push(answerTo(one));
    if (state === stored) settled = answers.length;
  }
  return { state, ways, answers, settled, erases, last, faults };
};

/** The documents of `after` that are not those of `before`. */
export const changedDocuments = (before: Gathering, after: Gathering): Partial<Gathering> =>
  Object.fromEntries(Object.entries(after).filter(([name, document]) => before[name as keyof Gathering] !== document));
