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

/** Words before a colon that go on with what was said, and name nothing. */
const GO_ON = new Set([
  'example',
  'examples',
  'for example',
  'for instance',
  'in other words',
  'in short',
  'note',
  'please note',
  'remember',
  'that is',
]);

/**
 * Within what a name explains, another name after the end of a sentence begins a line of its own too, though no question is called
 * so: the question may have been removed or renamed since, and what was said of it is not to stand under another (VW13).
 */
const othersApart = (text: string): string =>
  text.replace(
    new RegExp(String.raw`([.!?;…]["'’”)\]]*)[ \t]+(?=(\p{Lu}[^.!?;:]{0,${BEFORE_COLON - 1}}):\s)`, 'gu'),
    (all: string, end: string, name: string) => (GO_ON.has(name.toLowerCase()) ? all : `${end}\n`),
  );

/** Of what is no question's: short, and within one sentence. */
const mayBeName = (name: string): boolean => name.length <= BEFORE_COLON && !/[.!?;]\s/.test(name);

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

interface Begins {
  /** What stands before the colon; empty where the line begins with no name. */
  readonly name: string;
  readonly topic: Topic | null;
}

/** The name that a line begins with. */
const begins = (line: string, names: readonly Named[]): Begins => {
  const [own, topic] = names.find(([name]) => same(line.slice(0, name.length), name) && /^:\s/.test(line.slice(name.length))) ?? [];
  if (own !== undefined) return { name: line.slice(0, own.length), topic: topic ?? null };
  const name = line.slice(0, Math.max(0, line.search(/:\s/)));
  return { name: mayBeName(name) ? name : '', topic: null };
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** An explanation as short parts: each line that is written as "Name: sentence" is a row of its own. */
export const shortParts = (explanation: string, questions: readonly Topic[]): ShortPart[] => {
  const names = namesOf(questions);
  const partsOf = (line: string): string[] => {
    const { name } = begins(line, names);
    return name === '' ? [line] : lines(line.slice(0, name.length) + othersApart(line.slice(name.length)));
  };
  return lines(apart(explanation, names))
    .flatMap(partsOf)
    .map((line) => {
      const { name, topic } = begins(line, names);
      const text = line.slice(name.length + 1).trim();
      if (name === '' || text === '') return { line };
      return { name: name.trim(), text: capital(text), topic: questions.find(({ id }) => id === topic?.id) ?? null };
    });
};
