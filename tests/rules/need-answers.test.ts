import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NeedTaker, type TakerLink } from '../../facilitator-ui/state/need-taker.ts';
import { needIn, type NeedLink } from '../../participant-ui/needs/need.svelte.ts';
import { leaving } from '../../participant-ui/own/leaving.ts';
import { openNeed, takeNeedBack } from '../../participant-ui/own/need-back.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import type { NeedState, TakeOutcome } from '../../shared/gathering/needs/model/needs.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { fakeStore } from '../tools/fake-tab.ts';

/** A socket whose server answers with what is given, or not at all. */
const fakeSocket = () => {
  const sent: { readonly event: string; readonly message: unknown }[] = [];
  const heard = new Map<string, (...words: never[]) => void>();
  const server: { connected: boolean; answer: unknown } = { connected: true, answer: null };
  const socket = {
    get connected() {
      return server.connected;
    },
    on: (event: string, listener: (...words: never[]) => void) => heard.set(event, listener),
    off: (event: string) => heard.delete(event),
    timeout: (patience: number) => ({
      emitWithAck: (event: string, message: unknown) => {
        if (server.connected) sent.push({ event, message });
        const { answer } = server;
        return answer !== null && server.connected
          ? Promise.resolve(answer)
          : new Promise((_resolve, reject) => setTimeout(() => reject(new Error('operation has timed out')), patience));
      },
    }),
  };
  const tell = (id: string, state: NeedState): void => heard.get('needIs')?.(id as never, state as never);
  return { sent, server, tell, link: { socket } as unknown as NeedLink, socket };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());
const soon = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('what a phone told the helpers', () => {
  const tab = () => {
    const { store } = fakeStore();
    const storage = tabStorage('K7QF', () => store);
    const fake = fakeSocket();
    return { ...fake, storage, own: needIn(storage, fake.link) };
  };

  test('NE3: is kept while no helper’s screen is connected, and told once one is', async () => {
    const { own, server, tell } = tab();
    server.answer = 'kept';
    own.say('too-cold', null);
    await soon();
    expect(own.stage).toBe('kept');
    tell(own.need?.id ?? '', 'told');
    expect(own.stage).toBe('told');
    tell('another', 'taken');
    expect(own.stage).toBe('told');
    tell(own.need?.id ?? '', 'taken');
    expect(own.stage).toBe('taken');
  });

  test('NE4: is taken back again and again until that is answered, after a reload too', async () => {
    const { own, server, storage, sent, link } = tab();
    server.answer = 'told';
    own.say('too-cold', null);
    await soon();
    server.answer = null;
    own.takeBack();
    await soon(20_000);
    expect(sent.filter(({ event }) => event === 'needNoMore').length).toBeGreaterThan(1);
    expect([own.stage, openNeed(storage)]).toEqual(['ending', own.need?.id]);
    own.stop();
    const again = needIn(storage, link);
    server.answer = 'taken-back';
    again.resume();
    await soon();
    expect([again.need, openNeed(storage)]).toEqual([null, null]);
    again.stop();
    await soon(20_000);
  });

  test('NE4: that a helper had it before it was taken back is said', async () => {
    const { own, server } = tab();
    server.answer = 'told';
    own.say('unwell', null);
    await soon();
    server.answer = 'taken';
    own.takeBack();
    await soon();
    expect(own.stage).toBe('taken');
  });

  test('NE4: is taken back when the tab is left, and nobody waits long for that', async () => {
    const { own, server, storage, sent, link } = tab();
    server.answer = 'told';
    own.say('unwell', null);
    await soon();
    const id = own.need?.id;
    server.answer = null;
    const left = vi.fn();
    void takeNeedBack(storage, link).then(left);
    expect(sent.at(-1)).toEqual({ event: 'needNoMore', message: id });
    await soon(1000);
    expect(left).toHaveBeenCalled();
  });

  test.each([true, false])('NE4: whoever stays while that is waited for stays, and is told that it was taken back; stays: %s', async (stays) => {
    const { own, server, storage, link } = tab();
    server.answer = 'told';
    own.say('unwell', null);
    await soon();
    server.answer = null;
    const left = vi.fn();
    const way = leaving(() => takeNeedBack(storage, link), left);
    void way.go();
    void way.go();
    await soon(500);
    if (stays) way.stop();
    await soon(5000);
    expect(left).toHaveBeenCalledTimes(stays ? 0 : 1);
    server.answer = 'taken-back';
    own.resume();
    await soon();
    expect(own.stage).toBe('taken-back');
    // The one before it was stopped, this one was not.
    void leaving(() => Promise.resolve(), left).go();
    await soon();
    expect(left).toHaveBeenCalledTimes(stays ? 1 : 2);
  });
});

describe('a helper who takes it', () => {
  const said = consoleWords.needs;
  const desk = () => {
    const fake = fakeSocket();
    const lines: string[] = [];
    const say = (text: string): void => void lines.push(text);
    const connection = { socket: fake.socket, link: 'live', probe: () => undefined } as unknown as TakerLink;
    const presses = { press: () => Promise.resolve({ start: 'one', at: 7 }), measure: vi.fn() };
    const taker = new NeedTaker(connection, { done: say, trouble: say }, presses);
    return { ...fake, lines, taker, presses };
  };

  test.each([
    ['yours', said.taken('Too cold')],
    ['already-taken', said.notTaken['already-taken']('Too cold')],
    ['not-needed', said.notTaken['not-needed']('Too cold')],
    ['too-late', said.notTaken['too-late']('Too cold')],
  ] satisfies [TakeOutcome, string][])('NE2: is told what came of it: %s', async (outcome, sentence) => {
    const { server, lines, taker, presses } = desk();
    server.answer = outcome;
    void taker.take('a-need', 'Too cold');
    await soon();
    expect(lines).toEqual([sentence]);
    // A clock that stamps presses too early is put right at once.
    expect(presses.measure).toHaveBeenCalledTimes(outcome === 'too-late' ? 1 : 0);
  });

  test('NE2: is told that no answer came, then what came of it; it is one press, however often it is asked about', async () => {
    const { server, lines, taker, sent } = desk();
    void taker.take('a-need', 'Too cold');
    void taker.take('a-need', 'Too cold');
    await soon();
    expect([lines, sent.length]).toEqual([[], 1]);
    await soon(2000);
    expect(lines).toEqual([said.notReached('Too cold')]);
    // Pressed again before it is known what became of the first, it is the same wish still.
    void taker.take('a-need', 'Too cold');
    await soon(3000);
    server.answer = 'yours';
    await soon(10_000);
    expect(lines).toEqual([said.notReached('Too cold'), said.taken('Too cold')]);
    expect(new Set(sent.map(({ message }) => JSON.stringify(message))).size).toBe(1);
    taker.close();
  });

  test('NE8: takes all of them with one press, and is told once what came of it', async () => {
    const { server, lines, taker, sent } = desk();
    server.answer = 'yours';
    void taker.takeAll(['one', 'two', 'three']);
    await soon();
    expect(lines).toEqual([said.allTaken(3)]);
    const messages = sent.map(({ message }) => message as { id: string; by: string });
    expect([messages.map(({ id }) => id), new Set(messages.map(({ by }) => by)).size]).toEqual([['one', 'two', 'three'], 3]);
    server.answer = 'already-taken';
    void taker.takeAll(['one', 'two']);
    await soon();
    expect(lines.at(-1)).toBe(said.someTaken(0, 2));
    // No answer: it finds out, and nothing is pressed twice.
    server.answer = null;
    void taker.takeAll(['four', 'five']);
    void taker.takeAll(['four', 'five']);
    await soon(2000);
    expect(lines.at(-1)).toBe(said.allNotReached);
    server.answer = 'yours';
    await soon(10_000);
    expect(lines.slice(-2)).toEqual([said.allNotReached, said.allTaken(2)]);
    expect(new Set(sent.slice(5).map(({ message }) => JSON.stringify(message))).size).toBe(2);
    taker.close();
  });
});
