import type { Gathering } from './gathering.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './role.ts';
import type { WayBack } from './saw/ways-back.ts';
import type { Duration, Instant } from './time.ts';

/** All that a rule may know besides the state and the command. */
export interface Context {
  readonly role: Role;
  /** The number of the table whose card the sender holds; only there for the role `table`. */
  readonly table?: number | null;
  readonly now: Instant;
  /** How long this start of the server has been running, by its steady clock; left out where no person waits, as in the rules' own tests. */
  readonly uptime?: Uptime;
  /** A number in [0, 1), from the system's secure source. */
  readonly random: () => number;
  /** Ways back that were handed out since this start; left out where nobody takes anything back. */
  readonly ways?: readonly WayBack[];
  /** Whether screens can have shown a contribution, by its id, for long enough to be read (ST10); left out where no room remembers it. */
  readonly hasStood?: (id: string) => boolean;
  /** One-way hash, salted with the gathering's id; turns a writer's key into a contribution's id. */
  readonly hash: (key: string) => string;
}

/** A moment by the server's steady clock: which start of the server, and ms since it. */
export interface Uptime {
  readonly start: string;
  readonly at: Duration;
}

/** A command that would take the last one back; it holds ids, never text. */
export interface Inverse {
  readonly name: string;
  readonly input: unknown;
}

/** The way back as its sender gets it: with an id of its own, so that it is used once, and with what it expects to find (SW4). */
export interface Undo extends Inverse {
  readonly id: string;
  readonly saw?: unknown;
}

/** What a rule answers when it does not refuse. */
export interface Outcome<Reply = unknown> {
  readonly state: Gathering;
  readonly reply?: Reply;
  readonly undo?: Inverse;
  /** True where words were erased: every copy on disk is rewritten before it is acknowledged. */
  readonly erases?: boolean;
}

/** The pure function that answers a command. No rule throws. */
export type Rule<Input, Reply = unknown> = (state: Gathering, input: Input, context: Context) => Outcome<Reply> | Refusal;
