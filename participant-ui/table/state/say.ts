import type { Refusal } from '../../../shared/gathering/refusal.ts';
import { refusals } from '../../../shared/words/refusals.en.ts';
import { table as words } from '../../../shared/words/table.en.ts';

const { refused: own } = words;

/** The sentence of a refusal, as a table reads it. */
export const say = (refusal: Refusal): string =>
  refusal.refused in own ? own[refusal.refused as keyof typeof own]() : refusals[refusal.refused](refusal);
