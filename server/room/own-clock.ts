import { dueNext, markDue, sealsAt, writingTurns } from '../../shared/gathering/due.ts';
import { awaitsMark } from '../../shared/gathering/floor/rules/mixing.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { Clock } from '../clock.ts';

/** How long the clock's own commands wait after a write that failed, in ms. */
const RETRY = 2000;

type Never = () => void;
const nothing: Never = () => undefined;

/** What an evening's own clock asks of the room that it belongs to. */
export interface Clocked {
  readonly clock: Pick<Clock, 'now' | 'at'>;
  state(): Gathering;
  /** Whether the last write worked. */
  saving(): boolean;
  /** Carries out a command of the clock's own; null where it failed. */
  command(name: string, input: object): Promise<Answer | null>;
  /** What screens are shown has changed with the time. */
  changed(): void;
}

/** What happens in an evening by itself: marks, signs of life, the end of a show of hands, the warning of the seal and the seal. */
export class OwnClock {
  /** When the evening will be sealed, while the crew are warned of it; in memory alone, so that a start, or coming back from a sleep, begins the warning anew (PL11). */
  sealsAt: Instant | null = null;
  readonly #room: Clocked;
  /**
   * What has to be told to the evening just once, and could not be saved yet: that the server was away, that the clock was put
   * right. It comes before all else that the clock does, since a sign of life would hide that the server was away.
   */
  #owed: { readonly name: 'time.wake' | 'run.clockStepped'; readonly input: object }[] = [];
  #cancelDue = nothing;
  #cancelMark = nothing;
  #cancelWriting = nothing;
  /** While what was due waits to be carried out: whether to look again afterwards; else null. */
  #lookAgain: boolean | null = null;
  /** What the rhythm of marks was armed with; it is only armed anew when this changes, so that no mark is ever missed. */
  #marking = false;
  #rhythm: number | null = null;
  #stopped = false;

  constructor(room: Clocked) {
    this.#room = room;
  }

  /** Tells the evening that the server is back, after a start or a sleep (TK41), and begins; a warning of the seal begins anew (PL11). */
  start(): void {
    this.sealsAt = null;
    this.#owe('time.wake', {});
    this.#armMark();
    this.changed();
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of [this.#cancelDue, this.#cancelMark, this.#cancelWriting]) cancel();
  }

  /** The system's clock was put right by `by` ms: running times go on as they were, and a warning begins anew (PL11). */
  stepped(by: number): void {
    this.#owe('run.clockStepped', { by });
    this.sealsAt = null;
    this.#armMark();
    this.changed();
  }

  /** The evening has changed, or could not be saved: what comes next may be something else. */
  changed(): void {
    this.#armDue();
    this.#armWriting();
    if (this.#rhythm !== this.#room.state().plan.settings.mixSeconds) this.#armMark();
  }

  #owe(name: 'time.wake' | 'run.clockStepped', input: object): void {
    this.#owed.push({ name, input });
    this.#payOwed();
  }

  #payOwed(): void {
    for (const owed of this.#owed.splice(0))
      void this.#room.command(owed.name, owed.input).then((answer) => {
        if (answer?.ok === false && answer.refusal.refused === 'not-saved') this.#owed.push(owed);
        if (this.#owed.includes(owed)) this.#armDue();
      });
  }

  #armDue(): void {
    this.#cancelDue();
    if (this.#stopped) return;
    this.#lookAtSeal();
    if (this.#lookAgain !== null) {
      this.#lookAgain = true;
      return;
    }
    const { clock } = this.#room;
    const due = dueNext(this.#room.state(), this.sealsAt);
    if (!due) return;
    // After a refusal for want of disk, the same again a little later.
    const soonest = clock.now() + RETRY;
    const at = this.#owed.length > 0 ? soonest : this.#room.saving() ? due.at : Math.max(due.at, soonest);
    this.#cancelDue = clock.at(at, () => {
      this.#payOwed();
      if (due.name === 'warn' || due.at > clock.now()) this.#armDue();
      else this.#doDue(due.name);
    });
  }

  /** Until it is carried out the state still says that it is due: it is not asked for twice. */
  #doDue(name: string): void {
    this.#lookAgain = false;
    void this.#room.command(name, {}).then(() => {
      const looksAgain = this.#lookAgain === true;
      this.#lookAgain = null;
      if (looksAgain) this.#armDue();
    });
  }

  /** Whether the crew are to be warned of the seal; they hear of it at once. */
  #lookAtSeal(): void {
    const before = this.sealsAt;
    this.sealsAt = sealsAt(this.#room.state(), before, this.#room.clock.now());
    if (this.sealsAt !== before) this.#room.changed();
  }

  /** Phones hear when writing opens and when its time is over, also where nothing else happens (RM12). */
  #armWriting(): void {
    this.#cancelWriting();
    if (this.#stopped) return;
    const { clock } = this.#room;
    const at = writingTurns(this.#room.state(), clock.now());
    if (at === null) return;
    this.#cancelWriting = clock.at(at, () => {
      this.#room.changed();
      this.#armWriting();
    });
  }

  #armMark(): void {
    this.#cancelMark();
    if (this.#stopped) return;
    const state = this.#room.state();
    this.#rhythm = state.plan.settings.mixSeconds;
    const at = markDue(state, this.#room.clock.now());
    if (at === null) return;
    this.#cancelMark = this.#room.clock.at(at, () => {
      // One at a time: behind a slow disk several would draw from the pool at once, and leave fewer behind.
      if (awaitsMark(this.#room.state()) && !this.#marking) {
        this.#marking = true;
        void this.#room.command('floor.mark', {}).finally(() => (this.#marking = false));
      }
      this.#armMark();
    });
  }
}
