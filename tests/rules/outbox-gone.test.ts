import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { elsewhereIn } from '../../participant-ui/own/elsewhere.ts';
import { hiddenDrafts } from '../../participant-ui/own/hidden-drafts.ts';
import { draftsIn } from '../../shared/client/drafts.ts';
import { outboxIn, type Link, type Words } from '../../shared/client/outbox.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import { topicsOf, type Topic } from '../../shared/views/participant.ts';
import { fakeStore } from '../tools/fake-tab.ts';
import { Evening, KEYS } from './evening.ts';

/** A tab whose commands are carried out in a real evening; while `deaf`, answers are lost and the link goes. */
const tab = () => {
  const evening = new Evening();
  const { store } = fakeStore();
  const storage = tabStorage('K7QF', () => store);
  const link = { live: true, deaf: false };
  const outbox = outboxIn(storage, {
    get live() {
      return link.live;
    },
    send: (name, input, id) => {
      const outcome = evening.message('participant', { id, name, input });
      link.live = !link.deaf;
      if (link.deaf) return Promise.resolve({ ok: false, refusal: { refused: 'not-reached' } });
      return Promise.resolve('refused' in outcome ? { ok: false, refusal: outcome } : { ok: true });
    },
    mine: () => Promise.resolve(null),
  } satisfies Link);
  const elsewhere = elsewhereIn(storage, outbox);
  const topics = (): Topic[] => topicsOf(evening.state.plan);
  const words: Words = { topic: 'protect', text: 'mine', audience: 'show', consent: evening.state.consent };
  const back = async (): Promise<void> => {
    Object.assign(link, { live: true, deaf: false });
    await vi.advanceTimersByTimeAsync(10_000);
    outbox.flush();
    await vi.advanceTimersByTimeAsync(0);
  };
  const stored = () => evening.state.floor.contributions.filter(({ text }) => text.startsWith('mine')).map(({ topic, text }) => `${topic}: ${text}`);
  const place = () => {
    const { topic, moved } = elsewhere.placeOf({ key: outbox.entries[0]?.key ?? '' }, outbox.entries[0]?.words ?? null, topics());
    return [topic?.id, moved];
  };
  return { evening, storage, link, outbox, elsewhere, topics, words, back, stored, place };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('PL5: a question is taken out while words for it are on a phone', () => {
  test('PL5: words whose answer was lost are stored once, and are not said to be unsent', async () => {
    const { evening, link, outbox, words, back, stored, place } = tab();
    link.deaf = true;
    outbox.write(words);
    await vi.advanceTimersByTimeAsync(1);
    for (const key of KEYS.slice(1, 4)) evening.writes(key, 'others', 'protect');
    evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    evening.writes(KEYS[4] ?? '', 'others');
    expect(stored()).toEqual(['else: mine']);
    await back();
    expect(outbox.entries).toMatchObject([{ status: 'received', words: { text: 'mine' }, problem: null }]);
    expect(place()).toEqual(['else', true]);
    expect(stored()).toEqual(['else: mine']);
  });

  test('PL5: new words that were in line go to something else, once, and the phone says so, after a reload too', async () => {
    const { evening, storage, link, outbox, elsewhere, topics, words, back, stored, place } = tab();
    link.live = false;
    const key = outbox.write(words);
    evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    await back();
    expect(outbox.entries).toMatchObject([{ status: null, problem: { refused: 'unknown-topic' } }]);
    expect(elsewhere.look(topics())).toBe(true);
    await back();
    expect(elsewhere.look(topics())).toBe(false);
    expect(outbox.entries).toMatchObject([{ key, status: 'received', problem: null, unsent: null }]);
    expect(stored()).toEqual(['else: mine']);
    expect(place()).toEqual(['else', true]);
    expect(elsewhereIn(storage, outbox).placeOf({ key }, words, topics())).toMatchObject({ moved: true });
  });

  test('PL5: a change that was in line is taken, under something else', async () => {
    const { evening, link, outbox, elsewhere, topics, words, back, stored } = tab();
    const key = outbox.write(words);
    await vi.advanceTimersByTimeAsync(1);
    link.live = false;
    outbox.edit(key, { ...words, text: 'mine, better' });
    evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    await back();
    expect(elsewhere.look(topics())).toBe(false);
    expect(outbox.entries).toMatchObject([{ status: 'received', problem: null, words: { text: 'mine, better' } }]);
    expect(stored()).toEqual(['else: mine, better']);
  });

  test('PL5: the phone says where the words are when the question comes back: what was mixed in stays, the rest returns', () => {
    const { evening, storage, topics, words } = tab();
    const entry = { words, problem: null, unsent: null };
    const entries = [
      { ...entry, key: 'WAITS', status: 'received' as const },
      { ...entry, key: 'MIXED', status: 'mixed' as const },
    ];
    const elsewhere = elsewhereIn(storage, { entries, edit: () => undefined });
    const removed = evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    const places = () => entries.map(({ key }) => elsewhere.placeOf({ key }, words, topics()).topic?.id);
    elsewhere.look(topics());
    expect(places()).toEqual(['else', 'else']);
    evening.undo(removed);
    elsewhere.look(topics());
    expect(places()).toEqual(['protect', 'else']);
  });
});

describe('drafts for a question that is taken out', () => {
  test('FL20: each is kept and counted, and each can be opened', () => {
    const { evening, storage, topics } = tab();
    const drafts = draftsIn(storage);
    for (const topic of ['protect', 'else', 'respect', 'involve']) drafts.keep(topic, { text: topic, audience: '', consent: '' });
    const hidden = (open: string): string[] => hiddenDrafts(Object.entries(draftsIn(storage).all()), open, topics()).map(([topic]) => topic);
    expect([hidden('protect'), hidden('respect')]).toEqual([[], []]);
    evening.does('organiser', 'plan.removeItem', { id: 'protect' });
    evening.does('organiser', 'plan.removeItem', { id: 'involve' });
    expect(Object.keys(drafts.all())).toHaveLength(4);
    expect(hidden('respect')).toEqual(['protect', 'involve']);
    // Its box stands under "something else", whose own draft has no other way in then.
    expect(hidden('protect')).toEqual(['else', 'involve']);
  });
});
