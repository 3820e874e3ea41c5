import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startProcess, type ServerProcess } from '../tools/process.ts';
import { newEvening, openConsole, sessionFor } from '../tools/server.ts';
import { byGroups, type GroupTraces } from './groups.ts';
import { hiddenField, MarkedPhone, visit, type Page } from './phone.ts';
import { tracesIn, type Trace } from './traces.ts';

/** What is written in the course of the evening, and where it may be found at the end. */
export const KEPT = {
  shown: 'Heron words that may be shown',
  readOut: 'Kestrel words to be read out',
  record: 'Plover words for the record only',
  story: 'Curlew words that are a story',
  held: 'Dunnock words that are held back',
  edited: 'Linnet words as they are after the change',
  form: 'Siskin words by a form without script',
  formEdited: 'Wryneck words by a form, changed by a form',
  polled: 'Whimbrel words by polling',
} as const;
export const GONE = {
  editedAway: 'Corncrake words before the change',
  withdrawn: 'Bittern words that were withdrawn',
  formEditedAway: 'Nightjar words by a form before the change',
  formWithdrawn: 'Ringouzel words by a form that were withdrawn',
} as const;

/** What an evening left behind. */
export interface Leftovers {
  readonly id: string;
  readonly keys: readonly string[];
  readonly groups: GroupTraces;
  /** Everything under the data folder: while the evening runs, after a stop in the middle of it, and after it was closed and the server stopped. */
  readonly running: readonly Trace[];
  readonly stopped: readonly Trace[];
  readonly closed: readonly Trace[];
  /** When the data folder itself was changed, as the disk has it, at the same three moments (epoch ms). */
  readonly folderChangedAt: readonly number[];
  /** Everything in the temporary folder that the server was given. */
  readonly temporary: readonly Trace[];
  /** Standard output and standard error, both starts together. */
  readonly printed: string;
  /** Answers to the phones' visits and forms. */
  readonly pages: readonly Page[];
}

/** As it is started in a hall, but with everything switched on that makes libraries talk. */
const TALKATIVE = { DEBUG: '*', NODE_DEBUG: 'http,net,tls,stream,timer', DEBUG_DEPTH: '10' };

const start = (dataDir: string, temporary: string): Promise<ServerProcess> =>
  startProcess({ program: [resolve('server/start.mjs')], dataDir, env: { ...process.env, ...TALKATIVE, TMPDIR: temporary }, patience: 120_000 });

/** Writes, changes and withdraws by forms alone, as an old phone does. */
export const byForms = async (url: string, code: string): Promise<{ keys: string[]; pages: Page[] }> => {
  const pages: Page[] = [];
  const keys: string[] = [];
  const go = async (path: string, fields?: Record<string, string>): Promise<Page> => {
    const page = await visit(url, path, fields);
    if (page.status >= 400) throw new Error(`${path} answered ${page.status}.`);
    pages.push(page);
    return page;
  };
  const write = async (text: string): Promise<string> => {
    const page = await go(`/${code}`);
    const key = hiddenField(page, 'key');
    keys.push(key);
    await go(`/${code}/write`, { key, topic: 'respect', text, audience: 'show', consent: hiddenField(page, 'consent') });
    return key;
  };
  await go('/');
  await write(KEPT.form);
  const changed = await write(GONE.formEditedAway);
  const taken = await write(GONE.formWithdrawn);
  const consent = hiddenField(await go(`/${code}/mine`, { code: changed }), 'consent');
  await go(`/${code}/edit`, { code: changed, topic: 'protect', text: KEPT.formEdited, audience: 'show', consent, command: '' });
  await go(`/${code}/withdraw`, { code: taken, sure: 'yes' });
  for (const path of ['keep', 'limits', 'mine']) await go(`/${code}/${path}`);
  return { keys, pages };
};

export const bySockets = async (url: string, code: string): Promise<string[]> => {
  const phones = await Promise.all([
    MarkedPhone.join(url, code, 'websocket'),
    MarkedPhone.join(url, code, 'websocket'),
    MarkedPhone.join(url, code, 'polling'),
  ]);
  const [one, other, polling] = phones;
  if (!one || !other || !polling) throw new Error('There are three phones.');
  await one.write({ topic: 'respect', text: KEPT.shown, audience: 'show' });
  await other.write({ topic: 'protect', text: KEPT.readOut, audience: 'read-out' });
  await one.write({ topic: 'involve', text: KEPT.record, audience: 'record' });
  await other.write({ topic: 'story', text: KEPT.story, audience: 'show' });
  await other.write({ topic: 'else', text: KEPT.held, audience: 'show' });
  await polling.write({ topic: 'respect', text: KEPT.polled, audience: 'show' });
  const changed = await one.write({ topic: 'respect', text: GONE.editedAway, audience: 'show' });
  const taken = await other.write({ topic: 'respect', text: GONE.withdrawn, audience: 'show' });
  await one.send('floor.edit', { key: changed, topic: 'respect', text: KEPT.edited, audience: 'show' });
  await other.send('floor.withdraw', { key: taken });
  for (const phone of phones) phone.leave();
  return phones.flatMap(({ keys }) => keys);
};

/** A whole evening on a real server that the launcher started, with a restart in the middle, and what is left of it. */
export const wholeEvening = async (dataDir: string, temporary: string): Promise<Leftovers> => {
  const first = await start(dataDir, temporary);
  let second: ServerProcess | null = null;
  try {
    const organiser = await sessionFor(first.url, first.firstToken);
    const { id, code } = await newEvening({ url: first.url, organiser }, 'lpact', Date.now());
    const desk = await openConsole({ url: first.url, organiser }, id);
    await desk.ok('plan.editSettings', { mixSeconds: 1 });
    await desk.ok('run.start', {});
    const keys = await bySockets(first.url, code);
    const forms = await byForms(first.url, code);
    const groups = await byGroups({ url: first.url, organiser, id, code }, desk);
    const { items } = await desk.until((view) => view.items.length >= 3, 10_000);
    const [item] = items;
    if (item) await desk.ok('floor.decide', { id: item.id, decision: 'held', reason: 'off-topic' });
    desk.close();
    const running = await tracesIn(dataDir);
    const folderChangedAt = [(await stat(dataDir)).mtimeMs];
    await first.end();
    folderChangedAt.push((await stat(dataDir)).mtimeMs);
    const stopped = await tracesIn(dataDir);

    second = await start(dataDir, temporary);
    const again = await openConsole({ url: second.url, organiser }, id);
    await again.ok('run.end', {});
    await again.ok('run.close', {});
    again.close();
    await second.end();
    folderChangedAt.push((await stat(dataDir)).mtimeMs);
    return {
      id,
      keys: [...keys, ...forms.keys],
      groups,
      running,
      stopped,
      closed: await tracesIn(dataDir),
      folderChangedAt,
      temporary: await tracesIn(temporary),
      printed: first.printed() + second.printed(),
      pages: forms.pages,
    };
  } finally {
    await first.end();
    await second?.end();
  }
};
