import { ALPHABET, KEY_LENGTH } from '../gathering/code.ts';
import type { CommandName, InputOf } from '../gathering/commands.ts';
import type { Audience } from '../gathering/floor/contribution.ts';
import type { OwnStatus } from '../gathering/floor/mine.ts';
import type { Refusal, RefusalCode } from '../gathering/refusal.ts';
import { SECOND, type Duration } from '../gathering/time.ts';
import type { Answer } from '../protocol/messages.ts';
import { commandId, randomString } from './random.ts';
import type { TabStorage } from './tab-storage.ts';

export interface Words {
  readonly topic: string;
  readonly text: string;
  readonly audience: Audience;
}

/** Something written on this phone. `status` is what the server last said of it; null until it has said anything. */
export interface Entry {
  readonly key: string;
  /** As the server has them, or is to have them first; null once withdrawn. */
  readonly words: Words | null;
  readonly status: OwnStatus | null;
  /** Why the last thing that was sent for it was refused for good, and the words that were refused. */
  readonly problem: Refusal | null;
  readonly unsent: Words | null;
}

/** Something that has yet to reach the server. Its id makes sending it again safe. */
export interface Job {
  readonly id: string;
  readonly what: 'write' | 'edit' | 'withdraw';
  readonly key: string;
  readonly words: Words | null;
  /** Whether it may have reached the server already, its answer lost. */
  readonly attempted: boolean;
}

/** What the outbox needs of a connection. */
export interface Link {
  readonly live: boolean;
  send<Name extends CommandName>(name: Name, input: InputOf<Name>, id: string): Promise<Answer>;
  mine(keys: readonly string[]): Promise<readonly OwnStatus[] | null>;
}

/** Refusals that pass by themselves: the job stays first in its line. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-fast', 'not-saved', 'not-reached', 'failed', 'old-page']);
const PAUSE: Duration = 3 * SECOND;

interface Kept {
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries) && 'jobs' in value && Array.isArray(value.jobs);

/**
 * What this phone has written, and what still has to be sent, in order. Both live in the tab until the server has
 * acknowledged them: they survive a reload, a lost link and a server that restarts; nothing is sent twice.
 */
export class Outbox {
  entries: readonly Entry[] = $state.raw([]);
  jobs: readonly Job[] = $state.raw([]);
  /** The newest thing that was settled, for whoever announces it. */
  settled: { readonly job: Job; readonly answer: Answer } | null = $state.raw(null);
  #sending = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: TabStorage,
    private readonly link: Link,
  ) {}

  /** Takes up what an earlier page of this tab left. */
  restore(): void {
    const kept = this.storage.get('outbox');
    if (isKept(kept)) {
      this.entries = kept.entries;
      this.jobs = kept.jobs;
    }
    this.flush();
  }

  /** Puts new words in line; gives the key that was made for them. */
  write(words: Words): string {
    const key = randomString(KEY_LENGTH, ALPHABET);
    this.#set([{ key, words, status: null, problem: null, unsent: null }, ...this.entries], this.jobs);
    this.#add('write', key, words);
    return key;
  }

  /** Changes the words. What has not been sent yet is changed before it is. */
  edit(key: string, words: Words): void {
    const entry = this.#entry(key);
    if (!entry || entry.status === 'withdrawn') return;
    const write = this.#jobOf(key, 'write');
    const known = entry.status !== null || write?.attempted === true;
    this.#change(key, { problem: null, unsent: null, ...(known ? {} : { words }) });
    if (write && !write.attempted) {
      this.#replace(write, { ...write, words });
      return;
    }
    this.#set(this.entries, this.jobs.filter((job) => job.key !== key || job.what !== 'edit' || job.attempted));
    this.#add(known ? 'edit' : 'write', key, words);
  }

  /**
   * Takes it back. What was never sent just goes; what may have arrived without an answer is sent first, so that the
   * server's tombstone stops a copy that is still under way.
   */
  withdraw(key: string): void {
    const entry = this.#entry(key);
    if (!entry || entry.status === 'withdrawn' || this.#jobOf(key, 'withdraw')) return;
    const jobs = this.jobs.filter((job) => job.key !== key || job.attempted);
    if (entry.status === null && !jobs.some((job) => job.key === key)) {
      this.#set(this.entries.filter((one) => one !== entry), jobs);
      return;
    }
    this.#change(key, { problem: null, unsent: null });
    this.#set(this.entries, jobs);
    this.#add('withdraw', key, null);
  }

  /** Sends what waits, one after another. Call it when the link comes back. */
  flush(): void {
    clearTimeout(this.#timer);
    if (!this.#sending && !this.#stopped && this.jobs.length > 0) void this.#send();
  }

  /** Asks what has become of one's own; withdrawn ones stay withdrawn. */
  async refresh(): Promise<void> {
    const asked = this.entries.filter((entry) => entry.status !== null && entry.status !== 'withdrawn').map((entry) => entry.key);
    if (asked.length === 0 || !this.link.live) return;
    const statuses = await this.link.mine(asked);
    statuses?.forEach((status, index) => {
      const key = asked[index];
      // An evening that is closed knows nobody's any more: what was last said stays.
      if (key !== undefined && status !== 'unknown' && this.#entry(key)?.status !== 'withdrawn') {
        this.#change(key, status === 'withdrawn' ? { status, words: null } : { status });
      }
    });
  }

  /** What waits for this entry, if anything: the last thing asked for. */
  waiting(key: string): Job | undefined {
    return this.jobs.filter((job) => job.key === key).at(-1);
  }

  /** Stops sending; what the tab keeps stays. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped = true;
  }

  async #send(): Promise<void> {
    this.#sending = true;
    let pause: Duration | null = null;
    for (let job = this.jobs[0]; job && this.link.live && pause === null && !this.#stopped; job = this.jobs[0]) {
      this.#replace(job, { ...job, attempted: true });
      pause = this.#settle(job, await this.#deliver(job));
    }
    this.#sending = false;
    if (pause !== null) this.#timer = setTimeout(() => this.flush(), pause);
  }

  #deliver({ id, what, key, words }: Job): Promise<Answer> {
    if (what === 'withdraw' || words === null) return this.link.send('floor.withdraw', { key }, id);
    return this.link.send(what === 'write' ? 'floor.write' : 'floor.edit', { key, ...words }, id);
  }

  /** What an answer means: null to go on with the next job, else how long to wait before trying this one again. */
  #settle(job: Job, answer: Answer): Duration | null {
    if (!answer.ok && PASSING.has(answer.refusal.refused)) return (answer.refusal.seconds ?? 0) * SECOND || PAUSE;
    this.#set(this.entries, this.jobs.filter((one) => one.id !== job.id));
    if (answer.ok || (job.what === 'withdraw' && answer.refusal.refused === 'unknown-contribution')) this.#accepted(job);
    else this.#refused(job, answer.refusal);
    this.settled = { job, answer };
    return null;
  }

  #accepted({ what, key, words }: Job): void {
    if (what === 'withdraw') this.#change(key, { status: 'withdrawn', words: null, problem: null, unsent: null });
    else this.#change(key, { status: 'received', words, problem: null, unsent: null });
  }

  #refused({ what, key, words }: Job, refusal: Refusal): void {
    if (what === 'write') {
      // Nothing was stored, so what waits behind it has nothing to change.
      const last = this.waiting(key);
      this.#set(this.entries, this.jobs.filter((one) => one.key !== key));
      if (last?.what === 'withdraw') this.#set(this.entries.filter((entry) => entry.key !== key), this.jobs);
      else this.#change(key, { problem: refusal, unsent: last?.words ?? words });
    } else if (refusal.refused === 'withdrawn') this.#change(key, { status: 'withdrawn', words: null, problem: refusal, unsent: words });
    else this.#change(key, { problem: refusal, unsent: words });
  }

  #entry(key: string): Entry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  #jobOf(key: string, what: Job['what']): Job | undefined {
    return this.jobs.find((job) => job.key === key && job.what === what);
  }

  #add(what: Job['what'], key: string, words: Words | null): void {
    this.#set(this.entries, [...this.jobs, { id: commandId(), what, key, words, attempted: false }]);
    this.flush();
  }

  #change(key: string, change: Partial<Entry>): void {
    this.#set(this.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)), this.jobs);
  }

  #replace(job: Job, by: Job): void {
    this.#set(this.entries, this.jobs.map((one) => (one.id === job.id ? by : one)));
  }

  #set(entries: readonly Entry[], jobs: readonly Job[]): void {
    this.entries = entries;
    this.jobs = jobs;
    if (!this.#stopped) this.storage.set('outbox', { entries, jobs });
  }
}
