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

it.each(named)('%s: TK42: the items and their changeovers add up to its length, so that what is planned ends when it was agreed', (_name, { items, lengthMinutes }) => {
  const total = items.reduce((sum, item) => sum + item.minutes, 0) + ((items.length - 1) * CHANGEOVER) / MINUTE;
  expect(total).toBe(lengthMinutes);
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
