import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Ribbon from '../../shared/ui/Ribbon.svelte';

const agenda = [
  { id: 'a', title: 'Respect', minutes: 20, number: 1, hue: 1 },
  { id: 'b', title: 'Break', minutes: 10, number: null, hue: 0 },
];
const run = { startedAt: 0, endedAt: null, segments: [{ item: 'a', startedAt: 0, endedAt: null }], pauses: [] };

it.each([true, false])('renders without style attributes, which the page’s own policy forbids (compact: %s)', (compact) => {
  const { body } = render(Ribbon, { props: { agenda, run, now: 60_000, compact } });
  expect(body).not.toMatch(/\sstyle=/);
  expect(body).toContain('aria-current="step"');
  expect(body.match(/<li/g)).toHaveLength(2);
  expect(body).toContain('Respect');
});
