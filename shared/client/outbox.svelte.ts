import { ALPHABET, KEY_LENGTH } from '../gathering/code.ts';
import type { CommandName, InputOf } from '../gathering/commands.ts';
import type { Consent } from '../gathering/floor/model/consent.ts';
import type { Audience } from '../gathering/floor/model/contribution.ts';
import type { OwnStatus } from '../gathering/floor/model/mine.ts';
import type { Refusal } from '../gathering/refusal.ts';
import type { Answer } from '../protocol/socket/command.ts';
import { commandId, randomString } from './random.ts';
import { sendLoop } from './send-loop.ts';
import type { TabStorage } from './tab-storage.ts';

export interface Words {
  readonly topic: string;
  readonly text: string;
  readonly audience: Audience;
  /** Which words stood beside the choices when it was made; '' where nobody knows (CN3). */
  readonly consent: Consent | '';
}

/** Something written on this phone. `status` is what the server last said of it; null until it has said anything. */
export interface Entry {
  readonly key: string;
  /** As the server has them, or is to have them first; null once withdrawn, and where it has others than this tab knows. */
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

const newKey = (): string => randomString(KEY_LENGTH, ALPHABET);

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
export interface Outbox {
  readonly entries: readonly Entry[];
  readonly jobs: readonly Job[];
  /** The newest thing that was settled, for whoever announces it. */
  readonly settled: { readonly job: Job; readonly answer: Answer } | null;
  /** Takes up what an earlier page of this tab left. */
  restore(): void;
  /** Puts new words in line under a key that is made for them, or under that of the form they are in. */
  write(words: Words, key?: string): string;
  /** Changes the words. What has not been sent yet is changed before it is. */
  edit(key: string, words: Words): void;
  /**
   * Takes it back. What was never sent just goes; what may have arrived without an answer is sent first, so that the
   * server's tombstone stops a copy that is still under way.
   */
  withdraw(key: string): void;
  /** Sends what waits, one after another, once the time to wait that was last told is over. Call it when the link comes back. */
  flush(): void;
  /** Asks what has become of one's own; withdrawn ones stay withdrawn. */
  refresh(): Promise<void>;
  /** What waits for this entry, if anything: the last thing asked for. */
  waiting(key: string): Job | undefined;
  /** Stops sending and keeping. */
  stop(): void;
}

export const outboxIn = (storage: TabStorage, link: Link): Outbox => {
  let entries: readonly Entry[] = $state.raw([]);
  let jobs: readonly Job[] = $state.raw([]);
  let settled: Outbox['settled'] = $state.raw(null);
  let stopped = false;

  const keep = (nextEntries: readonly Entry[], nextJobs: readonly Job[] = jobs): void => {
    entries = nextEntries;
    jobs = nextJobs;
    if (!stopped) storage.set('outbox', { entries, jobs });
  };
  const keepJobs = (next: readonly Job[]): void => keep(entries, next);
  const change = (key: string, by: Partial<Entry>): void => keep(entries.map((entry) => (entry.key === key ? { ...entry, ...by } : entry)));
  const replace = (job: Job, by: Job): void => keepJobs(jobs.map((one) => (one.id === job.id ? by : one)));
  const entryOf = (key: string): Entry | undefined => entries.find((entry) => entry.key === key);
  const jobOf = (key: string, what: Job['what']): Job | undefined => jobs.find((job) => job.key === key && job.what === what);
  const waiting = (key: string): Job | undefined => jobs.filter((job) => job.key === key).pop();

  const deliver = ({ id, what, key, words }: Job): Promise<Answer> =>
    words ? link.send(what === 'write' ? 'floor.write' : 'floor.edit', { key, ...words }, id) : link.send('floor.withdraw', { key }, id);

  const accepted = ({ key, words }: Job): void => change(key, { status: words ? 'received' : 'withdrawn', words, problem: null, unsent: null });

  /** New words were refused: nothing of them was stored, so what waits behind them has nothing to change. */
  const writeRefused = ({ key, words }: Job, problem: Refusal): void => {
    const last = waiting(key);
    const unsent = last ? last.words : words;
    const entry = entryOf(key);
    if (!entry) return;
    keepJobs(jobs.filter((one) => one.key !== key));
    const become = (its: readonly Entry[]): void => keep(entries.flatMap((one) => (one === entry ? its : [one])));
    const gone: Entry = { ...entry, words: null, problem: null, unsent: null };
    if (problem.refused === 'withdrawn') become([{ ...gone, status: 'withdrawn', ...(last?.words ? { problem, unsent } : {}) }]);
    else if (problem.refused === 'already-written') {
      // A copy of this tab has sent others under its key. They are this writer's too: these go on under a key of their own.
      const own = { ...entry, key: newKey(), problem, unsent };
      become([...(unsent ? [own] : []), { ...gone, status: 'received' }]);
    } else become(unsent ? [{ ...entry, problem, unsent }] : []);
  };

  const refused = (job: Job, problem: Refusal): void => {
    const { what, key, words } = job;
    if (what === 'write') writeRefused(job, problem);
    else change(key, { problem, unsent: words, ...(problem.refused === 'withdrawn' ? { status: 'withdrawn', words: null } : {}) });
  };

  const settle = (job: Job, answer: Answer): void => {
    keepJobs(jobs.filter((one) => one.id !== job.id));
    if (answer.ok || (job.what === 'withdraw' && answer.refusal.refused === 'unknown-contribution')) accepted(job);
    else refused(job, answer.refusal);
    settled = { job, answer };
  };

  const next = (): Job | undefined => {
    const job = jobs[0];
    if (job) replace(job, { ...job, attempted: true });
    return job;
  };
  const loop = sendLoop(link, next, deliver, settle);
  const flush = (): void => void loop.flush();

  const add = (what: Job['what'], key: string, words: Words | null): void => {
    keepJobs([...jobs, { id: commandId(), what, key, words, attempted: false }]);
    flush();
  };

  return {
    get entries() {
      return entries;
    },
    get jobs() {
      return jobs;
    },
    get settled() {
      return settled;
    },
    restore() {
      const kept = storage.get('outbox');
      if (isKept(kept)) ({ entries, jobs } = kept);
      flush();
    },
    write(words, key = newKey()) {
      if (entryOf(key)) return key;
      keep([{ key, words, status: null, problem: null, unsent: null }, ...entries]);
      add('write', key, words);
      return key;
    },
    edit(key, words) {
      const entry = entryOf(key);
      if (!entry || entry.status === 'withdrawn') return;
      const write = jobOf(key, 'write');
      const known = entry.status !== null || write?.attempted === true;
      change(key, { problem: null, unsent: null, ...(known ? {} : { words }) });
      if (write && !write.attempted) {
        replace(write, { ...write, words });
        return;
      }
      keepJobs(jobs.filter((job) => job.key !== key || job.what !== 'edit' || job.attempted));
      add(known ? 'edit' : 'write', key, words);
    },
    withdraw(key) {
      const entry = entryOf(key);
      if (!entry || entry.status === 'withdrawn' || jobOf(key, 'withdraw')) return;
      const left = jobs.filter((job) => job.key !== key || job.attempted);
      if (entry.status === null && !left.some((job) => job.key === key)) {
        keep(
          entries.filter((one) => one !== entry),
          left,
        );
        return;
      }
      change(key, { problem: null, unsent: null });
      keepJobs(left);
      add('withdraw', key, null);
    },
    flush,
    async refresh() {
      // What was refused because the evening is closed may have been received before, its answer lost (FL17).
      const asked = entries
        .filter(({ status, problem }) => (status === null ? problem?.refused === 'closed' : status !== 'withdrawn'))
        .map(({ key }) => key);
      if (asked.length === 0 || !link.live) return;
      const statuses = (await link.mine(asked)) ?? [];
      asked.forEach((key, index) => {
        const status = statuses[index];
        // An evening that is closed knows nobody's any more: what was last said stays.
        if (!status || status === 'unknown' || entryOf(key)?.status === 'withdrawn') return;
        const { status: before, words, unsent } = entryOf(key) ?? {};
        // Its own words were received; a change that waited behind them was not, and stays.
        const told = before === null && unsent?.text === words?.text ? { status, problem: null, unsent: null } : { status };
        change(key, status === 'withdrawn' ? { ...told, words: null } : told);
      });
    },
    waiting,
    stop() {
      loop.stop();
      stopped = true;
    },
  };
};
