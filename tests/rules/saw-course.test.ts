import { expect, it } from 'vitest';
import type { CommandName } from '../../shared/gathering/commands.ts';
import { sceneOf } from '../../shared/gathering/stage/model/scene.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { sawNow } from '../tools/saw-now.ts';
import { Evening, KEYS } from './evening.ts';
import { LEAD } from './groups-evening.ts';

it('SW1: what was chosen for the screen before a colleague moved the evening on is not shown over the next item', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'run.jump', { item: 'respect' });
  const id = evening.mixed(KEYS[0] ?? '', 'learn our names');
  evening.does('facilitator', 'floor.decide', { id, decision: 'shown' });
  const pressed: readonly [CommandName, object][] = [
    ['stage.show', { scene: 'wall' }],
    ['stage.spotlight', { id }],
  ];
  const saw = pressed.map(([name, input]) => sawNow(evening.state, LEAD, 1, name, input));
  // The next question's scene has the same name, and nothing was chosen for either.
  evening.does('organiser', 'run.jump', { item: 'protect' });
  const outcomes = pressed.map(([name, input], index) => evening.message(LEAD, { id: evening.nextId(), name, input, saw: saw[index] }));
  expect(outcomes).toEqual(pressed.map(() => ({ refused: 'changed-meanwhile', changed: 'screen' })));
  expect(sceneOf(evening.state)).toBe('question');
});

it('SW1: what is kept, and a page of the wall that is turned, name where the evening was', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'stage.show', { scene: 'wall' });
  evening.does('facilitator', 'stage.keep', { kept: true });
  const pressed: readonly [CommandName, object][] = [
    ['stage.keep', { kept: false }],
    ['stage.turnWall', { page: 1, turning: false }],
  ];
  const saw = pressed.map(([name, input]) => sawNow(evening.state, LEAD, 1, name, input));
  evening.does('organiser', 'run.next');
  const outcomes = pressed.map(([name, input], index) => evening.message(LEAD, { id: evening.nextId(), name, input, saw: saw[index] }));
  expect(outcomes).toEqual(pressed.map(() => ({ refused: 'changed-meanwhile', changed: 'screen' })));
});

it('SW1: time that was reckoned before a colleague put the beginning of an item right is not taken from the rest', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  const saw = sawNow(evening.state, LEAD, 1, 'time.trim', { how: 'planned' });
  evening.does('organiser', 'run.began', { item: 'food', at: evening.now - MINUTE });
  expect(evening.message(LEAD, { id: evening.nextId(), name: 'time.trim', input: { how: 'planned' }, saw })).toEqual({
    refused: 'changed-meanwhile',
    changed: 'time',
  });
});
