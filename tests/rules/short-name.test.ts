import { expect, it } from 'vitest';
import { shortName } from '../../shared/ui/short-name.ts';

it('calls an item by what stands before a colon, or by its first words', () => {
  expect(shortName('Represent: a police service that looks like us')).toBe('Represent');
  expect(shortName('Break')).toBe('Break');
  expect(shortName('What would make the way home safe: a question for all of us')).toBe('What would make the way home safe: a…');
  expect(shortName('Keeping people safe on the way home, at the bus station and on the path by the river', 30)).toBe('Keeping people safe on the…');
});

it('cuts what has no words between its letters, and no letter in two', () => {
  expect(shortName('W'.repeat(120), 24)).toBe(`${'W'.repeat(23)}…`);
  expect(shortName('😀'.repeat(50), 10)).toBe(`${'😀'.repeat(9)}…`);
  expect(shortName(': no name')).toBe(': no name');
});
