import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../shared/gathering/time.ts';
import type { ConsoleView } from '../../shared/views/console.ts';
import { newEvening } from '../tools/server.ts';
import { readComments, type Comment } from './comments.ts';
import { goOnTo, openCrewOf, type Crew } from './crew.ts';
import type { Host } from './host.ts';
import { Moderator } from './moderator.ts';
import type { ReplayOptions } from './options.ts';
import { Phone, type Fate } from './phone.ts';
import { acknowledgedOf, tableOf } from './report.ts';
import { LONGEST_GAP, timelineOf, type Timeline } from './timeline.ts';
import { verify } from './verify.ts';
import { questionAt, wordsOf } from './words.ts';

export const ATTRIBUTION = 'Data gathered using the Polis software, CC BY 4.0, The Computational Democracy Project.';

/** So many phones load the page at the same time. */
const AT_ONCE = 20;

/** One phone per author. */
const joinAll = async (url: string, code: string, comments: readonly Comment[]): Promise<Map<string, Phone>> => {
  const authors = [...new Set(comments.map(({ author }) => author))];
  const phones = new Map<string, Phone>();
  for (let from = 0; from < authors.length; from += AT_ONCE) {
    await Promise.all(authors.slice(from, from + AT_ONCE).map(async (author) => void phones.set(author, await Phone.join(url, code))));
  }
  return phones;
};

/** Sends everything at its time while the console goes through the questions. */
const sendAll = async (comments: readonly Comment[], { delays }: Timeline, phones: Map<string, Phone>, crew: Crew): Promise<Fate[]> => {
  const { topics } = await crew.desk.newest();
  const questions = topics.filter(({ kind }) => kind === 'question').map(({ id }) => id);
  const startedAt = performance.now();
  const fates: Promise<Fate>[] = [];
  let moves = Promise.resolve();
  let current = '';
  for (const [index, comment] of comments.entries()) {
    await sleep(Math.max(0, startedAt + (delays[index] ?? 0) - performance.now()));
    const question = questionAt(index, comments.length, questions);
    if (question !== current) moves = moves.then(() => goOnTo(crew, question));
    current = question;
    const phone = phones.get(comment.author);
    if (phone) fates.push(phone.send(wordsOf(comment, index, comments.length, questions)));
  }
  await moves;
  return Promise.all(fates);
};

/** Waits for the mark after which no more than two wait: fewer than three are never mixed in. Gives up after `patience` ms. */
const lastMark = async ({ desk }: Crew, acknowledged: number): Promise<number> => {
  const mixedIn = ({ tally }: ConsoleView): number => Object.values(tally.written).reduce((sum, count) => sum + count, 0);
  const { mixSeconds } = (await desk.newest()).plan.settings;
  // Each mark takes at least half of what waits, and marks are at most 1.2 of the setting apart.
  const marks = Math.ceil(Math.log2(Math.max(2, acknowledged))) + 2;
  const patience = marks * Math.max(1, mixSeconds) * 1.2 * SECOND;
  const complete = desk.until((view) => mixedIn(view) + view.tally.waiting >= acknowledged && view.tally.waiting < 3, patience);
  // Where words were lost that never comes; what is stored will say so.
  return mixedIn(await complete.catch(() => desk.newest()));
};

const minutesAndSeconds = (ms: number): string => `${Math.floor(ms / 60_000)} min ${Math.ceil((ms % 60_000) / 1000)} s`;

const announce = (options: ReplayOptions, comments: readonly Comment[], { delays, shortened }: Timeline, say: (line: string) => void): void => {
  const authors = new Set(comments.map(({ author }) => author)).size;
  say(
    `Replaying ${comments.length} comments by ${authors} people, at ${options.speed} times their own pace: about ${minutesAndSeconds(delays.at(-1) ?? 0)}.`,
  );
  if (shortened > 0)
    say(`${shortened} quiet stretches of more than ${LONGEST_GAP / SECOND} s are shortened to that. A larger --speed is quicker still.`);
  say(options.mixSeconds === null ? 'Mixing is as the plan has it.' : `Mixing is shortened to about ${options.mixSeconds} s for this replay.`);
  say(ATTRIBUTION);
};

/** Replays a file. Resolves to the exit code: 0 where every acknowledged text is stored exactly once and nothing else. */
export const replay = async (options: ReplayOptions, host: Host, say: (line: string) => void): Promise<0 | 1> => {
  const comments = await readComments(options.file);
  const timeline = timelineOf(comments, options.speed);
  announce(options, comments, timeline, say);

  const evening = await newEvening(host, 'lpact', Date.now());
  const crew = await openCrewOf(host, evening.id);
  say(`Look on: ${crew.watch.console}\n         ${crew.watch.projector}\n         ${host.url}/${evening.code}`);
  let phones = new Map<string, Phone>();
  try {
    if (options.mixSeconds !== null) await crew.desk.ok('plan.editSettings', { mixSeconds: options.mixSeconds });
    await crew.desk.ok('run.start', {});
    const moderator = new Moderator(crew.moderator, comments);
    phones = await joinAll(host.url, evening.code, comments);
    const fates = await sendAll(comments, timeline, phones, crew);
    const mixedIn = await lastMark(crew, acknowledgedOf(fates));
    await moderator.finish();
    await crew.desk.ok('run.end', {});
    const items = (await crew.desk.until(({ evening: { phase } }) => phase === 'ended')).items;
    const decided = (decision: string): number => items.filter((item) => item.decision === decision).length;
    const stored = await host.stored(evening.id, crew);
    const texts = comments.map(({ text }) => text);
    const acknowledged = texts.filter((_text, index) => fates[index]?.how === 'acknowledged');
    const verdict = verify(texts, acknowledged, stored);
    const counts = { mixedIn, shown: decided('shown'), readOut: decided('read-out'), heldBack: decided('held') };
    for (const line of tableOf({ phones: [...phones.values()], fates, ...counts, verdict })) say(line);
    const unanswered = fates.filter(({ how }) => how === 'unanswered').length;
    if (unanswered > 0) say(`${unanswered} were never answered.`);
    const right = verdict.right && unanswered === 0 && acknowledged.length > 0;
    say(right ? 'Every acknowledged text is stored exactly once, and nothing else is.' : 'What is stored is not what was acknowledged.');
    return right ? 0 : 1;
  } finally {
    for (const phone of phones.values()) phone.leave();
    crew.leave();
  }
};
