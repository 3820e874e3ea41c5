import { CODE_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import type { Contribution } from '../../shared/gathering/floor/model/contribution.ts';
import { tallyOf } from '../../shared/gathering/floor/rules/mixing.ts';
import { newGathering } from '../../shared/gathering/gathering.ts';
import { questionsOf } from '../../shared/gathering/plan/model/plan.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { openLowdbStore } from '../../server/store/lowdb.ts';
import { put } from '../tools/put.ts';

/** About what people write on a phone: 140 characters. */
export const TYPICAL_TEXT =
  'Tell us what you did with what we said last time, in plain words, before you ask us the next question. People stop coming when nothing ever came.';

/** Length of a contribution's id as the server hashes it. */
const ID_LENGTH = 22;

/** Stores an evening with this many contributions, most of them mixed in and decided upon, and resolves to its id. */
export const seed = async (dataDir: string, count: number): Promise<string> => {
  const [template] = TEMPLATES;
  if (!template) throw new Error('There is no template.');
  const plan = planFrom(template, Date.now(), 'Europe/London');
  const topics = questionsOf(plan).map(({ id }) => id);
  const contributions = Array.from({ length: count }, (_, index): Contribution => ({
    id: randomCode(ID_LENGTH, Math.random),
    topic: topics[index % topics.length] ?? '',
    text: `${index} ${TYPICAL_TEXT}`,
    audience: 'show',
    batch: 1 + Math.floor(index / 40),
    decision: index % 5 === 0 ? 'held' : index % 5 === 1 ? 'waiting' : 'shown',
    reason: index % 5 === 0 ? 'repeat' : null,
    onScreen: false,
    readAloud: false,
  })).sort((one, other) => (one.id < other.id ? -1 : 1));
  const fresh = newGathering('bench', randomCode(CODE_LENGTH, Math.random), plan, Math.random);
  const floor = { ...fresh.floor, contributions, marks: Math.ceil(count / 40) };
  const store = await openLowdbStore(dataDir, (line) => console.error(line));
  await put(store, fresh.id, { ...fresh, floor: { ...floor, tally: tallyOf(floor) } });
  await store.close();
  return fresh.id;
};
