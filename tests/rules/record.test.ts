import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { recordFiles } from '../../server/exports/record/files.ts';
import { recordOf } from '../../server/exports/record/record.ts';
import { RecordSchema, type EveningRecord } from '../../server/exports/record/schema.ts';
import { isQuotable } from '../../shared/gathering/floor/model/consent.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { recordWords as words } from '../../shared/words/record.en.ts';
import { forClosed, SECRETS } from './closed.ts';
import { Evening, START } from './evening.ts';
import { GroupEvening, LEAD, pointId } from './groups-evening.ts';

const jsonOf = (evening: Gathering, complete: boolean): EveningRecord =>
  v.parse(RecordSchema, JSON.parse(recordFiles(evening, { complete })['record.json']));
const rowsOf = (evening: Gathering, complete: boolean): Record<string, string>[] =>
  parse(recordFiles(evening, { complete })['contributions.csv'], { bom: true, columns: true });
const texts = (record: EveningRecord): string[] => record.topics.flatMap((topic) => topic.contributions.map((one) => one.words));
const sorted = (all: readonly string[]): string[] => [...all].sort();

/** An evening that has one of each decision, of each audience, late words and a pause. */
const worked = (consent: Gathering['consent'] = 'shown-and-quoted'): Evening => {
  const evening = new Evening();
  evening.state = { ...evening.state, consent };
  evening.does('organiser', 'plan.editDetails', {
    next: 'The answers hang in the library from 12 June.',
    place: 'Highfields Centre',
    community: 'Everybody',
  });
  evening.now = START - 1000;
  evening.does(LEAD, 'run.start');
  const decided = (key: string, text: string, decision: string, reason: string | null = null, topic = 'respect', audience = 'show'): void => {
    const id = evening.mixed(key, text, topic, audience);
    evening.does(LEAD, 'floor.decide', { id, decision, reason });
  };
  decided('AAAAAAAAAAAA', 'was shown', 'shown');
  decided('BBBBBBBBBBBB', 'was read out', 'read-out', null, 'protect', 'read-out');
  decided('CCCCCCCCCCCC', 'was held', 'held', 'names-someone');
  decided('DDDDDDDDDDDD', 'was parked', 'parked', null, 'else');
  decided('EEEEEEEEEEEE', 'was shelved', 'shelved', null, 'story');
  evening.mixed('FFFFFFFFFFFF', 'was looked at by nobody');
  evening.mixed('GGGGGGGGGGGG', 'for the record', 'protect', 'record');
  evening.does(LEAD, 'run.pause', { reason: 'heated' }, minutes(20));
  evening.does(LEAD, 'run.resume', {}, minutes(5));
  evening.does(LEAD, 'run.next', {}, minutes(25));
  evening.writes('HHHHHHHHHHHH', 'came too late', 'represent');
  evening.does(LEAD, 'run.end', {}, minutes(10));
  evening.does('organiser', 'run.close', {}, minutes(5));
  return evening;
};
const contributionsOf = (record: EveningRecord): Map<string, EveningRecord['topics'][number]['contributions'][number]> =>
  new Map(record.topics.flatMap((topic) => topic.contributions.map((one) => [one.words, one])));

describe('RC2: what is for the record only', () => {
  it('RC2: is in no file of the record, in any evening', () => {
    forClosed((evening) => {
      const kept = evening.floor.contributions.filter((one) => one.audience === 'record');
      for (const file of Object.values(recordFiles(evening, { complete: false }))) for (const one of kept) expect(file).not.toContain(one.text);
    });
  });

  it('RC2: without what is for the record only, nothing else of the record changes but the one number', () => {
    forClosed((evening) => {
      const contributions = evening.floor.contributions.filter((one) => one.audience !== 'record');
      const many = evening.floor.contributions.length - contributions.length;
      const number = (text: string): string =>
        text
          .replace(`<p>${words.recordOnly.leftOut(many)}</p>`, '')
          .replace(`${words.recordOnly.leftOut(many)}\r\n\r\n`, '')
          .replace(`"recordOnly": ${many}`, '"recordOnly": 0');
      const files = Object.entries(recordFiles(evening, { complete: false })).map(([name, text]) => [name, number(text)]);
      const without = recordFiles({ ...evening, floor: { ...evening.floor, contributions } }, { complete: false });
      expect(Object.fromEntries(files)).toEqual(without);
    });
  });

  it('RC2: every text is in the complete copy once, as data, as a row and on the page; and all others in the record', () => {
    forClosed((evening) => {
      const all = sorted(evening.floor.contributions.map((one) => one.text));
      const shared = sorted(evening.floor.contributions.filter((one) => one.audience !== 'record').map((one) => one.text));
      for (const [complete, expected] of [
        [true, all],
        [false, shared],
      ] as const) {
        expect(sorted(texts(jsonOf(evening, complete)))).toEqual(expected);
        expect(sorted(rowsOf(evening, complete).map((row) => row['Words'] ?? ''))).toEqual(expected);
        const page = recordFiles(evening, { complete })['record.html'];
        for (const text of expected) expect(page.split(`>${text}</p>`)).toHaveLength(2);
      }
    });
  });

  it('RC2: the other files say how many there are, in all', () => {
    const { state } = worked();
    const files = recordFiles(state, { complete: false });
    for (const name of ['README.txt', 'record.html'] as const)
      expect(files[name].replace(/\s+/g, ' ')).toContain('1 more was written for the record only. It is in the organiser’s copy.');
    expect(jsonOf(state, false).recordOnly).toBe(1);
  });
});

it('RC3: the complete copy says what it holds, first of all', () => {
  const { state } = worked();
  const [complete, shared] = [recordFiles(state, { complete: true }), recordFiles(state, { complete: false })];
  expect(complete['README.txt'].split('\r\n')[0]).toBe('This is the organiser’s copy. It also holds what people wrote for the record only.');
  expect(complete['record.html']).toContain(`<main>\n<div class="note"><p><strong>${words.recordOnly.complete}`);
  expect(complete['README.txt'].replace(/\s+/g, ' ')).toContain(consentWords['shown-and-quoted'].record);
  for (const file of Object.values(shared)) expect(file).not.toContain(words.recordOnly.complete);
  expect([jsonOf(state, true).complete, jsonOf(state, false).complete]).toEqual([true, false]);
});

describe('RC4: what was decided', () => {
  it('RC4: decisions and reasons are there in words, and what nobody decided is "not decided"', () => {
    const { state } = worked();
    const found: unknown = Object.fromEntries(rowsOf(state, true).map((row) => [row['Words'], [row['Decision'], row['Reason']]]));
    expect(found).toEqual({
      'was shown': ['chosen for the wall', ''],
      'was read out': ['chosen to be read out', ''],
      'was held': ['held back', 'it names someone'],
      'was parked': ['parked for later', ''],
      'was shelved': ['put with the stories', ''],
      'was looked at by nobody': ['not decided', ''],
      'for the record': ['kept for the record, as its writer chose', ''],
      'came too late': ['not decided', ''],
    });
    const page = recordFiles(state, { complete: true })['record.html'];
    expect(page).toContain('held back: it names someone');
    expect(page.split(' · not decided · ')).toHaveLength(3);
    const { legend } = jsonOf(state, true);
    expect(legend.decisions['not-decided']).toBe('not decided');
  });

  it('RC4: in any evening, whether it was never mixed in or never decided', () => {
    forClosed((evening) => {
      const waiting = sorted(
        evening.floor.contributions.filter((one) => one.decision === 'waiting' && one.audience !== 'record').map((one) => one.text),
      );
      const open = [...contributionsOf(jsonOf(evening, true)).values()].filter((one) => one.decision === 'not-decided');
      expect(sorted(open.map((one) => one.words))).toEqual(waiting);
      expect(sorted(rowsOf(evening, true).flatMap((row) => (row['Decision'] === 'not decided' ? [row['Words'] ?? ''] : [])))).toEqual(waiting);
    });
  });
});

describe('RC5: what may be quoted', () => {
  it('RC5: the sentences of the phones, and of each text whether it may be quoted', () => {
    const { state } = worked();
    const record = jsonOf(state, true);
    expect(record.consent).toMatchObject({ words: 'shown-and-quoted', choices: consentWords['shown-and-quoted'], quotable: true });
    for (const one of contributionsOf(record).values()) expect(one.mayBeQuoted).toBe(isQuotable('shown-and-quoted', one.allows));
    for (const row of rowsOf(state, true)) {
      const choice = row['What the writer allows'] ?? '';
      expect(Object.values(consentWords['shown-and-quoted'])).toContain(choice);
      expect(row['May be quoted']).toBe(choice === consentWords['shown-and-quoted'].show ? 'yes' : 'no');
    }
    const files = recordFiles(state, { complete: false });
    for (const name of ['README.txt', 'record.html'] as const)
      for (const sentence of Object.values(consentWords['shown-and-quoted'])) expect(files[name].replace(/\s+/g, ' ')).toContain(sentence);
  });

  it('RC5: of an evening of the older words nothing may be quoted, and it says why', () => {
    const { state } = worked('shown');
    const record = jsonOf(state, true);
    expect(record.consent).toMatchObject({ words: 'shown', choices: consentWords.shown, quotable: false });
    expect([...contributionsOf(record).values()].some((one) => one.mayBeQuoted)).toBe(false);
    expect(rowsOf(state, true).every((row) => row['May be quoted'] === 'no')).toBe(true);
    const files = recordFiles(state, { complete: false });
    const why =
      'Nothing in this record may be quoted. The phones said “May be shown, without a name”. They did not say that words could be quoted later, so nobody has agreed to it.';
    for (const name of ['README.txt', 'record.html'] as const) expect(files[name].replace(/\s+/g, ' ')).toContain(why);
    expect(record.consent.meaning).toBe(why);
    expect(files['record.html']).not.toContain(words.quoting.may);
  });
});

describe('RC6: what stays behind', () => {
  it('RC6: no id, code, batch, Wi-Fi or address is in any file', () => {
    forClosed((evening) => {
      const points = evening.groups.breakouts.flatMap((one) => [one.id, ...one.tables.flatMap((table) => table.sheet.points.map(({ id }) => id))]);
      const left = [...Object.values(SECRETS), ...evening.floor.contributions.map((one) => one.id), ...points];
      for (const file of Object.values(recordFiles(evening, { complete: true }))) for (const secret of left) expect(file).not.toContain(secret);
      expect(Object.keys(contributionsOf(jsonOf(evening, true)).values().next().value ?? {})).not.toContain('batch');
    });
  });

  it('RC6: texts lie by question, then by their random ids', () => {
    forClosed((evening) => {
      const order = [...evening.plan.items.filter((item) => item.kind === 'question').map((item) => item.id), 'else', 'story'];
      const expected = order.flatMap((topic) =>
        evening.floor.contributions
          .filter((one) => one.topic === topic)
          .sort((one, other) => (one.id < other.id ? -1 : 1))
          .map((one) => one.text),
      );
      expect(texts(jsonOf(evening, true))).toEqual(expected);
      expect(rowsOf(evening, true).map((row) => row['Words'])).toEqual(expected);
    });
  });

  it('RC6: the same evening always gives the same files', () => {
    forClosed((evening) => {
      expect(recordFiles(evening, { complete: true })).toEqual(recordFiles(evening, { complete: true }));
    });
  });
});

it('RC7: the record of any closed evening fits its published form', () => {
  forClosed((evening) => {
    for (const complete of [false, true]) expect(jsonOf(evening, complete)).toEqual(recordOf(evening, { complete }));
  });
});

describe('RC11: what it holds besides', () => {
  it('RC11: the agenda with planned and actual minutes, pauses, where the time went, and what happens next', () => {
    const record = jsonOf(worked().state, false);
    expect(record.items.map(({ position, number, title, planned, took, reached }) => [position, number, title, planned, took, reached])).toEqual([
      [1, null, 'Food and meeting', 45, 45, true],
      [2, null, 'Opening', 20, 10, true],
      ...record.items.slice(2).map((item) => [item.position, item.number, item.title, item.planned, null, false]),
    ]);
    expect(record.items.filter((item) => item.number !== null).map((item) => item.number)).toEqual([1, 2, 3, 4]);
    expect(record.pauses).toMatchObject([{ minutes: 5, reason: 'heated' }]);
    expect(record.times.map(({ cause, title, took, planned, reason }) => [cause, title, took, planned, reason])).toEqual([
      ['item', 'Food and meeting', 45, 45, null],
      ['pause', 'Food and meeting', 5, null, 'heated'],
      ['item', 'Opening', 10, 20, null],
    ]);
    expect(record.spent.find((one) => one.cause === 'pause')).toEqual({ cause: 'pause', minutes: 5 });
    const { title, place, community, next } = worked().state.plan.details;
    expect(record.evening).toMatchObject({ title, place, community, next });
    const files = recordFiles(worked().state, { complete: false });
    for (const name of ['README.txt', 'record.html'] as const) expect(files[name]).toContain(next);
  });

  it('RC11: an evening that was never started has a record too', () => {
    const evening = new Evening();
    evening.does('system', 'run.close');
    const record = jsonOf(evening.state, false);
    expect([record.evening.startedAt, record.evening.endedAt, record.times]).toEqual([null, null, []]);
    expect(recordFiles(evening.state, { complete: false })['record.html']).toContain('The evening was not started.');
  });

  it('RC11: what the tables said, with its question, and how many share it, without ids', () => {
    const evening = GroupEvening.reporting({ questions: [{ topic: 'respect', wording: '' }] }, (one) => {
      one.notes(1, 'first', 'Say why, first');
      one.notes(2, 'second', 'Tell us the reason');
    });
    evening.lead('report.tell', { table: 1, point: pointId('first') });
    evening.lead('report.also', { table: 2, told: pointId('first'), also: true, point: pointId('second') });
    evening.does(LEAD, 'run.end');
    evening.does('organiser', 'run.close');
    const { points } = jsonOf(evening.state, false);
    const wording = evening.state.plan.items.find((item) => item.id === 'respect')?.wording ?? '';
    expect(points).toEqual([
      {
        part: 'Food and meeting',
        number: 1,
        question: wording,
        round: 1,
        table: 1,
        words: 'Say why, first',
        exact: false,
        tags: [],
        told: true,
        tables: 2,
        alsoTables: [2],
        sameAs: null,
      },
      expect.objectContaining({ table: 2, words: 'Tell us the reason', told: false, tables: 1, sameAs: 'Say why, first' }),
    ]);
    const page = recordFiles(evening.state, { complete: false })['record.html'];
    expect(page).toContain('Table 1 · told to the room · tables 1 and 2 say this');
    expect(page.indexOf('Tell us the reason')).toBeGreaterThan(page.indexOf('<h2 id="part-1">'));
    expect(page.indexOf('Tell us the reason')).toBeLessThan(page.indexOf('<h2 id="part-2">'));
  });
});
