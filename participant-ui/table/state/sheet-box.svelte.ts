import type { CommandName, InputOf } from '../../../shared/gathering/commands.ts';
import type { Point } from '../../../shared/gathering/groups/model/sheet/point.ts';
import type { Duration } from '../../../shared/gathering/time.ts';
import { commandId } from '../../../shared/client/random.ts';
import { sendLoop, type SendLoop } from '../../../shared/client/send-loop.ts';
import type { TabStorage } from '../../../shared/client/tab-storage.ts';
import type { Answer } from '../../../shared/protocol/socket/command.ts';
import { absorbed, answered, isUnsent, left, lineFor, typed, withJob, type Job, type Line, type Words } from './lines.ts';

/** What is typed is saved after this pause, and at the latest after this much typing, in ms. */
export const TYPING: Duration = 700;
export const LONGEST_TYPING: Duration = 3000;

/** What the sheet needs of a connection. */
export interface Link {
  readonly live: boolean;
  send<Name extends CommandName>(name: Name, input: InputOf<Name>, id: string): Promise<Answer>;
}

/** The place of a row that is to be changed: what the screen draws it by, and the point that it is, if the sheet has it. */
export interface Place {
  readonly key: string;
  readonly breakout: string;
  readonly point: Point | null;
}

/** A line that has something to send. */
type Sending = Line & { readonly job: Job };

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'key' in value && 'breakout' in value && 'words' in value && 'job' in value;

/**
 * What this tab has written on its table's sheet and the server has not yet acknowledged. It is kept in the tab as it is
 * typed, and sent until it is answered: over a lost link, a reload and a server that restarts, and to the groups that it
 * was written in. Nothing of it goes before it is on the sheet, or somebody here lets it go.
 */
export class SheetBox {
  lines: readonly Line[] = $state.raw([]);
  /** Key of the line that somebody is in. */
  editing: string | null = $state(null);
  /** Key of the line that somebody was in last: what can be done with it stays in sight. */
  open: string | null = $state(null);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #typingSince: number | null = null;
  #stopped = false;
  #seen: { readonly breakout: string; readonly points: readonly Point[] } | null = null;
  readonly #storage: TabStorage;
  readonly #link: Link;
  readonly #loop: SendLoop;

  constructor(storage: TabStorage, link: Link) {
    this.#storage = storage;
    this.#link = link;
    this.#loop = sendLoop(
      link,
      () => this.#next(),
      (line) => this.#deliver(line, line.job),
      ({ key }, answer) => this.#keep(this.lines.map((one) => (one.key === key ? answered(one, answer, commandId) : one))),
    );
    const kept = storage.get('lines');
    if (Array.isArray(kept)) this.lines = kept.filter(isLine);
  }

  /** How many have still to reach the server. */
  get unsent(): number {
    return this.lines.filter((line) => isUnsent(line)).length;
  }

  /** Somebody is in this row now; what others do to it meanwhile does not touch what is typed here. */
  enter(place: Place): void {
    this.editing = place.key;
    this.open = place.key;
    if (place.point) this.#change(place, (line) => line);
  }

  type(place: Place, words: Partial<Words>): void {
    this.#change(place, (line) => typed(line, words));
    this.#saveSoon();
  }

  /** A mark or a tag: nobody is in the middle of it, so it goes at once. */
  mark(place: Place, words: Partial<Words>): void {
    this.type(place, words);
    void this.flush();
  }

  strike(place: Place, struck: boolean): void {
    this.#change(place, (line) => ({ ...line, struck, struckSaved: false, problem: null }));
    this.leave(place.key);
  }

  /** Nobody is in this row any more: what it holds is saved. */
  leave(key: string): void {
    if (this.editing === key) this.editing = null;
    this.#keep(this.lines.flatMap((line) => (line.key === key ? (left(line) ?? []) : line)));
    this.#absorb();
    void this.flush();
  }

  /** Lets go of a line that was refused for good. */
  forget(key: string): void {
    this.#keep(this.lines.filter((line) => line.key !== key));
  }

  /** The newest view of a sheet: what it has need not be held here. */
  absorb(breakout: string, points: readonly Point[]): void {
    this.#seen = { breakout, points };
    const editing = this.lines.find((line) => line.key === this.editing);
    if (editing && editing.breakout !== breakout) this.leave(editing.key);
    else this.#absorb();
  }

  /** Sends what waits, one after another. Call it when the link comes back. Resolves when nothing more can be sent now. */
  flush(): Promise<void> {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#typingSince = null;
    return this.#loop.flush();
  }

  /** Stops sending and keeping. */
  stop(): void {
    clearTimeout(this.#typing);
    this.#loop.stop();
    this.#stopped = true;
  }

  #keep(lines: readonly Line[]): void {
    this.lines = lines;
    if (!this.#stopped) this.#storage.set('lines', lines);
  }

  #absorb(): void {
    if (this.#seen) this.#keep(absorbed(this.lines, this.#seen.breakout, this.#seen.points, this.editing));
  }

  #change({ key, breakout, point }: Place, by: (line: Line) => Line): void {
    const there = this.lines.find((line) => line.key === key);
    const line = by(there ?? lineFor(key, breakout, point, commandId));
    this.#keep(there ? this.lines.map((one) => (one === there ? line : one)) : [...this.lines, line]);
  }

  #saveSoon(): void {
    const now = performance.now();
    this.#typingSince ??= now;
    clearTimeout(this.#typing);
    const wait = Math.max(0, Math.min(TYPING, this.#typingSince + LONGEST_TYPING - now));
    this.#typing = setTimeout(() => void this.flush(), wait);
  }

  /** The first line that has something to send, with its job, which it keeps until that is answered. */
  #next(): Sending | undefined {
    for (const line of this.lines) {
      const next = withJob(line, commandId);
      if (!next) continue;
      this.#keep(this.lines.map((one) => (one.key === next.key ? { ...one, job: next.job } : one)));
      return next;
    }
    return undefined;
  }

  #deliver({ breakout, id, otherwise }: Line, job: Job): Promise<Answer> {
    if (job.what === 'strike') return this.#link.send('table.strike', { breakout, id, struck: job.struck }, job.command);
    const { text, exact, tags } = job.words;
    return this.#link.send('table.write', { breakout, id, otherwise, base: job.base, text, exact, tags: [...tags] }, job.command);
  }
}
