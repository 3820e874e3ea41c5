import type { Topic } from '../../shared/views/participant.ts';

/** A name with a sentence of its own; `topic` where the name is a question's. Or a line without a name. */
export type ShortPart = { readonly name: string; readonly text: string; readonly topic: Topic | null } | { readonly line: string };

/** What stands before a colon is a name up to so many characters. */
const LONGEST_NAME = 24;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Names of questions begin a line of their own, also where they were written one after another. */
const apart = (explanation: string, questions: readonly Topic[]): string =>
  questions
    .filter(({ title }) => title.trim() !== '')
    .reduce((text, { title }) => text.replace(new RegExp(`([.!?;])[ \\t]+(?=${escaped(title.trim())}:\\s)`, 'gi'), '$1\n'), explanation);

/** An explanation as short parts: each line that is written as "Name: sentence" is a row of its own. */
export const shortParts = (explanation: string, questions: readonly Topic[]): ShortPart[] =>
  apart(explanation, questions)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.search(/:\s/);
      const name = line.slice(0, colon).trim();
      const text = line.slice(colon + 1).trim();
      if (colon < 1 || name.length > LONGEST_NAME || text === '') return { line };
      const topic = questions.find(({ title }) => title.trim().toLowerCase() === name.toLowerCase()) ?? null;
      return { name, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, topic };
    });
