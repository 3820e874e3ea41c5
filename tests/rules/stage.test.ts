import { describe, expect, it } from 'vitest';
import { contributionOf } from '../../shared/gathering/floor/model/lookup.ts';
import { pinnedScene, sceneOf, wallPosition, wallTopic } from '../../shared/gathering/stage/model/scene.ts';
import { SCENES } from '../../shared/gathering/stage/model/stage.ts';
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
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'stage.show', { scene: 'blank' });
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

it('ST3: a scene chosen by hand gives way at each kind of move, and is back when the move is undone', () => {
  for (const move of ['run.next', 'run.back', 'run.endItem', 'run.end', 'run.jump'] as const) {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.next');
    evening.does('facilitator', 'run.next');
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    const moved = evening.does('facilitator', move, move === 'run.jump' ? { item: 'protect' } : {});
    expect(pinnedScene(evening.state)).toBeNull();
    expect(evening.undo(moved)).toBe('carried out');
    expect(pinnedScene(evening.state)).toBe('wall');
  }
});

it('ST3: a scene that was chosen after a move which is undone does not come back with another move', () => {
  for (const other of ['run.next', 'run.jump'] as const) {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const moved = evening.does('facilitator', 'run.next');
    evening.does('facilitator', 'stage.show', { scene: 'agenda' });
    expect(evening.undo(moved)).toBe('carried out');
    expect(pinnedScene(evening.state)).toBeNull();
    evening.does('facilitator', other, other === 'run.jump' ? { item: 'protect' } : {});
    expect(pinnedScene(evening.state)).toBeNull();
  }
});

it('ST3: what is kept on purpose stays when the evening moves on, until it is let go', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  expect(evening.refusal('facilitator', 'stage.keep', { kept: true })).toBe('changed-meanwhile');
  evening.does('facilitator', 'stage.show', { scene: 'agenda' });
  const kept = evening.does('facilitator', 'stage.keep', { kept: true });
  evening.does('facilitator', 'run.next');
  expect(sceneOf(evening.state)).toBe('agenda');
  evening.does('facilitator', 'stage.keep', { kept: false });
  expect(sceneOf(evening.state)).toBe('agenda');
  evening.does('facilitator', 'run.next');
  expect(sceneOf(evening.state)).toBe('question');
  expect(evening.undo(kept)).toBe('changed-meanwhile');
});

it('ST3: a wall that is kept stays that of its question when the evening moves on', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'run.jump', { item: 'respect' });
  evening.does('facilitator', 'stage.show', { scene: 'wall' });
  expect(wallTopic(evening.state)).toBe('respect');
  evening.does('facilitator', 'stage.keep', { kept: true });
  evening.does('facilitator', 'run.jump', { item: 'protect' });
  expect([pinnedScene(evening.state), wallTopic(evening.state)]).toEqual(['wall', 'respect']);
});

it('ST5: an undo puts no words into the spotlight that its sender has not seen', () => {
  const evening = new Evening();
  evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
  evening.does('facilitator', 'run.start');
  const [key = '', other = ''] = KEYS;
  const ids = [evening.writes(key, 'first words'), evening.writes(other, 'other words')];
  for (const id of ids) evening.does('facilitator', 'floor.decide', { id, decision: 'shown' });
  evening.does('facilitator', 'stage.spotlight', { id: ids[0] });
  const second = evening.does('facilitator', 'stage.spotlight', { id: ids[1] });
  evening.does('participant', 'floor.edit', { key, topic: 'respect', text: 'new words', audience: 'show' });
  evening.does('facilitator', 'floor.decide', { id: ids[0], decision: 'shown' });
  expect(evening.undo(second)).toBe('changed-meanwhile');
});

it('ST8: a text in the spotlight begins with its first page when it is lit', () => {
  const evening = new Evening();
  evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
  evening.does('facilitator', 'run.start');
  const id = evening.writes(KEYS[0] ?? '', 'words');
  evening.does('facilitator', 'floor.decide', { id, decision: 'shown' });
  evening.does('facilitator', 'stage.spotlight', { id });
  expect(wallPosition(evening.state).turningSince).toBe(evening.now);
  evening.does('facilitator', 'stage.show', { scene: 'wall' });
  evening.does('facilitator', 'stage.show', { scene: 'spotlight' });
  const lit = evening.now;
  expect(wallPosition(evening.state).turningSince).toBe(lit);
  // One that is kept turns on when the evening does.
  evening.does('facilitator', 'stage.keep', { kept: true });
  evening.does('facilitator', 'run.next');
  expect(wallPosition(evening.state).turningSince).toBe(lit);
});

it('ST9: a wall that is kept stays on its page, and goes on turning, when the evening moves on', () => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'stage.show', { scene: 'wall', topic: 'story' });
  evening.does('facilitator', 'stage.turnWall', { page: 1, turning: true });
  evening.does('facilitator', 'stage.keep', { kept: true });
  const before = wallPosition(evening.state);
  expect([before.topic, before.page, before.turningSince !== null]).toEqual(['story', 1, true]);
  evening.does('facilitator', 'run.next');
  expect(wallPosition(evening.state)).toEqual(before);
  // What is not kept any more gives way to its first page with the next move.
  evening.does('facilitator', 'stage.keep', { kept: false });
  evening.does('facilitator', 'run.next');
  expect(wallPosition(evening.state)).toEqual({ topic: null, page: 0, turningSince: null });
});

describe('ST9: the wall', () => {
  const wallOn = (topic?: string): Evening => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'stage.show', { scene: 'wall', ...(topic === undefined ? {} : { topic }) });
    return evening;
  };
  it('ST9: of any topic, also where the question of the moment is another; of no topic that there is not', () => {
    const evening = wallOn('story');
    expect(wallPosition(evening.state)).toEqual({ topic: 'story', page: 0, turningSince: null });
    evening.does('facilitator', 'stage.show', { scene: 'wall', topic: 'protect' });
    expect(wallPosition(evening.state).topic).toBe('protect');
    expect(evening.refusal('facilitator', 'stage.show', { scene: 'wall', topic: 'food' })).toBe('unknown-topic');
  });
  it('ST9: turned by hand it stands still; turning by itself it says since when', () => {
    const evening = wallOn();
    evening.does('facilitator', 'stage.turnWall', { page: 2, turning: false });
    expect(wallPosition(evening.state)).toEqual({ topic: null, page: 2, turningSince: null });
    evening.does('facilitator', 'stage.turnWall', { page: 2, turning: true });
    expect(wallPosition(evening.state).turningSince).toBe(evening.now);
    evening.does('facilitator', 'stage.show', { scene: 'question' });
    expect(evening.refusal('facilitator', 'stage.turnWall', { page: 1, turning: false })).toBe('changed-meanwhile');
  });
});

describe('ST10: what has been on a screen', () => {
  const isOnScreen = (evening: Evening, id: string): boolean | null | undefined => contributionOf(evening.state.floor, id)?.onScreen;
  it('ST10: a projector alone says so, of what is on the wall', () => {
    const evening = new Evening();
    const ids = [shown(evening, A), evening.mixed(B, 'not decided')];
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    expect(evening.refusal('facilitator', 'stage.drawn', { ids })).toBe('not-allowed');
    evening.does('projector', 'stage.drawn', { ids: [...ids, 'nobody'] });
    expect(ids.map((id) => isOnScreen(evening, id))).toEqual([true, false]);
    const before = evening.state;
    evening.does('projector', 'stage.drawn', { ids });
    expect(evening.state).toBe(before);
  });
  it('ST10: phones are told that something has become of it, and new words have not been on a screen', () => {
    const evening = new Evening();
    const id = shown(evening, A);
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    const { decisions } = evening.state.floor;
    evening.does('projector', 'stage.drawn', { ids: [id] });
    expect(evening.state.floor.decisions).toBe(decisions + 1);
    evening.does('participant', 'floor.edit', { key: A, text: 'Other words', topic: 'respect', audience: 'show' });
    expect(isOnScreen(evening, id)).toBe(false);
  });
  it('ST10: a projector is believed of what its scene shows, and of nothing else', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const ids = [shown(evening, A), evening.mixed(B, 'words about another question', 'protect')];
    evening.does('moderator', 'floor.decide', { id: ids[1], decision: 'shown' });
    const taken = (): unknown => evening.does('projector', 'stage.drawn', { ids }).reply;
    for (const scene of SCENES.filter((one) => one !== 'wall' && one !== 'spotlight')) {
      evening.does('facilitator', 'stage.show', { scene });
      expect([scene, taken()]).toEqual([scene, { taken: [] }]);
    }
    evening.does('facilitator', 'stage.show', { scene: 'wall', topic: 'represent' });
    expect(taken()).toEqual({ taken: [] });
    evening.does('facilitator', 'stage.show', { scene: 'wall', topic: 'protect' });
    expect(taken()).toEqual({ taken: [ids[1]] });
    evening.does('facilitator', 'stage.spotlight', { id: ids[0] });
    expect(taken()).toEqual({ taken: [ids[0]] });
    expect(ids.map((id) => isOnScreen(evening, id))).toEqual([true, true]);
  });
});
