import { expect, it } from 'vitest';
import { effectOf } from '../../facilitator-ui/panels/time/effect.ts';
import { previewOf } from '../../facilitator-ui/panels/time/remedy.ts';
import { endAt } from '../../facilitator-ui/panels/time/remedies.ts';
import { timeWords as words } from '../../shared/words/console-time.en.ts';
import type { Instant } from '../../shared/gathering/time.ts';
import { at, worked } from './worked.ts';

/** What the console says of a later end, where 20:20 was agreed. */
const said = (end: Instant): string => {
  const facts = worked({ evening: { endsAt: at(20, 20) } });
  return effectOf(previewOf(facts.times, endAt(facts, end), facts.outlook.pace, facts.now), facts.evening, end);
};

it('TK34: a later end that is too soon says that it would be agreed, and that the evening goes on past it', () => {
  expect(said(at(20, 30))).toContain(words.preview.newEnd('20:30'));
  expect(said(at(21, 45))).not.toContain('but the evening would go on past it');
});
