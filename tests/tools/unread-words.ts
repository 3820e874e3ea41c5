import type { Source } from './imports.ts';

/** Comments say much and read nothing. */
const withoutComments = (text: string): string => text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');

/** The keys of words, however deep; those that are no names, such as names of files, are left out. */
const keysOf = (words: unknown): string[] =>
  typeof words !== 'object' || words === null
    ? []
    : Object.entries(words).flatMap(([key, value]) => [...(!Array.isArray(words) && /^[a-z]\w*$/i.test(key) ? [key] : []), ...keysOf(value)]);

/**
 * Keys of words whose name stands nowhere in the program but where they are written. It finds no key that shares its name with
 * something else; what it finds is read by nobody.
 */
export const unreadWords = (words: Readonly<Record<string, unknown>>, sources: readonly Source[]): string[] => {
  const elsewhere = sources.filter(({ path }) => !path.startsWith('shared/words/')).map(({ text }) => withoutComments(text));
  const inWords = sources.filter(({ path }) => path.startsWith('shared/words/')).map(({ text }) => withoutComments(text));
  const read = new Set([...elsewhere.flatMap((text) => text.match(/\w+/g) ?? []), ...inWords.flatMap((text) => text.match(/(?<=\.)\w+/g) ?? [])]);
  return Object.entries(words).flatMap(([path, module]) => [
    ...new Set(
      Object.values(module as object)
        .flatMap(keysOf)
        .filter((key) => !read.has(key))
        .map((key) => `${path} has "${key}", which nothing reads. Take it out.`),
    ),
  ]);
};
