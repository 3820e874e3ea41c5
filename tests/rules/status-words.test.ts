import { expect, it } from 'vitest';
import type { Status } from '../../participant-ui/own/icons.ts';
import { needsWriter } from '../../participant-ui/own/needs-writer.ts';
import { statusWords } from '../../participant-ui/own/status-words.ts';
import { own } from '../../shared/words/participant-own.en.ts';

const ALL = Object.keys(own.statuses) as Status[];

it('FL7: of a sealed evening no status promises or asks for anything that cannot come any more', () => {
  for (const status of ALL) {
    const { name, meaning } = statusWords(own, status, true);
    expect(`${name}. ${meaning}`, status).not.toMatch(/you can|will be|come back|can read it now|not been on|until there is/i);
    if (status !== 'refused' && status !== 'waiting' && status !== 'unknown') expect(needsWriter({ status, problem: null }, true)).toBe(false);
  }
});

it('FL7: until then each says what it is, and a text that names somebody asks for its writer', () => {
  expect(statusWords(own, 'parked', false)).toEqual({ name: own.statuses.parked, meaning: own.meanings.parked });
  expect(needsWriter({ status: 'held-names-someone', problem: null }, false)).toBe(true);
  expect(needsWriter({ status: 'mixed', problem: null }, false)).toBe(false);
});
