import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer } from '../../facilitator-ui/state/announcer.svelte.ts';
import { decidedBetween, movesBetween, newToReview } from '../../facilitator-ui/state/elsewhere.ts';
import { OwnDoing } from '../../facilitator-ui/state/own-doing.ts';
import type { DeskView } from '../../facilitator-ui/state/desk.svelte.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

it('VW7: says each thing that is told, the same sentence again too, and at most one in ten seconds', () => {
  const announcer = new Announcer(10_000);
  let count = 0;
  const heard: string[] = [];
  const arrive = (): void => {
    count += 1;
    announcer.soon(() => {
      const text = words.inbox.arrived(count);
      count = 0;
      return text;
    });
  };
  let number = 0;
  const listen = (): void => {
    if (announcer.said.number === number) return;
    number = announcer.said.number;
    heard.push(announcer.said.text);
  };
  for (let seconds = 0; seconds < 40; seconds += 1) {
    if ([0, 15, 16, 17, 18, 30].includes(seconds)) arrive();
    listen();
    vi.advanceTimersByTime(1000);
    listen();
  }
  const [one, three] = [words.inbox.arrived(1), words.inbox.arrived(3)];
  expect(heard).toEqual([one, one, three, one].map((text) => text));
});

it('VW7: says nothing where by its time there is nothing to say, and is not held up by that', () => {
  const announcer = new Announcer(10_000);
  announcer.soon(() => '');
  expect(announcer.said.number).toBe(0);
  announcer.soon(() => 'Something.');
  expect(announcer.said).toEqual({ text: 'Something.', number: 1 });
  announcer.soon(() => 'More.');
  announcer.stop();
  vi.advanceTimersByTime(60_000);
  expect(announcer.said.number).toBe(1);
});

const item = (id: string, decision: ReviewItem['decision'] = 'waiting'): ReviewItem => ({
  id,
  topic: 'respect',
  text: id,
  audience: 'show',
  decision,
  reason: null,
  onScreen: false,
  readAloud: false,
  batch: 1,
});

it('VW7: new to review is what waits and was not there before; what was there and changed was decided', () => {
  const before = [item('a'), item('b'), item('c', 'shown')];
  const now = [item('b', 'held'), item('c', 'waiting'), item('d'), item('e', 'shown')];
  expect(newToReview(before, now)).toEqual(['d']);
  expect(decidedBetween(before, now)).toEqual([
    { id: 'b', decision: 'held' },
    { id: 'c', decision: 'waiting' },
  ]);
});

const view = (change: { phase?: string; item?: string | null; paused?: boolean; groups?: [string, number]; scene?: string }): DeskView => {
  const { phase = 'running', item: running = null, paused = false, groups, scene } = change;
  return {
    evening: {
      phase,
      agenda: [{ id: 'one', title: 'Respect' }],
      run: { segments: running === null ? [] : [{ item: running, endedAt: null }], pauses: paused ? [{ from: 1, to: null }] : [] },
    },
    groups: { breakouts: groups ? [{ id: 'G', phase: groups[0], round: { number: groups[1], of: 2 } }] : [] },
    stage: { scene: scene ?? 'question', pinned: scene !== undefined, spotlight: null },
  } as unknown as DeskView;
};
const said = (before: DeskView, now: DeskView): string[] => movesBetween(before, now).map((move) => move.said);

it('VW7: a move of another screen is said in the words in which that screen says it', () => {
  const { did } = words;
  expect(said(view({ phase: 'planned' }), view({ item: 'one' }))).toEqual([did.start]);
  expect(said(view({}), view({ item: 'one' }))).toEqual([did.next('Respect')]);
  expect(said(view({ item: 'one' }), view({}))).toEqual([did.endItem('Respect')]);
  expect(said(view({ item: 'one' }), view({ item: 'one', paused: true }))).toEqual([did.pause]);
  expect(said(view({ item: 'one', paused: true }), view({ item: 'one' }))).toEqual([did.resume]);
  expect(said(view({ item: 'one' }), view({ phase: 'ended' }))).toEqual([did.end]);
  expect(said(view({}), view({ groups: ['forming', 1] }))).toEqual([groupsWords.did.form]);
  expect(said(view({ groups: ['forming', 1] }), view({ groups: ['working', 1] }))).toEqual([groupsWords.did.begin(1, 2)]);
  expect(said(view({ groups: ['working', 1] }), view({ groups: ['between', 2] }))).toEqual([groupsWords.did.next(1)]);
  expect(said(view({ groups: ['working', 2] }), view({ groups: ['returning', 2] }))).toEqual([groupsWords.did.callBack]);
  expect(said(view({}), view({ scene: 'wall' }))).toEqual([did.scene(words.stage.scenes.wall)]);
  expect(said(view({ scene: 'wall' }), view({}))).toEqual([did.follow]);
  expect(said(view({ item: 'one' }), view({ item: 'one' }))).toEqual([]);
});

it('VW7: what this screen does itself it is not told', () => {
  const own = new OwnDoing();
  const answered = own.begins({ name: 'floor.decide', input: { id: 'a', decision: 'shown' } });
  own.begins({ name: 'run.next', input: {} })();
  expect(['floor a', 'floor b', 'run', 'stage'].map((about) => own.has(about))).toEqual([true, false, true, false]);
  answered();
  vi.advanceTimersByTime(60_000);
  expect(['floor a', 'run'].map((about) => own.has(about))).toEqual([false, false]);
});
