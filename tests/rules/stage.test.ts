import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../shared/gathering/stage/scene.ts';
import { Evening, KEYS } from './evening.ts';

const [A = '', B = ''] = KEYS;
const shown = (evening: Evening, key: string): string => {
  const id = evening.mixed(key, `words of ${key}`);
  evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
  return id;
};

it('ST1: the stage follows the agenda', () => {
  const evening = new Evening();
  const scenes = [sceneOf(evening.state)];
  evening.does('facilitator', 'run.start');
  scenes.push(sceneOf(evening.state));
  while (evening.refusal('facilitator', 'run.next') === 'carried out') scenes.push(sceneOf(evening.state));
  expect(scenes).toEqual(['welcome', 'welcome', 'explanation', 'question', 'question', 'pause', 'question', 'question', 'closing']);
  evening.does('facilitator', 'run.jump', { item: 'respect' });
  evening.does('facilitator', 'run.pause', { reason: 'heated' });
  expect(sceneOf(evening.state)).toBe('pause');
  evening.does('facilitator', 'run.resume');
  evening.does('facilitator', 'run.endItem');
  expect(sceneOf(evening.state)).toBe('agenda');
  evening.does('facilitator', 'run.end');
  expect(sceneOf(evening.state)).toBe('closing');
});

it('ST2: what is pinned stands before what the agenda asks for', () => {
  const evening = new Evening();
  evening.does('facilitator', 'stage.show', { scene: 'blank' });
  evening.does('facilitator', 'run.start');
  expect(sceneOf(evening.state)).toBe('blank');
});

describe('ST3: a scene is pinned, or the stage follows again', () => {
  it('ST3: pinning what is pinned changes nothing', () => {
    const evening = new Evening();
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    const before = evening.state;
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    expect(evening.state).toBe(before);
    evening.does('facilitator', 'stage.show', { scene: null });
    expect(sceneOf(evening.state)).toBe('welcome');
    expect(evening.refusal('facilitator', 'stage.show', { scene: 'anything' })).toBe('malformed');
  });
  it('ST3: an empty spotlight is not pinned; one that has been used can be shown again', () => {
    const evening = new Evening();
    expect(evening.refusal('facilitator', 'stage.show', { scene: 'spotlight' })).toBe('not-shown');
    const id = shown(evening, A);
    evening.does('facilitator', 'stage.spotlight', { id });
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    evening.does('facilitator', 'stage.show', { scene: 'spotlight' });
    expect(evening.state.stage).toMatchObject({ pinned: 'spotlight', spotlight: id });
  });
});

describe('ST4: only what is on the wall comes into the spotlight', () => {
  it('ST4: neither what waits, nor what was held back, nor what was not meant for a screen', () => {
    const evening = new Evening();
    const ids = [evening.writes(A, 'in the pool'), evening.mixed(B, 'waiting'), 'nobody'];
    for (const id of ids) expect(evening.refusal('facilitator', 'stage.spotlight', { id })).toBe('not-shown');
    const held = ids[1];
    evening.does('moderator', 'floor.decide', { id: held, decision: 'held', reason: 'other' });
    expect(evening.refusal('facilitator', 'stage.spotlight', { id: held })).toBe('not-shown');
  });
  it('ST4: what leaves the wall while another scene is pinned leaves that scene alone', () => {
    const evening = new Evening();
    const id = shown(evening, A);
    evening.does('facilitator', 'stage.spotlight', { id });
    evening.does('facilitator', 'stage.show', { scene: 'agenda' });
    evening.does('participant', 'floor.withdraw', { key: A });
    expect(evening.state.stage).toMatchObject({ pinned: 'agenda', spotlight: null });
  });
});

describe('ST5: undo gives back the stage as it was, unless it has changed since', () => {
  it('ST5: from spotlight to spotlight, and to nothing', () => {
    const evening = new Evening();
    const first = evening.does('facilitator', 'stage.spotlight', { id: shown(evening, A) });
    const before = evening.state.stage;
    const second = evening.does('facilitator', 'stage.spotlight', { id: shown(evening, B) });
    expect(evening.undo(second)).toBe('carried out');
    expect(evening.state.stage).toEqual(before);
    expect(evening.undo(first)).toBe('carried out');
    expect(evening.state.stage).toMatchObject({ pinned: null, spotlight: null });
  });
  it('ST5: refused where somebody has shown something else', () => {
    const evening = new Evening();
    const outcome = evening.does('facilitator', 'stage.show', { scene: 'wall' });
    evening.does('organiser', 'stage.show', { scene: 'blank' });
    expect(evening.undo(outcome)).toBe('changed-meanwhile');
  });
  it('ST5: refused where the words that it would bring back have been withdrawn', () => {
    const evening = new Evening();
    evening.does('facilitator', 'stage.spotlight', { id: shown(evening, A) });
    const outcome = evening.does('facilitator', 'stage.spotlight', { id: shown(evening, B) });
    evening.does('participant', 'floor.withdraw', { key: A });
    expect(evening.undo(outcome)).toBe('changed-meanwhile');
  });
});

it('ST6: a spotlight gives way when the room moves on, and is back when the move is undone', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  const id = shown(evening, A);
  evening.does('facilitator', 'stage.spotlight', { id });
  expect(sceneOf(evening.state)).toBe('spotlight');
  const moved = evening.does('facilitator', 'run.next');
  expect(sceneOf(evening.state)).toBe('explanation');
  evening.does('facilitator', 'stage.show', { scene: 'spotlight' });
  expect(sceneOf(evening.state)).toBe('spotlight');
  evening.does('facilitator', 'stage.show', { scene: null });
  expect(evening.undo(moved)).toBe('carried out');
});
