import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../shared/gathering/gathering.ts';
import { PROTOCOL } from '../shared/protocol/version.ts';

const pagesIn = (folder: string): string[] => readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [join(folder, name)] : []));
const PAGES = [...pagesIn('.'), ...pagesIn('docs'), ...pagesIn('docs/adr')];

/** Looks like a path of this repository: in one of its folders, or a file of its root that these pages speak of. */
const PATH = /^(?:(?:shared|server|facilitator-ui|projector-ui|participant-ui|tests|docs)\/[\w./-]*|\w+\.md|LICENSE|package\.json|vite\.config\.ts)$/;

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

it('every decision has its number, its parts, and a line in the index', () => {
  const index = textOf('docs/adr/README.md');
  const decisions = readdirSync('docs/adr').filter((name) => name !== 'README.md');
  expect(decisions.map((name) => name.slice(0, 5))).toEqual(decisions.map((_, at) => `${String(at + 1).padStart(4, '0')}-`));
  for (const name of decisions) {
    const text = textOf(join('docs/adr', name));
    const [, number = '', title = ''] = /^# (\d{4})\. (.+)\n/.exec(text) ?? [];
    expect(name.startsWith(`${number}-`), name).toBe(true);
    expect(all(text, /^## (.+)$/gm), name).toEqual(['Context', 'Decision', 'Consequences', 'Where it is kept']);
    expect(index).toContain(`| [${number}](${name}) | ${title} |`);
  }
});

it('the changelog names the present schema and protocol, and what came with each', () => {
  const text = textOf('CHANGELOG.md');
  expect(text).toMatch(new RegExp(`## \\[Unreleased\\]\n\nSchema ${String(SCHEMA)}, protocol ${String(PROTOCOL)}\\.\n`));
  const [, schemas = '', protocols = ''] = text.split(/^\| (?:schema|protocol) \|.*\n/m);
  expect(all(schemas, /^\| (\d+) \|/gm).map(Number)).toEqual(Array.from({ length: SCHEMA }, (_, at) => at + 1));
  expect(all(protocols, /^\| (\d+) \|/gm).map(Number)).toEqual(Array.from({ length: PROTOCOL }, (_, at) => at + 1));
});
