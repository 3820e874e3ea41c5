import { cleanText } from '../../shared/gathering/text/clean.ts';

/** What is wrong between what was sent and what is stored, in counts; it names no text. */
export interface Verdict {
  /** Acknowledged, and not stored. */
  readonly lost: number;
  /** Stored more often than it was sent. */
  readonly repeated: number;
  /** Stored, and never sent. */
  readonly unknown: number;
  readonly right: boolean;
}

const counts = (texts: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
  return found;
};

/** Whether each acknowledged text is stored exactly once, and nothing else. Two people may have written the same. */
export const verify = (sent: readonly string[], acknowledged: readonly string[], stored: readonly string[]): Verdict => {
  const [wasSent, wasAcknowledged, isStored] = [counts(sent.map(cleanText)), counts(acknowledged.map(cleanText)), counts(stored)];
  let [lost, repeated, unknown] = [0, 0, 0];
  for (const [text, times] of wasAcknowledged) lost += Math.max(0, times - (isStored.get(text) ?? 0));
  for (const [text, times] of isStored) {
    const asSent = wasSent.get(text) ?? 0;
    if (asSent === 0) unknown += times;
    else repeated += Math.max(0, times - asSent);
  }
  return { lost, repeated, unknown, right: lost + repeated + unknown === 0 };
};
