import { carryOut } from '../../shared/gathering/carry-out.ts';
import { dueNext } from '../../shared/gathering/due.ts';
import { ownStatus, type OwnStatus } from '../../shared/gathering/floor/mine.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal, refuse } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import type { Context, Outcome } from '../../shared/gathering/rule.ts';
import type { Answer } from '../../shared/protocol/messages.ts';
import { participantView, type ParticipantView } from '../../shared/views/participant.ts';
import type { Clock } from '../clock.ts';
import { faultName, type Log } from '../log.ts';
import { hashed, newToken, secureRandom } from '../secrets.ts';
import type { Documents, Store } from '../store/store.ts';
import { GroupCommit } from './commit.ts';

interface Waiting {
  readonly outcome: Outcome;
  readonly answer: (answer: Answer) => void;
}

export interface RoomParts {
  readonly store: Pick<Store, 'save'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The documents of `after` that are not those of `before`. */
const changedDocuments = (before: Gathering | null, after: Gathering): Documents =>
  Object.fromEntries(Object.entries(after).filter(([name, document]) => before?.[name as keyof Gathering] !== document));

/**
 * The live gathering. Commands run one after another in memory; what they changed is made durable, then acknowledged,
 * then visible, in that order (RM5). If a write fails, the room goes back to the last durable state and refuses.
 */
export class Room {
  /** The last durable state: what every view is made of. */
  state: Gathering;
  /** Goes up by one with each durable write; lives as long as the gathering does. */
  version: number;
  /** False from a write that failed until one that does not. */
  saving = true;
  #live: Gathering;
  #waiting: Waiting[] = [];
  #commit = new GroupCommit(() => this.#save());
  #cancelDue: () => void = () => undefined;
  #listeners = new Set<() => void>();
  #stopped = false;

  constructor(
    state: Gathering,
    version: number,
    private readonly parts: RoomParts,
  ) {
    this.state = state;
    this.version = version;
    this.#live = state;
  }

  get id(): string {
    return this.state.id;
  }

  /** Starts the room's own clock: marks, and the closing. */
  start(): void {
    this.#armDue();
  }

  /** Finishes the writes that wait and stops the clock. Later commands are refused as not saved. */
  async stop(): Promise<void> {
    this.#cancelDue();
    await this.#commit.idle();
    this.#stopped = true;
    this.#cancelDue();
  }

  /** Calls `listener` after each change that is durable, and when saving fails or recovers. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries a message out. Resolves once it is durable, or with a refusal; never rejects. */
  command(role: Role, message: unknown): Promise<Answer> {
    if (this.#stopped) return Promise.resolve({ ok: false, refusal: refuse('not-saved') });
    let outcome;
    try {
      outcome = carryOut(this.#live, message, this.#context(role));
    } catch (fault) {
      this.parts.log(`A command failed inside its rule (${faultName(fault)}). It was refused and nothing was changed.`);
      return Promise.resolve({ ok: false, refusal: refuse('failed') });
    }
    if (isRefusal(outcome)) return Promise.resolve({ ok: false, refusal: outcome });
    this.#live = outcome.state;
    const carriedOut = outcome;
    return new Promise((answer) => {
      // A repeat waits too: what it repeats may not be on disk yet.
      this.#waiting.push({ outcome: carriedOut, answer });
      this.#commit.requested();
    });
  }

  /** What the writers of these keys are told about their own, in the same order. */
  mine(keys: readonly string[]): OwnStatus[] {
    const hash = this.#hash;
    return keys.map((key) => ownStatus(this.state, hash(key)));
  }

  participantView(): ParticipantView {
    return participantView(this.state, this.parts.clock.now());
  }

  #hash = (secret: string): string => hashed(this.state.id, secret);

  #context(role: Role): Context {
    return { role, now: this.parts.clock.now(), random: secureRandom, hash: this.#hash };
  }

  async #save(): Promise<void> {
    const batch = this.#waiting;
    const target = this.#live;
    this.#waiting = [];
    const changed = changedDocuments(this.state, target);
    try {
      if (Object.keys(changed).length > 0) {
        const erases = batch.some(({ outcome }) => outcome.erases === true);
        await this.parts.store.save(this.id, changed, this.version + 1, { erases });
        this.state = target;
        this.version += 1;
      }
    } catch (fault) {
      this.#rollBack(batch, fault);
      return;
    }
    for (const { outcome, answer } of batch) answer(this.#accepted(outcome));
    if (Object.keys(changed).length === 0) return;
    this.saving = true;
    this.#armDue();
    this.#tell();
  }

  #accepted(outcome: Outcome): Answer {
    return {
      ok: true,
      version: this.version,
      ...(outcome.reply === undefined ? {} : { reply: outcome.reply }),
      ...(outcome.undo === undefined ? {} : { undo: outcome.undo }),
    };
  }

  /** What was not written never happened: also what came in meanwhile and was built on it. */
  #rollBack(batch: readonly Waiting[], fault: unknown): void {
    const all = [...batch, ...this.#waiting];
    this.#waiting = [];
    this.#live = this.state;
    if (this.saving)
      this.parts.log(`The evening could not be saved (${faultName(fault)}). Free some space on the disk; phones keep what they wrote and try again.`);
    this.saving = false;
    for (const { answer } of all) answer({ ok: false, refusal: refuse('not-saved', { seconds: 2 }) });
    this.#armDue();
    this.#tell();
  }

  #armDue(): void {
    this.#cancelDue();
    if (this.#stopped) return;
    const due = dueNext(this.state, this.parts.clock.now());
    if (!due) return;
    this.#cancelDue = this.parts.clock.at(due.at, () => {
      this.command('system', { id: newToken(), name: due.name, input: {} }).then(
        (answer) => this.#afterDue(answer),
        (fault: unknown) => this.parts.log(`The evening's own clock failed (${faultName(fault)}).`),
      );
    });
  }

  /** A mark that changed nothing wrote nothing, so nobody else sets the clock for the next one. */
  #afterDue(answer: Answer): void {
    if (answer.ok) this.#armDue();
    else if (answer.refusal.refused === 'not-saved') this.#cancelDue = this.parts.clock.at(this.parts.clock.now() + 2000, () => this.#armDue());
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
