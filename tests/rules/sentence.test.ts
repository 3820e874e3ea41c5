import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteFor } from '../../facilitator-ui/panels/time/notes.ts';
import { offersFor } from '../../facilitator-ui/panels/time/offers.ts';
import { previewOf } from '../../facilitator-ui/panels/time/remedy.ts';
import { laterEnds } from '../../facilitator-ui/panels/time/remedies.ts';
import { pieces, sentenceFor } from '../../facilitator-ui/panels/time/sentence.ts';
import type { TimeFacts } from '../../facilitator-ui/panels/time/facts.ts';
import { HOUR, MINUTE } from '../../shared/gathering/time.ts';
import { AGENDA, at, entry, worked } from './worked.ts';

const said = (facts: TimeFacts): string => sentenceFor(facts).text;
const labels = (facts: TimeFacts): string[] => offersFor(facts).map(({ label }) => label);
const clock = (instant: number): string => new Date(Math.round(instant / MINUTE) * MINUTE).toISOString().slice(11, 16);
/** Only the first item has begun. */
const early = { segments: [{ item: 'welcome', startedAt: at(18, 0), endedAt: null }] };
const alone = (minutes: number) => ({ agenda: [entry('close', 'Close', minutes, 10)] });

describe('TK28: the sentence, in every state', () => {
  it('TK28, TK30: the worked example', () => {
    expect(said(worked())).toBe(
      'Move on by 20:14 and all four still fit, at their shortest. At this pace Represent starts at 21:00 and gets none of its 30 minutes.',
    );
    expect(sentenceFor(worked())).toMatchObject({ tone: 'attention', strong: ['20:14', 'Represent', 'none of its 30 minutes'] });
  });

  it('TK30: says until when the rest fits in full, while it still does', () => {
    const facts = worked({
      evening: { endsAt: at(21, 42), hardStopAt: at(22, 0) },
    });
    expect(said(facts)).toBe('Move on by 20:04 and all four still fit. At this pace the evening ends at 21:57, 15 minutes after the agreed end.');
  });

  it('TK33: times after "by" round down, others to the nearest', () => {
    const facts = worked({ evening: { endsAt: at(21, 0, 50) }, now: at(19, 43, 0) });
    expect(said(facts)).toContain('by 20:14');
    expect(said(worked({ evening: { startsAt: at(18, 0, 31) }, run: { startedAt: null, segments: [] }, now: at(17, 0) }))).toContain(
      'Starts at 18:01.',
    );
  });

  it('TK28: before the start', () => {
    const planned = { startedAt: null, segments: [] };
    expect(said(worked({ run: planned, now: at(17, 30) }))).toBe('Starts at 18:00. As planned it ends at 20:57.');
    expect(said(worked({ run: planned, now: at(18, 5) }))).toBe(
      'It was to start at 18:00. Started now, it ends at 21:02 as planned, 2 minutes after the agreed end.',
    );
    expect(said(worked({ run: planned, now: at(18, 2), evening: { endsAt: at(21, 10) } }))).toBe(
      'It was to start at 18:00. Started now, it ends at 20:59 as planned.',
    );
    expect(said(worked({ run: planned, now: at(17, 30), evening: { endsAt: at(20, 50) } }))).toBe(
      'Starts at 18:00. As planned it ends at 20:57, 7 minutes after the agreed end.',
    );
    expect(said(worked({ run: planned, now: at(17, 30), evening: { agenda: [] } }))).toBe('There is nothing on the agenda. Add an item in the plan.');
  });

  it('TK28: it fits, early or not', () => {
    expect(said(worked({ run: early, now: at(18, 5) }))).toBe('Everything fits. At this pace the evening ends at 20:57, 3 minutes early.');
    expect(said(worked({ run: early, now: at(18, 5), evening: { endsAt: at(20, 57) } }))).toBe(
      'Everything fits. At this pace the evening ends at 20:57.',
    );
  });

  it('TK16, TK28: what is held is said, and nothing that is no longer true', () => {
    expect(said(worked({ held: 'fits' }))).toBe('At this pace the evening ends at 21:57, 57 minutes after the agreed end.');
    expect(sentenceFor(worked({ held: 'fits' })).tone).toBe('calm');
    const better = worked({ run: early, now: at(18, 5), held: 'trim' });
    expect(sentenceFor(better)).toMatchObject({ text: 'At this pace the evening ends at 20:57.', tone: 'calm' });
    expect(offersFor(better)).toEqual([]);
  });

  it('TK28: extend or drop, must drop, nothing left to trim', () => {
    const extend = worked({ evening: { endsAt: at(20, 25) } });
    expect(said(extend)).toBe(
      'Not everything fits before the agreed end, 20:25, any more, even at its shortest. End later (the hall must be empty by 21:20), or drop something.',
    );
    expect(labels(extend)[0]).toBe('New agreed end: 21:20');
    const must = worked({ evening: { endsAt: at(20, 20), hardStopAt: at(20, 22) } });
    expect(said(must)).toBe('Even by 20:22, when the hall must be empty, not everything fits. Drop or park something.');
    expect(labels(must)[0]).toBe('Drop Break');
    const shortest = AGENDA.map((one) => ({ ...one, minutes: one.minimum }));
    expect(said(worked({ evening: { agenda: shortest, endsAt: at(20, 20), hardStopAt: at(20, 22) } }))).toContain('There is nothing left to trim.');
  });

  it('TK28: paused, and asked about after five minutes', () => {
    const pauses = [{ from: at(19, 40), to: null, reason: 'breather' as const }];
    expect(said(worked({ run: { pauses } }))).toBe(
      'Paused. Every minute moves the end: at this pace it is 22:00 now. At this pace Represent starts at 21:03 and gets none of its 30 minutes.',
    );
    expect(said(worked({ run: { pauses }, now: at(19, 46) }))).toContain('It has been 6 minutes. Go on, or keep pausing?');
  });

  it('TK28: in a gap', () => {
    const segments = [{ item: 'welcome', startedAt: at(18, 0), endedAt: at(18, 15) }];
    expect(said(worked({ run: { segments }, now: at(18, 16) }))).toBe(
      'Nothing is running. Everything fits. At this pace the evening ends at 20:57, 3 minutes early.',
    );
    expect(said(worked({ run: { segments }, now: at(18, 30) }))).toMatch(
      /^Nothing is running\. Go on by 19:40 and all four still fit, at their shortest\. At this pace .*\.$/,
    );
  });

  it('TK22: a late start is asked about once, while the first item runs', () => {
    const late = { startedAt: at(18, 12), segments: [{ item: 'welcome', startedAt: at(18, 12), endedAt: null }] };
    const facts = worked({ run: late, now: at(18, 13) });
    expect(sentenceFor(facts)).toMatchObject({
      text: 'The evening started 12 minutes late. Where should the time come from?',
      tone: 'question',
    });
    expect(labels(facts)).toEqual(['From Welcome', 'From all that follows', 'New agreed end: 21:12', 'Leave it']);
    expect(said(worked({ run: { ...late, lateStartSettled: true }, now: at(18, 13) }))).not.toContain('started');
  });

  it('TK28: an item with a fixed time in the way', () => {
    const agenda = AGENDA.map((one) => (one.id === 'break' ? { ...one, title: 'Food', fixedAt: at(19, 30) } : one));
    expect(said(worked({ evening: { agenda, endsAt: at(23, 0), hardStopAt: at(23, 30) } }))).toMatch(
      /^Food is fixed at 19:30\. What comes before it runs \d+ minutes past that\.$/,
    );
  });

  it('TK28: the last item, the end, the close', () => {
    const segments = [{ item: 'close', startedAt: at(20, 40), endedAt: null }];
    const run = { segments, lateStartSettled: true };
    expect(said(worked({ run, evening: alone(15), now: at(20, 45) }))).toBe('This is the last item. At this pace the evening ends at 20:55.');
    expect(said(worked({ run, evening: alone(30), now: at(20, 45) }))).toBe(
      'This is the last item. At this pace the evening ends at 21:10, 10 minutes after the agreed end.',
    );
    expect(said(worked({ run, evening: alone(60), now: at(20, 45) }))).toContain('End it now.');
    const done = worked({ run: { segments: [{ item: 'close', startedAt: at(20, 40), endedAt: at(21, 9) }] }, now: at(21, 10) });
    expect(said(done)).toBe('Everything on the agenda is done. End the evening when you are ready.');
    expect(offersFor(done)).toEqual([]);
    const ended = { segments: [{ item: 'close', startedAt: at(20, 40), endedAt: at(21, 9) }], endedAt: at(21, 9) };
    const over = worked({ run: ended, now: at(21, 30) });
    expect(said({ ...over, writingUntil: at(21, 31) })).toBe(
      'The evening has ended. People can still write. Until the evening is closed, people can change and withdraw what they wrote.',
    );
    expect(said({ ...over, writingUntil: at(21, 30) })).toBe(
      'The evening has ended. The time for writing has passed. Until the evening is closed, people can change and withdraw what they wrote.',
    );
    expect(said(worked({ run: { ...ended, closedAt: at(22, 0) }, now: at(22, 1) }))).toBe(
      'The record is sealed. Nothing that was written can be changed or withdrawn.',
    );
  });

  it('TK24, TK27: says that the laptop was away, and that its clock was put right, until it is answered', () => {
    const nothing = new Set<string>();
    const outages = [{ from: at(19, 40), to: at(19, 40, 40), counted: true }];
    const away = noteFor(worked({ run: { outages } }), nothing);
    expect(away).toMatchObject({ text: 'The laptop was away for 40 s. Don’t count it?', discount: at(19, 40) });
    expect(noteFor(worked({ run: { outages } }), new Set([away?.id ?? '']))).toBeNull();
    expect(noteFor(worked({ run: { outages }, now: at(19, 51) }), nothing)).toBeNull();
    expect(noteFor(worked({ run: { clockSteps: [{ at: at(19, 42), by: 30 * MINUTE }] } }), nothing)?.text).toBe(
      'The laptop’s clock was put right by 30 min; running times go on as they were.',
    );
    expect(noteFor(worked({ run: { clockSteps: [{ at: at(18, 2), by: -HOUR, atStart: true }] } }), nothing)?.text).toBe(
      'The laptop’s clock is behind. Set it right, and the times of this evening will be right too.',
    );
    const long = {
      outages: [{ from: at(19, 20), to: at(19, 42), counted: false }],
      pauses: [{ from: at(19, 20), to: null, reason: 'outage' as const }],
    };
    expect(noteFor(worked({ run: long }), nothing)?.text).toBe(
      'The laptop was away for 22 min, so time has stood still since 19:20. Resume when you go on.',
    );
  });

  it('TK28: is never empty, and holds what it says is strong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -120, max: 360 }),
        fc.integer({ min: 0, max: 90 }),
        fc.constantFrom('fits', 'trim', 'extend', 'drop', null),
        fc.boolean(),
        (minute, spare, held, running) => {
          const now = at(18, 0) + minute * MINUTE;
          const run = running && minute >= 0 ? early : { startedAt: null, segments: [] };
          const facts = worked({ run, now, held: run === early ? held : null, evening: { hardStopAt: at(21, 0) + spare * MINUTE } });
          const { text, strong } = sentenceFor(facts);
          expect(text).toMatch(/^[A-Z].*[.?]$/);
          expect(text).not.toMatch(/NaN|undefined|-\d|!/);
          for (const part of strong) expect(text).toContain(part);
          expect(
            pieces({ text, strong })
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});

describe('TK34: remedies, each with what it would do', () => {
  const preview = (facts: TimeFacts, index: number) => {
    const remedy = offersFor(facts)[index];
    if (!remedy) throw new Error('no remedy');
    return previewOf(facts.times, remedy, facts.outlook.pace, facts.now);
  };

  it('TK34: trim the rest, drop the break, end later', () => {
    expect(labels(worked())).toEqual(['Trim the rest by 25 min', 'Drop Break', 'New agreed end: 21:20']);
  });

  it('TK34: the trim shows what every later item would get and when it would start', () => {
    const { rows, ends } = preview(worked(), 0);
    expect(rows.map(({ item, startsAt, was, minutes }) => [item, clock(startsAt), was, minutes])).toEqual([
      ['break', '19:49', 15, 9],
      ['q3', '20:00', 30, 22],
      ['q4', '20:24', 30, 22],
      ['close', '20:48', 15, 12],
    ]);
    expect(clock(ends.asPlanned)).toBe('21:00');
  });

  it('TK34: what is dropped is named, and a later end shows what each would get', () => {
    const dropped = preview(worked(), 1);
    expect(dropped.dropped).toEqual(['break']);
    expect(dropped.rows.map(({ item }) => item)).toEqual(['q3', 'q4', 'close']);
    expect(preview(worked(), 2).rows.find(({ item }) => item === 'q4')).toMatchObject({ gets: 8, minutes: 30 });
  });

  it('TK34: later ends go in steps of five minutes up to the hard stop', () => {
    expect(laterEnds(worked()).map(clock)).toEqual(['21:05', '21:10', '21:15', '21:20']);
    expect(laterEnds(worked({ evening: { hardStopAt: at(21, 0) } }))).toEqual([]);
    expect(laterEnds(worked({ evening: { hardStopAt: at(21, 7) } })).map(clock)).toEqual(['21:05', '21:07']);
  });
});
