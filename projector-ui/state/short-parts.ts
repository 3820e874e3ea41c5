import { BEFORE_COLON, shortName } from '../../shared/ui/short-name.ts';
import type { Topic } from '../../shared/views/participant.ts';

/** A name with a sentence of its own; `topic` where the name is a question's. Or a line without a name. */
export type ShortPart = { readonly name: string; readonly text: string; readonly topic: Topic | null } | { readonly line: string };

/** What a question may be called here, and the question. */
type Named = readonly [name: string, topic: Topic];

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The first words of a title, from one word on: the explanation may be older than a title that was made longer. */
const beginnings = (title: string): string[] => {
  const words = title.split(/\s+/);
  return words.map((_, index) =>
    words
      .slice(0, index + 1)
      .join(' ')
      .replace(/\p{P}+$/u, ''),
  );
};

/** All names of questions, the longest first: the title, its short name, and first words of it that no other question begins with. */
const namesOf = (questions: readonly Topic[]): Named[] => {
  const named = questions.map((topic) => ({ ...topic, title: topic.title.trim() })).filter(({ title }) => title !== '');
  const titles = named.map((topic): Named => [topic.title, topic]);
  const shorter = named
    .flatMap((topic) => [...new Set([shortName(topic.title), ...beginnings(topic.title)])].map((name): Named => [name, topic]))
    .filter(([name, topic]) => name !== '' && !named.some(({ id, title }) => id !== topic.id && beginnings(title).some((one) => same(one, name))));
  return [...titles, ...shorter].sort(([one], [other]) => other.length - one.length);
};

/** Names of questions begin a line of their own, also where they were written one after another: after the end of a sentence alone. */
const apart = (explanation: string, names: readonly Named[]): string => {
  if (names.length === 0) return explanation;
  const anyName = names.map(([name]) => escaped(name)).join('|');
  return explanation.replace(new RegExp(String.raw`([.!?;…]["'’”)\]]*)[ \t]+(?=(?:${anyName}):\s)`, 'giu'), '$1\n');
};

/** Of what is no question's: short, and within one sentence. */
const mayBeName = (name: string): boolean => name.length <= BEFORE_COLON && !/[.!?;]\s/.test(name);

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** An explanation as short parts: each line that is written as "Name: sentence" is a row of its own. */
export const shortParts = (explanation: string, questions: readonly Topic[]): ShortPart[] => {
  const names = namesOf(questions);
  return apart(explanation, names)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [own = '', called = null] = names.find(([name]) => same(line.slice(0, name.length), name) && /^:\s/.test(line.slice(name.length))) ?? [];
      const colon = called === null ? line.search(/:\s/) : own.length;
      const name = line.slice(0, colon).trim();
      const text = line.slice(colon + 1).trim();
      if (colon < 1 || (called === null && !mayBeName(name)) || text === '') return { line };
      return { name, text: capital(text), topic: questions.find(({ id }) => id === called?.id) ?? null };
    });
};
