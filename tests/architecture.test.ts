import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whatIsWrong } from './tools/import-rules.ts';
import { importsOf, readSources, type Source, worldNamesOf } from './tools/imports.ts';

/** Names that would let the clock, chance, a disk, a network or a page into the rules of the evening. */
const WORLD = (
  'Date Math.random performance crypto process Buffer globalThis window document navigator location localStorage sessionStorage ' +
  'fetch XMLHttpRequest WebSocket setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame console require'
).split(' ');
const LONGEST = { '.ts': 300, '.mjs': 300, '.svelte': 200 };

const sources = readSources();

describe('the house', () => {
  test('is there to be read', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  test('imports only what each part may', () => {
    expect(sources.flatMap(importsOf).map(whatIsWrong).filter(Boolean)).toEqual([]);
  });

  test('has no circle among the rooms of the domain: a model, or the rules, of one concept, or a file that brings all together', () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  test('keeps the rules of the evening pure', () => {
    expect(sources.filter(({ path }) => path.startsWith('shared/gathering/')).flatMap(impurities)).toEqual([]);
  });

  test('has no file that has grown past one thing', () => {
    expect(sources.flatMap(tooLong)).toEqual([]);
  });

  test('never renders what people wrote as markup', () => {
    const marked = sources.filter(({ path, text }) => path.endsWith('.svelte') && text.includes(['{', '@html'].join('')));
    expect(marked.map(({ path }) => `${path} renders text as markup. Show it as text: {value}.`)).toEqual([]);
  });
});

test('random cases are those of one seed, unless others are asked for', () => {
  const { OPEN_FLOOR_SEED: asked } = process.env;
  expect(fc.readConfigureGlobal().seed).toEqual(asked === 'random' ? undefined : asked === undefined ? expect.any(Number) : Number(asked));
});

describe('the test of the house can fail', () => {
  const wrong = (path: string, text: string) => importsOf({ path, text }).map(whatIsWrong).filter(Boolean);

  test.each([
    ['shared/gathering/floor/a.ts', `import { join } from 'node:path';`],
    ['shared/gathering/a.ts', `import type { View } from '../views/console.ts';`],
    ['shared/gathering/a.ts', `const lazy = await import('../../server/log.ts');`],
    ['shared/protocol/a.ts', `import { consoleView } from '../views/console.ts';`],
    ['shared/words/a.ts', `export * from '../gathering/refusal.ts';`],
    ['shared/client/a.ts', `import { carryOut } from '../gathering/carry-out.ts';`],
    ['facilitator-ui/a.ts', `import { ask } from '../shared/gathering/hands/rules/ask.ts';`],
    ['facilitator-ui/a.ts', `import { COMMANDS } from '../shared/gathering/commands.ts';`],
    ['shared/views/a.ts', `import { DOCUMENTS } from '../gathering/documents.ts';`],
    ['shared/gathering/hands/model/a.ts', `import { ask } from '../rules/ask.ts';`],
    ['facilitator-ui/A.svelte', `<script lang="ts">\n  import B from '../projector-ui/B.svelte';\n</script>`],
    ['participant-ui/a.ts', `type Room = import('../server/room/room.ts').Room;`],
    ['server/web/a.ts', `import { live } from '../live/live.ts';`],
    ['server/live/a.ts', `import { openStore } from '../store/lowdb.ts';`],
    ['server/web/a.ts', `import { wire } from '../wiring.ts';`],
    ['server/room/a.ts', `import { outbox } from '../../shared/client/outbox.svelte.ts';`],
    ['server/web/a.ts', `import { render } from '../../participant-ui/entry-server.ts';`],
    ['server/room/a.ts', `import { fake } from '../../tests/tools/fake.ts';`],
    ['somewhere/a.ts', `import { a } from './b.ts';`],
  ])('%s: %s', (path, text) => {
    expect(wrong(path, text)).toHaveLength(1);
  });

  test.each([
    ['shared/protocol/a.ts', `import type { ConsoleView } from '../views/console.ts';`],
    ['shared/client/a.ts', `import { type Command } from '../gathering/commands.ts';`],
    ['server/web/a.ts', `import { type Store } from '../store/store.ts';`],
    ['server/main.ts', `import { render } from '../participant-ui/entry-server.ts';`],
  ])('but not for %s: %s', (path, text) => {
    expect(wrong(path, text)).toEqual([]);
  });

  test('for rooms of the domain that go in a circle', () => {
    const file = (path: string, to: string): Source => ({ path: `shared/gathering/${path}`, text: `import { a } from '${to}';` });
    const circle = [
      file('a/model/a.ts', '../../b/model/b.ts'),
      file('b/model/b.ts', '../../c/model/c.ts'),
      file('c/model/c.ts', '../../a/model/a.ts'),
    ];
    expect(circlesOf(circle)).toEqual(['a/model → b/model → c/model → a/model']);
    expect(circlesOf(circle.slice(0, 2))).toEqual([]);
    expect(circlesOf([file('documents.ts', './a/document.ts'), file('a/document.ts', '../documents.ts')])).toHaveLength(1);
  });

  test('for a rule that reads the clock, and not for a field called so', () => {
    expect(impurities({ path: 'a.ts', text: 'export const now = () => Date.now();' })).toHaveLength(1);
    expect(impurities({ path: 'a.ts', text: 'export const chance = () => Math.random() < Math.abs(1);' })).toHaveLength(1);
    expect(impurities({ path: 'a.ts', text: 'export const open = (window: { location: 1 }) => window.location;' })).toEqual([]);
  });

  test('for a long file', () => {
    expect(tooLong({ path: 'a.svelte', text: '\n'.repeat(201) })).toHaveLength(1);
    expect(tooLong({ path: 'a.svelte', text: '\n'.repeat(200) })).toEqual([]);
  });
});

/** The room of the domain that a file stands in: "hands/rules", or the file itself where it brings all concepts together; '' outside. */
function roomOf(path: string): string {
  const [, concept = '', part = ''] = /^shared\/gathering\/([a-z-]+(?:\.ts)?)(?:\/(.+))?$/.exec(path) ?? [];
  if (concept === '') return '';
  return /^(model|rules|maker)\//.test(part)
    ? `${concept}/${part.split('/')[0] ?? ''}`
    : /document\.ts$/.test(part)
      ? `${concept}/document`
      : concept;
}

/** Rooms that import each other in a circle, each circle once, in words. Types make none: they are gone when the program runs. */
function circlesOf(all: readonly Source[]): string[] {
  const leads = new Map<string, Set<string>>();
  for (const { from, to, type } of all.flatMap(importsOf)) {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (type || room === '' || other === '' || room === other) continue;
    leads.set(room, (leads.get(room) ?? new Set()).add(other));
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (room: string, way: readonly string[]): void => {
    if (way.includes(room)) found.push([...way.slice(way.indexOf(room)), room].join(' → '));
    if (way.includes(room) || done.has(room)) return;
    for (const other of leads.get(room) ?? []) visit(other, [...way, room]);
    done.add(room);
  };
  for (const room of leads.keys()) visit(room, []);
  return found;
}

function impurities(source: Source): string[] {
  const names = worldNamesOf(source);
  const used = WORLD.filter((name) => (name.includes('.') ? source.text.includes(`${name}(`) : names.has(name)));
  return used.map((name) => `${source.path} uses ${name}. Rules get time and chance in their context: take it from there.`);
}

function tooLong({ path, text }: Source): string[] {
  const longest = Object.entries(LONGEST).find(([ending]) => path.endsWith(ending))?.[1] ?? 300;
  const lines = text.trimEnd() === '' ? text.split('\n').length - 1 : text.trimEnd().split('\n').length;
  return lines > longest ? [`${path} has ${lines} lines, ${longest} is the most. Say in one sentence what it is; where there is an "and", cut.`] : [];
}
