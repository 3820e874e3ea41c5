import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordFieldRows, recordJsonSchema } from '../tools/record-form.ts';

const FORM = 'docs/record.schema.json';
const HEAD = '| field | kind | what it says |';

it('RC7: docs/record.md has a row for every field of the record, in order, and for no other', () => {
  const [, table = ''] = readFileSync('docs/record.md', 'utf8').split(HEAD);
  expect(table.split('\n').filter((line) => line.startsWith('| `'))).toEqual(recordFieldRows());
});

it('RC7: the published JSON Schema is that of the code', () => {
  expect(readFileSync(FORM, 'utf8'), `${FORM} is not what the schema says; write what is expected here into it`).toBe(recordJsonSchema());
});
