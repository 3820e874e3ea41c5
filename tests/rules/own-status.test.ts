import { describe, expect, test } from 'vitest';
import { atStake } from '../../participant-ui/own/at-stake.ts';
import { STATUS_ICONS, type Status } from '../../participant-ui/own/icons.ts';
import { said } from '../../participant-ui/own/meaning.ts';
import { isLate, needsWriter } from '../../participant-ui/own/needs-writer.ts';
import { problemSaid } from '../../participant-ui/own/problem-said.ts';
import { outboxIn, type Words } from '../../shared/client/outbox.svelte.ts';
import { tabStorage } from '../../shared/client/tab-storage.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { en as participant } from '../../shared/words/participant.en.ts';
import type { RefusalCode } from '../../shared/gathering/refusal.ts';
import { languageOf } from '../../shared/words/languages.ts';
import { own } from '../../shared/words/participant-own.en.ts';
import { recordWords } from '../../shared/words/record.en.ts';
import { fakeServer, fakeStore } from '../tools/fake-tab.ts';

const phone = languageOf('en').words;
const STATUSES = Object.keys(STATUS_ICONS) as Status[];
/** Everything that a phone can be refused. */
const PROBLEMS = Object.keys({ ...phone.refusals, ...own.refusals }).map((refused) => ({ refused: refused as RefusalCode }));
const words = (text: string): Words => ({ topic: 'respect', text, audience: 'show', consent: '' });
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('what the phone says of what somebody wrote', () => {
  // What only an open evening can do: each of these would be a promise that nothing keeps.
  const PROMISES = /\b(?:will|can change|can read|waits?|waiting|yet|until|come back|is among|is looked at)\b/i;

  test.each(STATUSES)('FL19: %s: once the evening is closed nothing is promised', (status) => {
    const { name, meaning } = said(own, status, true);
    expect(`${name}. ${meaning}`).not.toMatch(PROMISES);
  });
  test('FL19: while it is open it is said what can still be done', () => {
    for (const status of ['parked', 'to-read-out', 'held-abusive', 'waiting'] as const) {
      const { name, meaning } = said(own, status, false);
      expect(`${name}. ${meaning}`).toMatch(PROMISES);
    }
  });
  test('FL19: once it is closed nothing waits for its writer', () => {
    // In line, or refused, and nobody has said that it was received.
    for (const status of STATUSES.map((one) => (one === 'waiting' || one === 'refused' ? null : one))) {
      for (const waits of [true, false]) {
        const late = isLate('closed', status, waits);
        for (const problem of PROBLEMS) expect(needsWriter({ status, problem }, late), `${status ?? ''} ${problem.refused}`).toBe(false);
      }
    }
    expect(needsWriter({ status: 'held-abusive', problem: null }, false)).toBe(true);
    expect(needsWriter({ status: 'mixed', problem: { refused: 'choose-again' } }, false)).toBe(true);
  });
  // What only somebody who can still send something may be asked for.
  const ASKS = /\b(?:press|choose|shorten|send,|send it|try again|write|come back|check)\b/i;
  test('FL19: once it is closed no refusal asks for anything: it is said to be not sent', () => {
    for (const problem of PROBLEMS)
      for (const status of [null, 'mixed'] as const)
        for (const unsent of [null, words('Changed.')]) {
          const told = problemSaid(phone, own, { status, problem, unsent }, isLate('closed', status, false));
          expect(told, problem.refused).not.toMatch(ASKS);
          expect(told, problem.refused).toMatch(/not (?:been )?sent|is closed/);
        }
    const again = { status: null, problem: { refused: 'already-written' }, unsent: words('Others.') } as const;
    expect(problemSaid(phone, own, again, false)).toBe(own.refusals['already-written']());
    expect(own.refusals['already-written']()).toContain(own.edit);
    expect(problemSaid(phone, own, { ...again, problem: null }, true)).toBe('');
  });
  test('FL19: nor is anything asked for what was never received once the time for writing has passed', () => {
    expect(isLate('writing-over', null, false)).toBe(true);
    // It may have been received, and what was received can be changed until the close.
    expect(isLate('writing-over', null, true)).toBe(false);
    expect(isLate('writing-over', 'mixed', false)).toBe(false);
    expect(isLate('open', null, false)).toBe(false);
  });
});

describe('what a status is called', () => {
  test('FL7: is the same on the phone, on the console and in the record', () => {
    const same = (names: readonly string[]): string[] => [...new Set(names.map((name) => name.toLowerCase()))];
    const { counts } = endWords.closed;
    expect(same([own.statuses.chosen, counts.shown, recordWords.decisions.shown, consoleWords.did.show.replace('.', '')])).toEqual([
      'chosen for the wall',
    ]);
    const onScreen = [
      own.statuses.shown,
      consoleWords.inbox.onScreen,
      recordWords.page.onScreen,
      recordWords.csvHeads.find((head) => /screen/.test(head)) ?? '',
    ];
    expect(same(onScreen)).toEqual(['shown on the big screen']);
    expect(same([counts['read-out'], recordWords.decisions['read-out'], own.closed.statuses['to-read-out'].replace('Was ', '')])).toEqual([
      'chosen to be read out',
    ]);
    expect(same([counts.held, recordWords.decisions.held, own.statuses['held-other']])).toEqual(['held back']);
  });
  test('FL17: what was never mixed in is said to be a text that was not mixed, whoever and how many wrote', () => {
    const { name, meaning } = said(own, 'not-mixed', true);
    expect(name).toContain('not mixed with others');
    expect(`${name} ${meaning} ${participant.evening.mixingShort(10)}`).not.toMatch(/people/);
  });
});

describe('what leaving would lose', () => {
  test('FL20: words, changes and withdrawals that wait are each counted, and what has arrived is not', async () => {
    const { server, link } = fakeServer();
    const { store } = fakeStore();
    const outbox = outboxIn(
      tabStorage('K7QF', () => store),
      link,
    );
    const keys = ['one', 'two', 'three'].map((text) => outbox.write(words(text)));
    await settle();
    expect(atStake(0, outbox)).toEqual({ unsent: 0, changes: 0, withdrawals: 0 });
    server.live = false;
    const [first = '', second = ''] = keys;
    outbox.withdraw(first);
    outbox.edit(second, words('two, changed'));
    outbox.write(words('four'));
    expect(atStake(2, outbox)).toEqual({ unsent: 3, changes: 1, withdrawals: 1 });
    // A change that is taken back before it was sent is a withdrawal.
    outbox.withdraw(second);
    expect(atStake(0, outbox)).toEqual({ unsent: 1, changes: 0, withdrawals: 2 });
    server.live = true;
    outbox.flush();
    await settle();
    await settle();
    expect(atStake(0, outbox)).toEqual({ unsent: 0, changes: 0, withdrawals: 0 });
  });
  test('FL20: words that were refused and are still here are counted', async () => {
    const { server, link } = fakeServer();
    const { store } = fakeStore();
    const outbox = outboxIn(
      tabStorage('K7QF', () => store),
      link,
    );
    server.refusal = { refused: 'choose-again', field: 'audience' };
    outbox.write(words('one'));
    await settle();
    expect(atStake(0, outbox)).toEqual({ unsent: 1, changes: 0, withdrawals: 0 });
  });
});
