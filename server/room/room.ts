import { carryOut, type Carried } from '../../shared/gathering/carry-out.ts';
import { isWrittenByBeat } from '../../shared/gathering/due.ts';
import { lastStatuses, ownStatus, type OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import { holdsWords } from '../../shared/gathering/floor/rules/write.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal, refuse } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import type { Context } from '../../shared/gathering/rule.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { participantView, type ParticipantView } from '../../shared/views/participant.ts';
import type { Clock } from '../clock.ts';
import { faultName, type Log } from '../log.ts';
import { notSaved } from './not-saved.ts';
import { hashed, newToken, secureRandom } from '../secrets.ts';
import { StoreError, type Documents, type Store } from '../store/store.ts';
import { GroupCommit } from './commit.ts';
import { OwnClock } from './own-clock.ts';
import { Stood } from './stood.ts';

/** The disk refuses, or the data folder was removed while the program ran (RM9). */
export type Trouble = 'none' | 'refused' | 'folder-gone';

type Ways = NonNullable<Context['ways']>;

/** A command that waits for the write; not the state that it made, of which a thousand would be kept alive at once. */
interface Waiting {
  /** What is answered once it is durable. */
  readonly accepted: Answer;
  readonly erases: boolean;
  /** Of the command that closes the evening: how everything stood before. */
  readonly last: ReadonlyMap<string, OwnStatus> | null;
  readonly answer: (answer: Answer) => void;
}

/** How long phones can ask after the close how their words stood, in ms (FL17). */
const TOLD_FOR = 10_000;

export interface RoomParts {
  readonly store: Pick<Store, 'save'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the phones' address goes on after the evening. */
  readonly lasting?: boolean;
}

/** For the terminal. Nothing is made in its place: where a stick was pulled out, words would come to lie on the laptop's own disk. */
export const FOLDER_GONE =
  'The data folder, or files in it, were removed while the program ran. Nothing is saved, and nothing new is taken in. Put the folder back as it was (plug the stick in again): the program then goes on by itself. Until then do not stop it. Only where nothing but its file "lock" was deleted, stop it and start it again.';

/** The documents of `after` that are not those of `before`. */
const changedDocuments = (before: Gathering | null, after: Gathering): Documents =>
  Object.fromEntries(Object.entries(after).filter(([name, document]) => before?.[name as keyof Gathering] !== document));

const acceptedOf = ({ reply, undo, facts }: Carried): Answer => ({
  ok: true,
  ...(reply === undefined ? {} : { reply }),
  ...(undo === undefined ? {} : { undo }),
  ...(facts === undefined ? {} : { facts }),
});

/**
 * The live gathering. Commands run one after another in memory; what they changed is made durable, then acknowledged,
 * then visible, in that order (RM5). If a write fails, the room goes back to the last durable state and refuses.
 */
export class Room {
  /** The last durable state: what every view is made of. */
  state: Gathering;
  /** Goes up by one with each durable write; lives as long as the gathering does. */
  version: number;
  /** What keeps the evening from being saved: from a write that failed until one that does not. */
  trouble: Trouble = 'none';
  #live: Gathering;
  #waiting: Waiting[] = [];
  /** The ways back that were handed out: those of the live state, and those of the durable one, which a write that fails goes back to. */
  private ways: Ways = [];
  #durableWays: Ways = [];
  /** Whether the next write goes everywhere, changed or not. */
  #rewrites = false;
  #commit = new GroupCommit(() => this.#save());
  readonly #own: OwnClock;
  readonly #stood: Stood;
  #listeners = new Set<() => void>();
  /** The last statuses before the seal, by id, for a few seconds in memory alone (FL17). */
  #last: ReadonlyMap<string, OwnStatus> | null = null;
  #forget: () => void = () => undefined;
  #stopped = false;

  constructor(
    state: Gathering,
    version: number,
    private readonly parts: RoomParts,
  ) {
    this.state = state;
    this.version = version;
    this.#live = state;
    this.#stood = new Stood(state, parts.clock);
    this.#own = new OwnClock({
      clock: parts.clock,
      live: () => this.#live,
      durable: () => this.state,
      saving: () => this.saving,
      command: (name, input) => this.#clockCommand(name, input),
      changed: () => this.#tell(),
    });
  }

  /** When the evening will be sealed, while the crew are warned of it; else null. */
  get sealsAt(): Instant | null {
    return this.#own.sealsAt;
  }

  get saving(): boolean {
    return this.trouble === 'none';
  }

  get id(): string {
    return this.state.id;
  }

  /** Starts the room's own clock, or begins it anew after a sleep, and tells the evening that the server is back. */
  start(): void {
    this.#stood.begin(this.state);
    this.#own.start();
  }

  /** Finishes the writes that wait and stops the clock. Later commands are refused as not saved. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#own.stop();
    this.#forget();
    await this.settled();
  }

  /** Resolves when nothing waits to be written. */
  settled(): Promise<void> {
    return this.#commit.idle();
  }

  /** Every few seconds: writes all that is stored again, where the moment of a write must not be that of somebody's words (RM8), or to see whether it can be saved again. */
  beat(): void {
    if (this.#stopped || (this.saving && !isWrittenByBeat(this.state))) return;
    this.#rewrites = true;
    this.#commit.requested();
  }

  /** The data folder is gone: said at once, also where nothing is to be saved (RM9). */
  folderGone(): void {
    if (this.trouble === 'folder-gone') return;
    this.trouble = 'folder-gone';
    this.#tell();
  }

  /** The system's clock was put right by `by` ms: running times go on as they were, and a warning begins anew (PL11). */
  clockStepped(by: number): void {
    this.#own.stepped(by);
    this.#tell();
  }

  /** Calls `listener` after each change that is durable, and when saving fails or recovers. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries a message out; `table` is that of a table's card. Resolves once it is durable, or with a refusal; never rejects. */
  command(role: Role, message: unknown, table: number | null = null): Promise<Answer> {
    if (this.#stopped) return Promise.resolve({ ok: false, refusal: refuse('not-saved') });
    let outcome;
    try {
      outcome = carryOut(this.#live, message, this.#context(role, table));
    } catch (fault) {
      this.parts.log(`A command failed inside its rule (${faultName(fault)}). It was refused and nothing was changed.`);
      return Promise.resolve({ ok: false, refusal: refuse('failed') });
    }
    if (isRefusal(outcome)) return Promise.resolve({ ok: false, refusal: outcome });
    const closes = this.#live.run.closedAt === null && outcome.state.run.closedAt !== null;
    const last = closes ? lastStatuses(this.#live) : null;
    this.#live = outcome.state;
    // Ways back name contributions by ids that a writer's key leads to: after the close nothing may (RN9), and nothing is taken back.
    this.ways = outcome.state.run.closedAt === null ? (outcome.ways ?? this.ways) : [];
    const [accepted, erases] = [acceptedOf(outcome), outcome.erases === true];
    return new Promise((answer) => {
      // A repeat waits too: what it repeats may not be on disk yet.
      this.#waiting.push({ accepted, erases, last, answer });
      this.#commit.requested();
    });
  }

  /** What the writers of these keys are told about their own, in the same order. */
  mine(keys: readonly string[]): OwnStatus[] {
    const hash = this.#hash;
    return keys.map((key) => this.#last?.get(hash(key)) ?? ownStatus(this.state, hash(key)));
  }

  /** Whether these words are what is stored under this key. */
  holds(key: string, words: Parameters<typeof holdsWords>[2]): boolean {
    return holdsWords(this.state, this.#hash(key), words);
  }

  participantView(): ParticipantView {
    return participantView(this.state, this.parts.clock.now(), this.parts.lasting ?? false);
  }

  #hash = (secret: string): string => hashed(this.state.id, secret);

  #context(role: Role, table: number | null): Context {
    const [{ clock }, live] = [this.parts, this.#live];
    const hasStood = (id: string): boolean => this.#stood.has(id, live);
    return { role, table, ways: this.ways, now: clock.now(), uptime: clock.uptime(), random: secureRandom, hasStood, hash: this.#hash };
  }

  async #save(): Promise<void> {
    const batch = this.#waiting;
    const [target, ways] = [this.#live, this.ways];
    this.#waiting = [];
    const changed = changedDocuments(this.state, target);
    const isChanged = Object.keys(changed).length > 0;
    const rewrites = this.#rewrites;
    this.#rewrites = false;
    const wasSaving = this.saving;
    try {
      if (isChanged || rewrites) {
        const erases = rewrites || batch.some(({ erases: does }) => does);
        await this.parts.store.save(this.id, changed, this.version + 1, { erases });
        this.state = target;
        this.#stood.changed(target);
        this.#durableWays = ways;
        this.version += 1;
        this.trouble = 'none';
      }
    } catch (fault) {
      this.#rollBack(batch, fault);
      return;
    }
    for (const { last } of batch) if (last) this.#remember(last);
    for (const { accepted, answer } of batch) answer(accepted);
    if (!isChanged && this.saving === wasSaving) return;
    this.#own.changed();
    this.#tell();
  }

  /** Keeps the last statuses for phones that ask now; not once the room stops. */
  #remember(last: ReadonlyMap<string, OwnStatus>): void {
    if (this.#stopped) return;
    this.#last = last;
    const cancel = this.parts.clock.at(this.parts.clock.now() + TOLD_FOR, () => this.#forget());
    this.#forget = () => {
      cancel();
      this.#last = null;
      this.#forget = () => undefined;
    };
  }

  /** What was not written never happened: also what came in meanwhile and was built on it. */
  #rollBack(batch: readonly Waiting[], fault: unknown): void {
    const all = [...batch, ...this.#waiting];
    this.#waiting = [];
    this.#live = this.state;
    this.ways = this.#durableWays;
    const trouble = fault instanceof StoreError && fault.fault === 'gone' ? 'folder-gone' : 'refused';
    if (this.trouble !== trouble) this.parts.log(trouble === 'folder-gone' ? FOLDER_GONE : notSaved(fault));
    this.trouble = trouble;
    for (const { answer } of all) answer({ ok: false, refusal: refuse('not-saved', { seconds: 2 }) });
    this.#own.changed();
    this.#tell();
  }

  async #clockCommand(name: string, input: object): Promise<Answer | null> {
    try {
      return await this.command('system', { id: newToken(), name, input });
    } catch (fault) {
      this.parts.log(`The evening's own clock failed (${faultName(fault)}).`);
      return null;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
