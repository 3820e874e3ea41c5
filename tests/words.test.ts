import { describe, expect, test } from 'vitest';
import { readSources } from './tools/imports.ts';
import { unreadWords } from './tools/unread-words.ts';

describe('the words of the pages', () => {
  test('are all read by something', async () => {
    const sources = readSources().filter(({ path }) => !path.startsWith('tests/'));
    const paths = sources.map(({ path }) => path).filter((path) => path.startsWith('shared/words/'));
    const modules = await Promise.all(
      paths.map(async (path): Promise<[string, unknown]> => [path, await import(new URL(`../${path}`, import.meta.url).href)]),
    );
    expect(modules.length).toBeGreaterThan(20);
    expect(unreadWords(Object.fromEntries(modules), sources)).toEqual([]);
  });

  test('are missed where only a comment or the words themselves name them', () => {
    const path = 'shared/words/some.en.ts';
    const words = { [path]: { some: { said: 'Said.', deep: { forgotten: 'Never said.' } } } };
    const text = "export const some = { said: 'Said.', deep: { forgotten: 'Never said.' } };";
    const page = { path: 'facilitator-ui/A.svelte', text: '<!-- forgotten -->\n<p>{some.said} {Object.keys(some.deep)}</p>' };
    expect(unreadWords(words, [{ path, text }, page])).toEqual([`${path} has "forgotten", which nothing reads. Take it out.`]);
  });
});
