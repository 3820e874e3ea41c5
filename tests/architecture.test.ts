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
