import { expect, it } from 'vitest';
import { formatMinutes } from '../../shared/gathering/groups/model/hold.ts';
import { PRESETS } from '../../shared/gathering/groups/model/presets.ts';
import { plannedGroups } from '../../shared/gathering/plan/model/plan.ts';
import { TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { CHANGEOVER } from '../../shared/gathering/timekeeper/clock.ts';

const named = TEMPLATES.map((template) => [template.name, template] as const);

it('the templates are an LPACT evening, the two ways of working in groups that people know by name, and a blank one', () => {
  expect(TEMPLATES.map(({ id }) => id)).toEqual(['lpact', '1-2-4-all', 'world-cafe', 'blank']);
});

it.each(named)(
  '%s: TK42: the items and their changeovers add up to its length, so that what is planned ends when it was agreed',
  (_name, { items, lengthMinutes }) => {
    const total = items.reduce((sum, item) => sum + item.minutes, 0) + ((items.length - 1) * CHANGEOVER) / MINUTE;
    expect(total).toBe(lengthMinutes);
  },
);

/** A number, in words or digits, of what a facilitator can add to an evening or take from it. */
const COUNTED = /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten) (questions?|parts?|topics?|themes?|rounds?|minutes?|breaks?)\b/gi;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

it.each(named)(
  '%s: PL16: nothing that the room reads says how many of anything there are, so that no change of the plan makes it untrue',
  (_name, { items }) => {
    for (const { title, wording, explanation } of items) expect(`${title} ${wording} ${explanation}`.match(COUNTED), title).toBeNull();
  },
);

it.each(named)('%s: what “New evening” says of it is what it holds', (_name, { items, summary, lengthMinutes }) => {
  const questions = items.filter(({ kind }) => kind === 'question');
  const [, said] = /\b(\w+) questions?\b/i.exec(summary) ?? [];
  if (said) expect(NUMBERS.indexOf(said.toLowerCase())).toBe(questions.length);
  const [, rounds, minutes] = /(\w+) rounds of (\d+) minutes/.exec(summary) ?? [];
  if (rounds)
    expect(items.map(({ format }) => format?.rounds.map((round) => round.minutes))).toContainEqual(
      Array(NUMBERS.indexOf(rounds.toLowerCase())).fill(Number(minutes)),
    );
  const [, hours, quarters] = /(two|three) (and three quarter )?hours/.exec(summary) ?? [];
  if (hours) expect(NUMBERS.indexOf(hours) * 60 + (quarters ? 45 : 0)).toBe(lengthMinutes);
});

it.each(named)('%s: no item is shorter than its least', (_name, { items }) => {
  for (const item of items) expect(item.minimum, item.title).toBeLessThanOrEqual(item.minutes);
});

it.each(named)('%s: GR39: groups are a way of asking a question, by one of the presets, in a time that is enough for them', (_name, { items }) => {
  for (const item of items) {
    const { id, kind, format, minutes, title, wording } = item;
    expect(plannedGroups(item), title).toBe(format);
    if (!format) continue;
    expect([kind, format.questions], title).toEqual(['question', [{ topic: id, wording: '' }]]);
    expect(wording, title).not.toBe('');
    const preset = PRESETS.find((one) => one.preset === format.preset);
    expect({ ...format, questions: [] }, title).toEqual(preset);
    expect(formatMinutes(format), title).toBeLessThanOrEqual(minutes);
  }
});
