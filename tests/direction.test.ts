import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { physicalIn, stylesOf, tooYoungIn } from './tools/physical.ts';

const FOLDERS = ['shared/ui', 'facilitator-ui', 'projector-ui', 'participant-ui', 'server/exports/record/page'];

const styled = FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => /\.(?:svelte|css)$|style\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('pages can be read from right to left', () => {
  it('no stylesheet holds to left or right', () => {
    expect(styled.length).toBeGreaterThan(100);
    expect(styled.flatMap(({ path, text }) => physicalIn(stylesOf(path, text)).map((one) => `${path}: ${one} Say start and end.`))).toEqual([]);
  });

  it('on phones and tables by what their oldest browsers know', () => {
    const old = styled.filter(({ path }) => path.startsWith('participant-ui') || path.startsWith('shared/ui'));
    expect(old.flatMap(({ path, text }) => tooYoungIn(stylesOf(path, text)).map((one) => `${path}: ${one} Say it in the long form.`))).toEqual([]);
    expect(['a { inset-inline: 0; }', 'a { padding-inline: 1px; }', 'a { border-start-end-radius: 0; }'].flatMap(tooYoungIn)).toHaveLength(3);
    expect(tooYoungIn('a { clip-path: inset(50%); padding-inline-start: env(safe-area-inset-bottom); }')).toEqual([]);
  });

  it('no line of a list that is numbered turns round with its words: its number would fall out of the list', () => {
    const numbered = styled.filter(({ text }) => /<ol[\s>]/.test(text) && /::marker|list-style: decimal/.test(text));
    expect(numbered.length).toBeGreaterThan(1);
    expect(numbered.filter(({ text }) => /<li[^>]* dir=/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the check of stylesheets can fail', () => {
  test.each([
    'a { margin-left: 1px; }',
    'a { left: 0; }',
    'a { border-left-width: 1px; }',
    'a { border-top-left-radius: 4px; }',
    'a { text-align: right; }',
    'a { padding: 1px 2px 1px 3px; }',
    'a { inset: 0 calc(1px + (2px)) 0 0; }',
    'a { border-radius: 4px 8px 8px 4px; }',
    'a { border-radius: 4px 8px; }',
    'a { box-shadow: inset 0.14em 0 0 red; }',
    'a { box-shadow: 0 1px red, -2px 0 blue; }',
    'a { background: linear-gradient(to right, red, blue); }',
    '@page { @bottom-right { content: ""; } }',
  ])('for %s', (css) => {
    expect(physicalIn(css)).toHaveLength(1);
  });
  test.each([
    'a { margin-inline-start: 1px; padding: 1px 2px; inset: auto 0 1px; }',
    'a { border-radius: 4px 4px 0 0; text-align: start; padding: 1px max(2px, 3px) 4px max(2px, 3px); }',
    'a { box-shadow: inset 0 0.14em 0 red, 0 0 0 1px blue; }',
    'a { left: 12px; right: 12px; }',
    '.left { color: red; } /* left: 0; */ .right::before { content: ":"; }',
  ])('and not for %s', (css) => {
    expect(physicalIn(css)).toEqual([]);
  });
});
