import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../server/exports/csv.ts';
import { fold, icsText, icsTime } from '../../server/exports/ics.ts';
import { planIcs } from '../../server/exports/plan-ics.ts';
import { timesCsv } from '../../server/exports/times-csv.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { minutesOf, withMinutesOf } from '../../shared/gathering/timekeeper/next-time.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { Evening, START } from './evening.ts';

const BOM = '\ufeff';
const bytes = (text: string): number => new TextEncoder().encode(text).length;
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

/** Texts of what upsets a spreadsheet and what does not, in any mixture. */
const cells = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', ' ', '\n', '\r', '\t', '"', ',', '\0', '\u0007', '\u009b', 'a', '1', 'ع'),
  }),
);
/** As a cell is to be read back, but for the mark before a formula. */
const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, (one) => (one === '\n' ? one : ''));

describe('TK35: tables', () => {
  it('TK35, RC9: no cell begins as a formula does, no control character is left, and every cell is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csv(rows);
        expect(text.startsWith(BOM)).toBe(true);
        const back: string[][] = parse(text, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });
        expect(back).toHaveLength(rows.length);
        rows.forEach((row, index) =>
          row.forEach((cell, column) => {
            const read = back[index]?.[column] ?? '';
            expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\n\r\t]/);
            expect(read.replaceAll("'", '')).toBe(cleaned(cell).replaceAll("'", ''));
          }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('TK35: no cell begins as a formula does where a spreadsheet parts the table at semicolons', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(';', '=', '+', '\n', ' ', '"', ',', 'a') }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          // As a program splits it that takes no notice of quotes that do not begin a cell, or that close in the middle of one.
          const parts = csv([texts]).slice(BOM.length).split(/[;\n]/).slice(1);
          for (const part of parts) expect(part.replace(/^[\s"]*/, '')).not.toMatch(/^[=+]/);
        },
      ),
      { numRuns: 500 },
    );
    expect(csv([['hello;=1+1;x', 'one\n=2+3', 'a; -1']])).toBe(`${BOM}hello;'=1+1;x,"one\n'=2+3",a; '-1\r\n`);
  });

  it('TK35: a formula in full width, after white space or after a line feed is text; what is none stays as it is', () => {
    for (const formula of ['=1+1', '＝1+1', '＋1', '－1', '＠a', ' =1', '\u00a0=1', '\n=1', '\n', '\t=1', '\0=1'])
      expect(csv([[formula]])).toContain(`'`);
    for (const text of ['1=1', 'a-b', 'a@b', 'no', '']) expect(csv([[text]])).not.toContain(`'`);
  });

  it('TK29, TK35: the rows by cause, in the hall’s time', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editItem', { id: 'food', change: { title: '=cmd|calc, "x"' } });
    evening.now = START + minutes(10) - 1000;
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.pause', { reason: 'heated' }, minutes(20));
    evening.does('facilitator', 'run.resume', {}, minutes(5));
    evening.does('facilitator', 'run.next', {}, minutes(20));
    const rows = parse<Record<string, string>>(timesCsv(evening.state, evening.now), { bom: true, columns: true });
    expect(rows.map((row) => [row['Cause'], row['Item'], row['From'], row['To'], row['Planned (min)'], row['Took (min)'], row['Reason']])).toEqual([
      ['Late start', '', '18:00', '18:10', '', '10', ''],
      ['Item', `'=cmd|calc, "x"`, '18:10', '18:55', '45', '40', ''],
      ['Pause', `'=cmd|calc, "x"`, '18:30', '18:35', '', '5', 'It got heated'],
      ['Item', 'Opening', '18:55', '18:55', '20', '0', ''],
    ]);
  });
});

describe('TK36: the plan for a calendar', () => {
  it('TK36: no line is longer than 75 octets, and folding breaks no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = `SUMMARY:${icsText(text)}`;
        const folded = fold(line);
        for (const part of folded.split('\r\n')) expect(bytes(part)).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('TK36: whatever the plan of an older version holds, each line is a property, and no control character is left', () => {
    const { state } = new Evening();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const details = { ...state.plan.details, title: text, place: `\u0000${text}\u000b\u0085\u2028` };
        const items = state.plan.items.map((item) => ({ ...item, title: text, wording: `a\r${text}` }));
        const file = planIcs({ ...state, plan: { ...state.plan, details, items } }, START);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/u);
        for (const line of unfolded(file)) expect(line).toMatch(/^(?:[A-Z-]+:.*)?$/u);
      }),
    );
  });

  it('TK36: text is escaped, times are in UTC', () => {
    expect(icsText('a\\b; c, d\ne')).toBe('a\\\\b\\; c\\, d\\ne');
    expect(icsTime(Date.UTC(2026, 4, 12, 17, 0))).toBe('20260512T170000Z');
  });

  it('TK36: the evening with its agenda, and each item at its planned time, a fixed time kept', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editItem', { id: 'break', change: { fixedAt: START + minutes(150) } });
    const lines = unfolded(planIcs(evening.state, START));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(evening.state.plan.items.length + 1);
    expect(lines).toContain('DTSTART:20260512T170000Z');
    expect(lines.find((line) => line.startsWith('DESCRIPTION:18:00 Food'))).toContain('\\n18:47 Opening\\, 20 min');
    const pause = lines.indexOf('SUMMARY:Break (Police and Communities Together)');
    expect(lines[pause - 2]).toBe('DTSTART:20260512T193000Z');
    expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(evening.state.plan.items.length + 1);
  });
});

it('TK37: a new evening takes the minutes that the same items took, and nothing else', () => {
  const evening = new Evening();
  evening.now = START - 1000;
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'run.next', {}, minutes(57));
  evening.does('facilitator', 'run.end', {}, minutes(18));
  expect(
    minutesOf(evening.state)
      .slice(0, 3)
      .map(({ item, planned, suggested }) => [item, planned, suggested]),
  ).toEqual([
    ['food', 45, 55],
    ['opening', 20, 20],
    ['respect', 20, 20],
  ]);
  const [template] = TEMPLATES;
  if (!template) throw new Error('no template');
  const fresh = planFrom(template, START + minutes(10_000), 'Europe/London');
  const plan = withMinutesOf(fresh, evening.state);
  expect(plan.items[0]).toEqual({ ...fresh.items[0], minutes: 55 });
  expect(plan.details).toEqual(fresh.details);
});
