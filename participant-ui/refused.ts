import type { Refusal } from '../shared/gathering/refusal.ts';
import type { PhoneWords } from '../shared/words/languages.ts';

/** A refusal in words. One that is meant for the crew, should it ever reach a phone, is said in general. */
export const refused = ({ refusals }: Pick<PhoneWords, 'refusals'>, refusal: Refusal): string => {
  const code = refusal.refused in refusals ? (refusal.refused as keyof typeof refusals) : 'failed';
  return refusals[code](refusal);
};
