import { beforeEach, describe, expect, it } from 'vitest';
import { Stood } from '../../server/room/stood.ts';
import type { CommandName } from '../../shared/gathering/commands.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { SECOND } from '../../shared/gathering/time.ts';
import { Evening, KEYS } from './evening.ts';

const [A = '', B = ''] = KEYS;

describe('ST10: a projector is believed of what can have stood on a screen for three seconds', () => {
  let evening: Evening;
  let stood: Stood;
  let at: number;
  const does = (role: Role, name: CommandName, input: object = {}): void => {
    evening.does(role, name, input);
    stood.changed(evening.state);
  };
  const shown = (key: string, topic = 'respect'): string => {
    const id = evening.mixed(key, `words of ${key}`, topic);
    does('moderator', 'floor.decide', { id, decision: 'shown' });
    return id;
  };
  const has = (id: string): boolean => stood.has(id, evening.state, at);
  const passes = (seconds: number): void => void (at += seconds * SECOND);

  beforeEach(() => {
    at = 0;
    evening = new Evening();
    stood = new Stood(evening.state, { uptime: () => ({ start: 'this-test', at }) });
    does('facilitator', 'run.start');
    does('facilitator', 'stage.show', { scene: 'wall', topic: 'respect' });
  });

  it('ST10: no sooner than three seconds after the card came, whatever else changes meanwhile', () => {
    const first = shown(A);
    passes(2);
    const second = shown(B);
    does('facilitator', 'hands.ask', { until: evening.state.plan.details.endsAt });
    passes(0.9);
    expect([first, second].map(has)).toEqual([false, false]);
    passes(0.1);
    expect([first, second].map(has)).toEqual([true, false]);
    passes(2);
    expect([first, second].map(has)).toEqual([true, true]);
  });

  it('ST10: no sooner than three seconds after the scene came', () => {
    does('facilitator', 'stage.show', { scene: 'blank' });
    const id = shown(A);
    passes(60);
    does('facilitator', 'stage.spotlight', { id });
    passes(2);
    expect(has(id)).toBe(false);
    passes(1);
    expect(has(id)).toBe(true);
  });

  it('ST10: for five seconds after it left the scene what stood there long enough can still be said; what did not, never', () => {
    const long = shown(A);
    passes(3);
    const short = shown(B);
    passes(2);
    does('facilitator', 'stage.show', { scene: 'agenda' });
    passes(5);
    expect([long, short].map(has)).toEqual([true, false]);
    does('facilitator', 'stage.show', { scene: 'pause' });
    expect([long, short].map(has)).toEqual([true, false]);
    passes(0.1);
    expect([long, short].map(has)).toEqual([false, false]);
  });

  it('ST10: back after a break it must stand there anew', () => {
    const id = shown(A);
    passes(2);
    does('facilitator', 'stage.show', { scene: 'agenda' });
    does('facilitator', 'stage.show', { scene: 'wall', topic: 'respect' });
    passes(2);
    expect(has(id)).toBe(false);
    passes(1);
    expect(has(id)).toBe(true);
  });

  it('ST10: new words have not stood there, also before the screens have been told of them', () => {
    const id = shown(A);
    does('organiser', 'plan.editSettings', { mixSeconds: 0, moderation: false });
    passes(3);
    expect(has(id)).toBe(true);
    evening.does('participant', 'floor.edit', { key: A, text: 'Other words', topic: 'respect', audience: 'show' });
    expect(has(id)).toBe(false);
    stood.changed(evening.state);
    expect(has(id)).toBe(false);
    passes(3);
    expect(has(id)).toBe(true);
  });

  it('ST10: what was withdrawn, held back, or sealed with the evening has not stood there for anybody', () => {
    const [held, gone] = [shown(A), shown(B)];
    passes(3);
    does('moderator', 'floor.decide', { id: held, decision: 'parked' });
    does('participant', 'floor.withdraw', { key: B });
    expect([held, gone].map(has)).toEqual([false, false]);
    const [last] = [shown(KEYS[2] ?? '')];
    passes(3);
    expect(has(last)).toBe(true);
    does('facilitator', 'run.end');
    does('organiser', 'run.close');
    expect(has(last)).toBe(false);
  });

  it('ST10: after a start, and after a sleep of the machine, it must stand there anew', () => {
    const id = shown(A);
    passes(3);
    stood.begin(evening.state);
    expect(has(id)).toBe(false);
    passes(3);
    expect(has(id)).toBe(true);
  });
});
