import type { Refusal } from '../../shared/gathering/refusal.ts';
import { refusals } from '../../shared/words/refusals.en.ts';

/** The sentence of a refusal. */
export const say = (refusal: Refusal): string => refusals[refusal.refused](refusal);
