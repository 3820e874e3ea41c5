import { readMessage } from '../../shared/gathering/carry-out.ts';
import { isWrittenByBeat } from '../../shared/gathering/due.ts';
import { ownStatus, type OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import { holdsWords } from '../../shared/gathering/floor/rules/write.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal, refuse } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { participantView, type ParticipantView } from '../../shared/views/participant.ts';
import type { Clock } from '../clock.ts';
import { faultName, type Log } from '../log.ts';
import { hashed, newToken, secureRandom } from '../secrets.ts';
import { StoreError, type Store } from '../store/store.ts';
import { GroupCommit } from './commit.ts';
import { withNewer } from './newer.ts';
import { notSaved } from './not-saved.ts';
import { OwnClock } from './own-clock.ts';
import { Stood } from './stood.ts';
import { carryOutAll, changedDocuments, type Means, type Outcome, type Waiting, type Ways } from './turn.ts';

/** The disk refuses, or the data folder was removed while the program ran (RM9). */
export type Trouble = 'none' | 'refused' | 'folder-gone';

/** Who waits for an answer, with what was asked; not with a state that it made, of which a thousand would be kept alive at once. */
interface Asker extends Waiting {
  readonly answer: (answer: Answer) => void;
}

/** How long phones can ask after the close how their words stood, in ms (FL17). */
const TOLD_FOR = 10_000;

export interface RoomParts {
  readonly store: Pick<Store, 'turn'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the phones' address goes on after the evening. */
  readonly lasting?: boolean;
}

/** For the terminal. Nothing is made in its place: where a stick was pulled out, words would come to lie on the laptop's own disk. */
export const FOLDER_GONE =
  'The data folder, or files in it, were removed while the program ran. Nothing is saved, and nothing new is taken in. Put the folder back as it was (plug the stick in again): the program then goes on by itself. Until then do not stop it. Only where nothing but its file "lock" was deleted, stop it and start it again.';

/** So many in one turn: carried out in one go, far more would keep the event loop from everybody (20,000 take seconds). */
const MOST_AT_ONCE = 2000;

const NOT_SAVED: Answer = { ok: false, refusal: refuse('not-saved', { seconds: 2 }) };

/**
 * The live gathering. Commands wait; a turn of the store carries out all that wait, one after another, on what is stored. What they
 * changed is made durable, then acknowledged, then visible, in that order (RM5). A turn that fails has not happened, as long as this process runs.
 */
export class Room {
  /** The one state, which is durable: what commands are carried out on and every view is made of. */
  state: Gathering;
  /** The version of the stored gathering that `state` is. */
  version: number;
  /** What keeps the evening from being saved: from a write that failed until one that does not. */
  trouble: Trouble = 'none';
  #waiting: Asker[] = [];
  /** The ways back that were handed out since this start. */
  private ways: Ways = [];
  /** Whether the next turn writes everywhere, changed or not. */
  #rewrites = false;
  #commit = new GroupCommit((worked) => this.#turn(worked));
  readonly #means: Means;
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
    this.#stood = new Stood(state, parts.clock);
    this.#means = { random: secureRandom, hash: this.#hash, hasStood: (...asked) => this.#stood.has(...asked) };
    this.#own = new OwnClock({
      clock: parts.clock,
      state: () => this.state,
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

  /** Carries out what waits and stops the clock. Later commands are refused as not saved. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#own.stop();
    this.#forget();
    await this.settled();
  }

  /** Resolves when nothing waits to be carried out or written. */
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

  /**
   * Carries a message out; `table` is that of a table's card. Resolves once what it changed is durable, or with a refusal; never
   * rejects. What can be refused without a state is refused at once, and takes up no turn.
   */
  command(role: Role, message: unknown, table: number | null = null): Promise<Answer> {
    if (this.#stopped) return Promise.resolve({ ok: false, refusal: refuse('not-saved') });
    let asked;
    try {
      asked = readMessage(message, role);
    } catch (fault) {
      this.#sayFaults([faultName(fault)]);
      return Promise.resolve({ ok: false, refusal: refuse('failed') });
    }
    if (isRefusal(asked)) return Promise.resolve({ ok: false, refusal: asked });
    const { clock } = this.parts;
    const waiting: Waiting = { role, table, asked, now: clock.now(), uptime: clock.uptime() };
    return new Promise((answer) => {
      this.#waiting.push({ ...waiting, answer });
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

  /** All that waits, in one turn. Answers given before anything changed hold without a write. If nothing changed at all, nothing is written. */
  async #turn(worked: () => void): Promise<void> {
    const askers = this.#waiting.slice(0, MOST_AT_ONCE);
    this.#waiting = this.#waiting.slice(MOST_AT_ONCE);
    if (this.#waiting.length > 0) this.#commit.requested();
    const rewrites = this.#rewrites;
    this.#rewrites = false;
    const { state: known, ways } = this;
    /** What the work came to when the store ran it last. */
    const made: { outcome: Outcome | null } = { outcome: null };
    let turned;
    try {
      turned = await this.parts.store.turn(this.id, this.version, (newer) => {
        const stored = withNewer(known, newer.documents);
        const outcome = carryOutAll(stored, ways, askers, this.#means);
        const changed = changedDocuments(stored, outcome.state);
        made.outcome = outcome;
        worked();
        return { changed, erases: rewrites || outcome.erases, result: { outcome, isWritten: rewrites || Object.keys(changed).length > 0 } };
      });
    } catch (fault) {
      this.#notStored(askers, made.outcome, fault);
      return;
    }
    const { outcome, isWritten } = turned.result;
    this.version = turned.version;
    this.state = outcome.state;
    this.ways = outcome.ways;
    // Read now: the folder may have been found gone, and told, while this was being written.
    const wasSaving = this.saving;
    if (isWritten) this.trouble = 'none';
    this.#stood.changed(this.state);
    if (outcome.last) this.#remember(outcome.last);
    this.#sayFaults(outcome.faults);
    for (const [index, { answer }] of askers.entries()) answer(outcome.answers[index] ?? NOT_SAVED);
    if (this.state === known && this.saving === wasSaving) return;
    this.#own.changed();
    this.#tell();
  }

  /** RM14: what was not stored never happened. A refusal given after a change of the same turn is taken back too, since it may rest on that change; what came in meanwhile has the next turn. */
  #notStored(askers: readonly Asker[], outcome: Outcome | null, fault: unknown): void {
    const trouble = fault instanceof StoreError && fault.fault === 'gone' ? 'folder-gone' : 'refused';
    if (this.trouble !== trouble) this.parts.log(trouble === 'folder-gone' ? FOLDER_GONE : notSaved(fault));
    this.trouble = trouble;
    this.#sayFaults(outcome?.faults ?? []);
    const holding = outcome?.answers.slice(0, outcome.settled) ?? [];
    for (const [index, { answer }] of askers.entries()) answer(holding[index] ?? NOT_SAVED);
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

  #sayFaults(faults: readonly string[]): void {
    for (const fault of faults) this.parts.log(`A command failed inside its rule (${fault}). It was refused and nothing was changed.`);
  }

  async #clockCommand(name: string, input: object): Promise<Answer | null> {
    try {
      return await this.command('system', { id: newToken(), name, input });
    } catch (fault) {
      this.parts.log(`The evening's own clock failed (${faultName(fault)}).`);
      return null;
    }
  }

  /** A listener that throws keeps nobody else from hearing, and no command from its answer. */
  #tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (fault) {
        this.parts.log(`A change could not be passed on (${faultName(fault)}).`);
      }
    }
  }
}
