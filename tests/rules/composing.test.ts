import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isComposing } from '../../shared/client/composing.ts';
import { readSources } from '../tools/imports.ts';

it('a key that belongs to letters being put together is known in every browser', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  // Safari: the Enter that ends a composition comes after its end.
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
});

/** Where keys are looked at and nothing can be composed: a button of its own, and controls that are no fields. */
const NOT_TYPED_IN = ['shared/client/focus-keeper.ts', 'facilitator-ui/parts/Button.svelte'];

it('whatever answers to Enter or Escape looks whether it is meant', () => {
  const answering = readSources().filter(
    ({ path, text }) => !path.startsWith('tests/') && /\.(?:svelte|ts)$/.test(path) && /\bkey [!=]== '(?:Enter|Escape)'/.test(text),
  );
  expect(answering.length).toBeGreaterThan(3);
  expect(answering.filter(({ path }) => !readFileSync(path, 'utf8').includes('isComposing(')).map(({ path }) => path)).toEqual(NOT_TYPED_IN);
});
