import { expect, it } from 'vitest';
import { isQuotable } from '../../shared/gathering/floor/consent.ts';
import { AUDIENCES } from '../../shared/gathering/floor/contribution.ts';
import { Evening } from './evening.ts';

it('CN1: a new evening is made with the words that speak of quoting', () => {
  expect(new Evening().state.consent).toBe('shown-and-quoted');
});

it('CN2: only "may be shown" of the newer words may be quoted', () => {
  expect(AUDIENCES.filter((audience) => isQuotable('shown-and-quoted', audience))).toEqual(['show']);
  expect(AUDIENCES.filter((audience) => isQuotable('shown', audience))).toEqual([]);
});
