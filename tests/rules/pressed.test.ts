import { describe, expect, it } from 'vitest';
import { carryOut, LATEST_PRESS } from '../../shared/gathering/carry-out.ts';
import type { Message } from '../../shared/gathering/message.ts';
import type { CommandName } from '../../shared/gathering/commands.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { sawNow } from '../tools/saw-now.ts';
import { Evening, hashOf, KEYS } from './evening.ts';

const context = (evening: Evening, role: Role): Parameters<typeof carryOut>[2] => ({ role, now: evening.now, random: () => 0.5, hash: hashOf });

let ids = 0;
const message = (name: string, input: unknown, saw: unknown): Message => {
  ids += 1;
  return { id: `pressed-message-${String(ids).padStart(8, '0')}`, name, input, saw };
};

describe('SW4: an undo is used once', () => {
  it('SW4: a used undo does nothing, also after somebody has done the same again', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const next = evening.does('facilitator', 'run.next');
    expect(evening.undo(next)).toBe('carried out');
    evening.does('organiser', 'run.next');
    expect(evening.undo(next)).toBe('used before');
    expect(evening.state.run.segments).toHaveLength(2);
  });

  it('SW4: several are taken back in turn, the newest first', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const steps = [
      evening.does('facilitator', 'run.next'),
      evening.does('facilitator', 'run.pause', { reason: 'heated' }),
      evening.does('facilitator', 'run.next'),
    ];
    for (const step of steps.reverse()) expect(evening.undo(step)).toBe('carried out');
    expect(evening.state.run.segments).toHaveLength(1);
  });

  it('SW4: what somebody else has changed and changed back is theirs, and is not taken back', () => {
    const evening = new Evening();
    const id = evening.mixed(KEYS[0] ?? '', 'words');
    const decides = (role: Role, decision: string): ReturnType<Evening['does']> => evening.does(role, 'floor.decide', { id, decision, reason: null });
    const titled = (role: Role, title: string): ReturnType<Evening['does']> => evening.does(role, 'plan.editDetails', { title });
    const [shown, second] = [decides('facilitator', 'shown'), titled('facilitator', 'Second')];
    decides('moderator', 'parked');
    titled('organiser', 'Third');
    decides('moderator', 'shown');
    titled('organiser', 'Second');
    expect([evening.undo(shown), evening.undo(second)]).toEqual(['changed-meanwhile', 'changed-meanwhile']);
    expect(evening.state.floor.contributions.find((one) => one.id === id)?.decision).toBe('shown');
    expect(evening.state.plan.details.title).toBe('Second');
  });

  it('SW4: once such a change has itself been taken back, what was before can be too', () => {
    const evening = new Evening();
    const id = evening.mixed(KEYS[0] ?? '', 'words');
    const shown = evening.does('facilitator', 'floor.decide', { id, decision: 'shown', reason: null });
    const parked = evening.does('moderator', 'floor.decide', { id, decision: 'parked', reason: null });
    expect(evening.undo(shown)).toBe('changed-meanwhile');
    expect(evening.undo(parked, 'moderator')).toBe('carried out');
    expect(evening.undo(shown)).toBe('carried out');
    expect(evening.state.floor.contributions.find((one) => one.id === id)?.decision).toBe('waiting');
  });

  it('SW4: a start is not taken back with a beginning that a colleague has put right since', () => {
    const evening = new Evening();
    const started = evening.does('facilitator', 'run.start');
    evening.does('organiser', 'run.began', { item: 'food', at: evening.now - MINUTE }, 5 * MINUTE);
    expect(evening.undo(started)).toBe('changed-meanwhile');
    expect(evening.state.run.segments).toHaveLength(1);
  });

  it('SW4: what was put right and is taken back leaves the step before it to be taken back too', () => {
    const evening = new Evening();
    const started = evening.does('facilitator', 'run.start');
    const corrected = evening.does('facilitator', 'run.began', { item: 'food', at: evening.now - MINUTE });
    expect([evening.undo(corrected), evening.undo(started)]).toEqual(['carried out', 'carried out']);

    evening.does('facilitator', 'run.start');
    evening.does('system', 'time.beat');
    evening.does('system', 'time.wake', {}, 2 * MINUTE);
    const next = evening.does('facilitator', 'run.next');
    const discounted = evening.does('facilitator', 'run.discount', { from: evening.state.run.outages[0]?.from });
    expect([evening.undo(discounted), evening.undo(next)]).toEqual(['carried out', 'carried out']);
    expect(evening.state.run.segments).toHaveLength(1);
  });

  it('SW4: a step of the clock stands in the way of none', () => {
    const evening = new Evening();
    const steps = [
      evening.does('facilitator', 'run.start'),
      evening.does('facilitator', 'run.next'),
      evening.does('facilitator', 'run.pause', { reason: 'other' }),
    ];
    for (const by of [30 * MINUTE, -5 * MINUTE]) {
      evening.now += by;
      evening.does('system', 'run.clockStepped', { by }, 0);
    }
    expect(steps.reverse().map((step) => evening.undo(step))).toEqual(['carried out', 'carried out', 'carried out']);
  });

  it('SW4: one that finds something else is refused, under whatever id it is sent', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const next = evening.does('facilitator', 'run.next');
    evening.does('organiser', 'run.pause', { reason: 'heated' });
    evening.does('organiser', 'run.resume');
    expect(evening.undo(next)).toBe('changed-meanwhile');
    const { undo } = next;
    expect(evening.message('facilitator', { ...undo, id: 'message-of-my-own' })).toEqual({ refused: 'changed-meanwhile', changed: 'run' });
  });
});

describe('SW2: done when it is pressed, or not at all', () => {
  const START_ID = 'this-start';
  const send = (evening: Evening, role: Role, more: object, at: number): string => {
    const input = {};
    const saw = sawNow(evening.state, role, 1, 'run.start', input);
    const outcome = carryOut(
      evening.state,
      { ...message('run.start', input, saw), ...more },
      { ...context(evening, role), uptime: { start: START_ID, at } },
    );
    return isRefusal(outcome) ? outcome.refused : 'carried out';
  };

  it('SW2: up to two seconds after the press it is carried out, later and from another start it is refused', () => {
    const evening = new Evening();
    const pressed = { start: START_ID, at: 10_000 };
    expect(send(evening, 'facilitator', { pressed }, 10_000 + LATEST_PRESS)).toBe('carried out');
    expect(send(evening, 'facilitator', { pressed }, 10_001 + LATEST_PRESS)).toBe('too-late');
    expect(send(evening, 'organiser', { pressed: { ...pressed, start: 'an earlier one' } }, 10_000)).toBe('too-late');
    expect(send(evening, 'organiser', {}, 10_000)).toBe('malformed');
  });

  it('SW2: what was carried out before is answered as carried out, however late it is asked again', () => {
    const evening = new Evening();
    const uptime = { start: START_ID, at: 1000 };
    const once = { ...message('run.start', {}, sawNow(evening.state, 'facilitator', 1, 'run.start', {})), pressed: uptime };
    const outcome = carryOut(evening.state, once, { ...context(evening, 'facilitator'), uptime });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    const again = carryOut(outcome.state, once, { ...context(evening, 'facilitator'), uptime: { start: 'a later start', at: 5 } });
    expect(again).toEqual({ state: outcome.state });
  });

  it('SW2: one for which there was nothing to do is not called late when it is asked about', () => {
    const evening = new Evening();
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    const late = (name: CommandName, input: object, more: object = {}): string => {
      const asked = { ...message(name, input, sawNow(evening.state, 'facilitator', 1, name, input)), pressed: { start: START_ID, at: 0 }, ...more };
      const outcome = carryOut(evening.state, asked, { ...context(evening, 'facilitator'), uptime: { start: START_ID, at: 60_000 } });
      return isRefusal(outcome) ? outcome.refused : outcome.state === evening.state ? 'nothing to do' : 'carried out';
    };
    expect(late('stage.show', { scene: 'wall' })).toBe('nothing to do');
    expect(late('stage.show', { scene: 'blank' })).toBe('too-late');
    expect(late('stage.show', { scene: 'wall' }, { pressed: undefined })).toBe('malformed');
  });

  it('SW2: a close whose answer was lost is answered with the close, and never as not done', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.end');
    const close = { ...message('run.close', {}, sawNow(evening.state, 'organiser', 1, 'run.close', {})), pressed: { start: START_ID, at: 0 } };
    const outcome = carryOut(evening.state, close, { ...context(evening, 'organiser'), uptime: { start: START_ID, at: 10 } });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    const again = carryOut(outcome.state, close, { ...context(evening, 'organiser'), uptime: { start: START_ID, at: 5000 } });
    expect(again).toEqual({ refused: 'closed' });
  });

  it('SW2: a press far in the future is of a screen whose clock is wrong', () => {
    const evening = new Evening();
    expect(send(evening, 'organiser', { pressed: { start: START_ID, at: 1e15 } }, 10_000)).toBe('too-late');
  });

  it('SW2: phones, tables and the clock are not asked when they pressed: what they write waits for the link', () => {
    const evening = new Evening();
    const write = { key: KEYS[0], text: 'a', topic: 'else', audience: 'show', consent: evening.state.consent };
    const outcome = carryOut(evening.state, message('floor.write', write, undefined), {
      ...context(evening, 'participant'),
      uptime: { start: START_ID, at: 1 },
    });
    expect(isRefusal(outcome)).toBe(false);
  });
});
