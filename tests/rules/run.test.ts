import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentPause, currentSegment, phaseOf, startedAtOf, type Run } from '../../shared/gathering/run/model/run.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import { sceneOf } from '../../shared/gathering/stage/model/scene.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { Evening, hashOf, KEYS, steps } from './evening.ts';

const started = (): Evening => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  return evening;
};
const itemNow = (evening: Evening): string | null => currentSegment(evening.state.run)?.item ?? null;
/** What happened, without the timekeeper's judgement of it, which belongs to the moment, and without the count of moves, which only goes up. */
const facts = (run: Run): Record<string, unknown> => ({ ...run, dwelling: null, moves: null });
/** What can be undone, of the evening's own. */
const UNDOABLE = /^(plan|stage)\.|^run\.(start|next|back|jump|endItem|pause|resume|end)$|^floor\.decide$/;
const inputOfUndo = (undo: { input: unknown } | undefined): Record<string, unknown> => ({ ...(undo?.input as Record<string, unknown>) });

it('RN1: the evening starts with its first item, once', () => {
  const evening = started();
  expect(evening.state.run).toMatchObject({
    startedAt: evening.now,
    endedAt: null,
    segments: [{ item: 'food', startedAt: evening.now, endedAt: null }],
  });
  expect(evening.refusal('facilitator', 'run.start')).toBe('already-started');
  const bare = new Evening();
  for (const { id } of bare.state.plan.items) bare.does('organiser', 'plan.removeItem', { id });
  expect(bare.refusal('facilitator', 'run.start')).toBe('no-next-item');
});

it.each(['run.next', 'run.back', 'run.jump', 'run.endItem', 'run.pause', 'run.resume', 'run.end'])('RN1: %s is refused before the start', (name) => {
  expect(new Evening().refusal('facilitator', name, { item: 'food', reason: 'other' })).toBe('not-started');
});

it('RN2: next starts the next item at once, to the last one', () => {
  const evening = started();
  const seen = [itemNow(evening)];
  while (evening.refusal('facilitator', 'run.next') === 'carried out') seen.push(itemNow(evening));
  expect(seen).toEqual(evening.state.plan.items.map((item) => item.id));
  expect(evening.refusal('facilitator', 'run.next')).toBe('no-next-item');
  const { segments } = evening.state.run;
  for (let i = 1; i < segments.length; i += 1) expect(segments[i - 1]?.endedAt).toBe(segments[i]?.startedAt);
});

it('RN2: next leaves a gap behind and ends a pause', () => {
  const evening = started();
  evening.does('facilitator', 'run.endItem');
  evening.does('facilitator', 'run.pause', { reason: 'breather' });
  evening.does('facilitator', 'run.next');
  expect(itemNow(evening)).toBe('opening');
  expect(currentPause(evening.state.run)).toBeNull();
});

it('RN3: back goes to the item before; in a gap to the item that was just ended; the first start is kept', () => {
  const evening = started();
  expect(evening.refusal('facilitator', 'run.back')).toBe('no-earlier-item');
  evening.does('facilitator', 'run.next');
  const first = startedAtOf(evening.state.run, 'opening');
  evening.does('facilitator', 'run.endItem');
  evening.does('facilitator', 'run.back');
  expect(itemNow(evening)).toBe('opening');
  expect(startedAtOf(evening.state.run, 'opening')).toBe(first);
  evening.does('facilitator', 'run.back');
  expect(itemNow(evening)).toBe('food');
  expect(evening.state.run.segments.map((segment) => segment.item)).toEqual(['food', 'opening', 'opening', 'food']);
});

it('RN4: a jump goes to any item of the agenda, and to the current one changes nothing', () => {
  const evening = started();
  evening.does('facilitator', 'run.jump', { item: 'represent' });
  expect(itemNow(evening)).toBe('represent');
  const before = evening.state;
  evening.does('facilitator', 'run.jump', { item: 'represent' });
  expect(evening.state).toBe(before);
  expect(evening.send('facilitator', 'run.jump', { item: 'nowhere' })).toEqual({ refused: 'unknown-item', field: 'item' });
});

it('RN5: ending an item leaves a gap', () => {
  const evening = started();
  evening.does('facilitator', 'run.endItem');
  expect(itemNow(evening)).toBeNull();
  expect(phaseOf(evening.state.run)).toBe('running');
  expect(evening.refusal('facilitator', 'run.endItem')).toBe('no-current-item');
});

it('RN6: a pause has a reason and an end', () => {
  const evening = started();
  expect(evening.refusal('facilitator', 'run.pause', {})).toBe('malformed');
  expect(evening.refusal('facilitator', 'run.resume')).toBe('not-paused');
  evening.does('facilitator', 'run.pause', { reason: 'heated' });
  const from = evening.now;
  expect(evening.refusal('facilitator', 'run.pause', { reason: 'other' })).toBe('already-paused');
  evening.does('facilitator', 'run.resume', {}, 3 * MINUTE);
  expect(evening.state.run.pauses).toEqual([{ from, to: evening.now, reason: 'heated' }]);
});

it('RN7: the end stops the clock, also of a pause; writing stays open for its window', () => {
  const evening = started();
  evening.does('facilitator', 'run.pause', { reason: 'other' });
  evening.does('facilitator', 'run.end');
  expect(evening.state.run.segments[0]?.endedAt).toBe(evening.now);
  expect(evening.state.run.pauses[0]?.to).toBe(evening.now);
  expect(phaseOf(evening.state.run)).toBe('ended');
  for (const name of ['run.next', 'run.back', 'run.endItem', 'run.resume', 'run.end'])
    expect(evening.refusal('facilitator', name)).toBe('already-ended');
  expect(evening.refusal('facilitator', 'run.start')).toBe('already-started');
  evening.writes(KEYS[0] ?? '', 'after the end');
});

describe('RN8: undo gives back the run as it was', () => {
  it.each([
    ['run.start', []],
    ['run.next', ['run.start']],
    ['run.next', ['run.start', 'run.pause']],
    ['run.next', ['run.start', 'run.endItem']],
    ['run.back', ['run.start', 'run.next']],
    ['run.back', ['run.start', 'run.next', 'run.endItem']],
    ['run.jump', ['run.start', 'run.next']],
    ['run.endItem', ['run.start']],
    ['run.endItem', ['run.start', 'run.pause']],
    ['run.endItem', ['run.start', 'run.pause', 'run.resume']],
    ['run.pause', ['run.start']],
    ['run.pause', ['run.start', 'run.endItem']],
    ['run.resume', ['run.start', 'run.pause']],
    ['run.end', ['run.start', 'run.next']],
    ['run.end', ['run.start', 'run.pause']],
    ['run.end', ['run.start', 'run.endItem']],
  ])('RN8: of %s after %j', (name, before) => {
    const evening = new Evening();
    const input = { reason: 'heated', item: 'close' };
    for (const earlier of before) expect(evening.refusal('facilitator', earlier, input)).toBe('carried out');
    const { run } = evening.state;
    const outcome = evening.send('facilitator', name, input);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect(evening.undo(outcome)).toBe('carried out');
    expect(facts(evening.state.run)).toEqual(facts(run));
  });

  it.each([
    ['run.next', 'run.next'],
    ['run.next', 'run.endItem'],
    ['run.next', 'run.pause'],
    ['run.next', 'run.end'],
    ['run.endItem', 'run.next'],
    ['run.endItem', 'run.end'],
    ['run.pause', 'run.resume'],
    ['run.pause', 'run.endItem'],
    ['run.pause', 'run.next'],
    ['run.pause', 'run.end'],
    ['run.end', 'run.close'],
  ])('RN8: of %s is refused after %s', (name, meanwhile) => {
    const evening = started();
    const outcome = evening.send('facilitator', name, { reason: 'other' });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect(evening.refusal('organiser', meanwhile, { reason: 'other' })).toBe('carried out');
    const before = evening.json();
    expect(evening.undo(outcome)).toBe(meanwhile === 'run.close' ? 'closed' : 'changed-meanwhile');
    expect(evening.json()).toBe(before);
  });

  it('RN8: of resume is refused after the item has ended, so that no pause outlives its item', () => {
    const evening = started();
    evening.does('facilitator', 'run.pause', { reason: 'other' });
    const outcome = evening.does('facilitator', 'run.resume');
    evening.does('facilitator', 'run.endItem');
    expect(evening.undo(outcome)).toBe('changed-meanwhile');
  });

  it('RN8: of anything gives back the same documents, whatever came before', () => {
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const { role, name, input, after, table } of all) {
          const before = evening.state;
          const outcome = evening.send(role, name, input, after, table);
          if (isRefusal(outcome) || !outcome.undo || !UNDOABLE.test(name)) continue;
          const kept = evening.state;
          expect(evening.undo(outcome)).toBe('carried out');
          const { floor, stage, run, plan } = evening.state;
          expect(plan).toEqual(before.plan);
          expect(facts(run)).toEqual(facts(before.run));
          // Where mixing was switched off, what it let in is not taken back.
          if (!name.startsWith('plan.')) expect(floor.contributions).toEqual(before.floor.contributions);
          // What fell from the spotlight with a decision is not put up again by itself.
          if (name !== 'floor.decide') expect(stage).toEqual(before.stage);
          evening.state = kept;
        }
      }),
      { numRuns: 80 },
    );
  });

  it('RN8: holds ids, never words', () => {
    const evening = started();
    const id = evening.mixed(KEYS[0] ?? '', 'somebody said this');
    const outcomes = [
      evening.does('moderator', 'floor.decide', { id, decision: 'shown' }),
      evening.does('facilitator', 'stage.spotlight', { id }),
      evening.does('facilitator', 'run.next'),
    ];
    for (const { undo } of outcomes) expect(JSON.stringify(undo)).not.toContain('somebody said');
    expect(Object.keys(inputOfUndo(outcomes[2]?.undo))).toEqual(['what']);
  });
});

describe('RN9: the close seals the record', () => {
  const closed = (): Evening => {
    const evening = started();
    for (const [index, key] of KEYS.entries()) evening.writes(key, `words ${index}`);
    evening.mark(2);
    evening.does('participant', 'floor.withdraw', { key: KEYS[0] });
    evening.does('facilitator', 'run.end');
    expect(evening.does('organiser', 'run.close').erases).toBe(true);
    return evening;
  };

  it('RN9: hashes, tombstones and the ids of commands are gone; the words are not', () => {
    const { state } = closed();
    const json = JSON.stringify(state);
    for (const key of KEYS) expect(json).not.toContain(hashOf(key));
    expect(state.floor.withdrawn).toEqual([]);
    expect(state.answered).toEqual([]);
    expect(state.floor.rhythm).toEqual({ offset: 0, stretch: 0 });
    expect(state.stage).toMatchObject({ pinned: null, spotlight: null });
    expect(state.floor.contributions.map((one) => one.text).sort()).toEqual(KEYS.slice(1).map((_, index) => `words ${index + 1}`));
    const ids = state.floor.contributions.map((one) => one.id);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('RN9: after it nothing that was planned, done or written can be changed', () => {
    const evening = closed();
    const before = evening.state;
    const id = before.floor.contributions[0]?.id;
    for (const [role, name, input] of [
      ['organiser', 'plan.editDetails', { title: 'x' }],
      ['organiser', 'plan.editSettings', { mixSeconds: 0 }],
      ['organiser', 'plan.moveItem', { id: 'food', to: 3 }],
      ['organiser', 'plan.removeItem', { id: 'close' }],
      ['facilitator', 'run.start', {}],
      ['facilitator', 'run.next', {}],
      ['facilitator', 'run.takeBack', { what: 'end', segments: 1, pauses: 0 }],
      ['organiser', 'run.close', {}],
      ['participant', 'floor.edit', { key: KEYS[1], text: 'x', topic: 'else', audience: 'show' }],
      ['participant', 'floor.write', { key: KEYS[1], text: 'x', topic: 'else', audience: 'show' }],
      ['moderator', 'floor.decide', { id, decision: 'shown' }],
    ] as const) {
      expect([name, evening.refusal(role, name, input)]).toEqual([name, 'closed']);
    }
    evening.does('system', 'floor.mark');
    expect(evening.state).toEqual(before);
  });
  it('RN9: a person closes only what has ended; the clock closes whatever it finds', () => {
    const evening = started();
    expect(evening.refusal('organiser', 'run.close')).toBe('not-ended');
    evening.does('system', 'run.close');
    expect(evening.state.run).toMatchObject({ endedAt: evening.now, closedAt: evening.now });
    expect(evening.state.run.segments[0]?.endedAt).toBe(evening.now);
    const unused = new Evening();
    unused.does('system', 'run.close');
    expect(phaseOf(unused.state.run)).toBe('closed');
    expect(sceneOf(unused.state)).toBe('closing');
  });
});
