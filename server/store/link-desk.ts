import { lstat, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import { faultName, type Log } from '../log.ts';
import { nodeDisk, unless } from './disk.ts';

/**
 * How `npm run link` asks the running program for an organiser link: by two files in the data folder, which only its owner can
 * read and write. Whoever asks makes the token and keeps it; the files hold its hash and the console's address, so that no secret
 * is on the disk, and both are gone a moment later.
 */
const REQUEST = 'link-request';
const ANSWER = 'link-answer';
const PART = `${ANSWER}.tmp`;

const Hash = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
const Request = v.object({ hash: Hash });
const Answer = v.object({ hash: Hash, console: v.pipe(v.string(), v.url()) });

/** How often either side looks. */
const LOOK: Duration = SECOND / 2;
/** Whoever has not read an answer in this time is not there any more. */
const TAKEN_WITHIN: Duration = 4 * LOOK;

const parsed = <Schema extends v.GenericSchema>(schema: Schema, text: string | null): v.InferOutput<Schema> | null => {
  if (text === null) return null;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    // It is not JSON: half of a file, or none of ours.
    return null;
  }
};

const readText = (path: string): Promise<string | null> => unless(['ENOENT'], readFile(path, 'utf8'), null);

/** What lies there: nothing, a file that nobody but the program's own user can have put there, as far as the file system tells, or another. */
const whose = async (path: string): Promise<'nothing' | 'own' | 'others'> => {
  const found = await unless(['ENOENT', 'ENOTDIR', 'EACCES'], lstat(path), null);
  if (!found) return 'nothing';
  if (!found.isFile()) return 'others';
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0) ? 'own' : 'others';
};

const clear = async (folder: string, names: readonly string[]): Promise<void> => {
  const remove = (name: string): Promise<boolean> =>
    unless(
      ['ENOENT'],
      unlink(join(folder, name)).then(() => true),
      false,
    );
  const removed = await Promise.all(names.map(remove));
  if (removed.includes(true)) await nodeDisk.flushFolder(folder);
};

interface Desk {
  readonly folder: string;
  readonly letIn: (hash: string) => void;
  /** The console's address, for the answer. */
  readonly address: string;
  readonly log: Log;
  /** Whether this process holds the folder still: where another does, the answer is that one's (RM9). */
  readonly isOurs: () => Promise<boolean>;
}

const answerOne = async ({ folder, letIn, address, log, isOurs }: Desk): Promise<void> => {
  const path = join(folder, REQUEST);
  const from = await whose(path);
  if (from === 'nothing' || !(await isOurs())) return;
  if (from === 'others') {
    // Left where it is, it would stand in the way of every later one.
    await clear(folder, [REQUEST]);
    log('A request for an organiser link was not answered, since somebody else could have made it. Press Enter in this window for a link.');
    return;
  }
  const request = parsed(Request, await readText(path));
  await clear(folder, [REQUEST]);
  if (!request) return;
  letIn(request.hash);
  await writeFile(join(folder, PART), JSON.stringify({ hash: request.hash, console: address }), { mode: 0o600 });
  await rename(join(folder, PART), join(folder, ANSWER));
  await nodeDisk.flushFolder(folder);
};

/** Answers requests in a data folder with the console's address, until it is stopped; what an earlier start left there is removed first. */
export const openLinkDesk = (desk: Desk): (() => Promise<void>) => {
  const { folder, log } = desk;
  const failed = (fault: unknown): void => log(`A new organiser link could not be handed out (${faultName(fault)}).`);
  /** When the last answer was written (ms): until it has been taken, or its taker has had the time, the next waits. */
  let answeredAt = -Infinity;
  const isTaken = async (): Promise<boolean> => performance.now() - answeredAt > TAKEN_WITHIN || (await whose(join(folder, ANSWER))) === 'nothing';
  const next = async (): Promise<void> => {
    if (!(await isTaken())) return;
    await answerOne(desk);
    answeredAt = performance.now();
  };
  let working: Promise<void> | null = clear(folder, [REQUEST, ANSWER, PART]).catch(failed);
  const done = (): void => {
    working = null;
  };
  void working.then(done);
  const timer = setInterval(() => {
    working ??= next().catch(failed).then(done);
  }, LOOK);
  return async () => {
    clearInterval(timer);
    await working;
  };
};

/** The console's address, or why there is none. */
export type Asked = { readonly console: string } | 'no-answer' | 'open-to-others';

/**
 * Asks the program that runs on a data folder to let this hash in. Asks for `patience` ms; `open-to-others` is where
 * everybody may write to files in that folder, as on many sticks, so that the program could not tell whose request it is.
 */
export const askForLink = async (folder: string, hash: string, patience: Duration): Promise<Asked> => {
  const until = performance.now() + patience;
  const path = join(folder, REQUEST);
  const ask = (): Promise<'asked' | 'another-waits' | 'cannot'> =>
    unless(
      ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'],
      unless(
        ['EEXIST'],
        writeFile(path, JSON.stringify({ hash }), { flag: 'wx', mode: 0o600 }).then(() => 'asked' as const),
        'another-waits' as const,
      ),
      'cannot' as const,
    );
  for (let asked = await ask(); asked !== 'asked'; asked = await ask()) {
    if (asked === 'cannot' || performance.now() >= until) return 'no-answer';
    await sleep(LOOK);
  }
  if ((await whose(path)) === 'others') {
    await clear(folder, [REQUEST]);
    return 'open-to-others';
  }
  while (performance.now() < until) {
    await sleep(LOOK);
    const answer = parsed(Answer, await readText(join(folder, ANSWER)));
    if (answer?.hash !== hash) continue;
    await clear(folder, [ANSWER]);
    return { console: answer.console };
  }
  await clear(folder, [REQUEST]);
  return 'no-answer';
};
