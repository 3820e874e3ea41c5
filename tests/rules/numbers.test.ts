import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const GROUPS = 'PL|RN|FL|CN|ST|TK|HD|NE|GR|GM|RM|SW|MG|RC|VW';
const NUMBER = new RegExp(`\\b(?:${GROUPS})\\d+\\b`, 'g');
const CODE = ['shared', 'server', 'facilitator-ui', 'projector-ui', 'participant-ui'];

const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path, ending) : ending.test(entry.name) ? [path] : [];
  });

/** A range such as "RM1 to RM4" names all that lie between. */
const spelledOut = (text: string): string =>
  text.replace(new RegExp(`\\b(${GROUPS})(\\d+) to \\1(\\d+)`, 'g'), (_range, group: string, from: string, to: string) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => group + String(Number(from) + index)).join(' '),
  );
const numbersIn = (text: string): string[] => spelledOut(text).match(NUMBER) ?? [];

const numbersOf = (files: readonly string[]): Set<string> => new Set(files.flatMap((file) => numbersIn(readFileSync(file, 'utf8'))));

const defined = [...readFileSync('docs/rules.md', 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* (.+)$/gm)].map(([, number = '', sentence = '']) => ({
  number,
  sentence,
}));
const documented = new Set(defined.map(({ number }) => number));
const missing = (from: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...from].filter((number) => !others.has(number));

it('every rule has one sentence and a number of its own, in order', () => {
  expect(documented.size).toBe(defined.length);
  for (const { sentence } of defined) expect(sentence).toMatch(/^[A-Z].*\.$/);
  for (const group of GROUPS.split('|')) {
    const numbers = defined.filter(({ number }) => number.startsWith(group)).map(({ number }) => Number(number.slice(2)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});

it('every rule is shown by a test, and every number in a test is a rule', () => {
  const tested = numbersOf(filesUnder('tests', /\.test\.ts$/));
  expect(missing(documented, tested)).toEqual([]);
  expect(missing(tested, documented)).toEqual([]);
});

it('every rule is named where it is kept, and every number in the code is a rule', () => {
  const kept = numbersOf(CODE.flatMap((folder) => filesUnder(folder, /\.(?:ts|svelte)$/)));
  expect(missing(documented, kept)).toEqual([]);
  expect(missing(kept, documented)).toEqual([]);
});
