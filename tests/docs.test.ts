import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGES = ['README.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [join('docs', name)] : []))];

/** Looks like a path of this repository: in one of its folders, or a file of its root that these pages speak of. */
const PATH =
  /^(?:(?:shared|server|facilitator-ui|projector-ui|participant-ui|tests|docs)\/[\w./-]*|README\.md|LICENSE|package\.json|vite\.config\.ts)$/;

const textOf = (page: string): string => readFileSync(page, 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Quotation marks as they are typed, so that a title can be quoted in a sentence. */
const plain = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\\'/g, "'");

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

describe.each(PAGES)('%s', (page) => {
  const text = textOf(page);

  it('names only files that exist', () => {
    const paths = all(text, /`([^`\n]+)`/g).filter((code) => PATH.test(code));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('links only to what exists', () => {
    const targets = [...all(text, /\]\(([^)\s]+)\)/g), ...all(text, /src="([^"]+)"/g)].filter((target) => !/^(?:https?:|#)/.test(target));
    expect(targets.map((target) => join(dirname(page), target.replace(/#.*$/, ''))).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const commands = all(text, /npm run ([\w:-]+)/g);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('quotes only tests that exist', () => {
    const quotes = [...text.matchAll(/`(tests\/[\w./-]+\.test\.ts)`: ((?:“[^”]+”(?:, )?)+)/g)];
    const missing = quotes.flatMap(([, file = '', titles = '']) =>
      all(titles, /“([^”]+)”/g).filter((title) => !existsSync(file) || !plain(textOf(file)).includes(plain(title))),
    );
    expect(missing).toEqual([]);
  });
});
