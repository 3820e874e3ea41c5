import { carryOut } from '../../shared/gathering/carry-out.ts';
import { KEY_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import { pool, released } from '../../shared/gathering/floor/mixing.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/templates.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import { hashed } from '../../server/secrets.ts';
import { EARLIER, NOW, WAITING, type Written } from './words.ts';

const STARTS_AT: Instant = Date.UTC(2026, 10, 24, 18);
const ID = 'pictures';

/** Always the same numbers (a linear congruence), so that the pictures are always the same. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** An evening on its way, made by its real rules. */
class Rehearsal {
  state: Gathering;
  now: Instant = STARTS_AT;
  #random = seeded(7);

  constructor(state: (random: () => number) => Gathering) {
    this.state = state(this.#random);
  }

  /** Goes to `minute` minutes after the planned start. */
  at(minute: number): this {
    this.now = STARTS_AT + minutes(minute);
    return this;
  }

  do<Name extends CommandName>(name: Name, input: InputOf<Name>, role: Role = 'organiser'): this {
    const context = { role, now: this.now, random: this.#random, hash: (secret: string) => hashed(ID, secret) };
    const outcome = carryOut(this.state, { id: randomCode(20, this.#random), name, input }, context);
    if (isRefusal(outcome)) throw new Error(`${name} was refused: ${outcome.refused}`);
    this.state = outcome.state;
    return this;
  }

  write(all: readonly Written[]): this {
    for (const { topic, text, audience } of all) {
      this.do('floor.write', { key: randomCode(KEY_LENGTH, this.#random), topic, text, audience }, 'participant');
    }
    return this;
  }

  /** All that waits is mixed in at once; by the evening's own marks the last would wait for others. */
  mix(): this {
    const { plan, floor } = this.state;
    this.state = { ...this.state, floor: released(plan, floor, new Set(pool(floor).map(({ id }) => id))) };
    return this;
  }

  decide(all: readonly Written[]): this {
    for (const { text, decision, reason = null } of all) {
      const id = this.state.floor.contributions.find((one) => one.text === text)?.id;
      if (id && decision) this.do('floor.decide', { id, decision, reason });
    }
    return this;
  }
}

/** Ends the running item at `end` and starts the next at `start`, in minutes after the planned start. */
const change = (evening: Rehearsal, end: number, start: number): Rehearsal => evening.at(end).do('run.endItem', {}).at(start).do('run.next', {});

/** The evening of the pictures: twelve minutes left of the second question, and later than planned. */
export const pictured = (): { readonly state: Gathering; readonly now: Instant } => {
  const [template] = TEMPLATES;
  if (!template) throw new Error('There is no template.');
  const plan = planFrom(template, STARTS_AT, 'Europe/London');
  const evening = new Rehearsal((random) => newGathering(ID, 'K7QF', plan, random));
  evening.do('plan.editDetails', { place: 'Mill Lane Community Centre' });
  evening.do('plan.editSettings', { wifi: { name: 'Open Floor', password: 'come-on-in' }, address: '192.168.8.2' });
  evening.at(3).do('run.start', {});
  change(evening, 51, 52);
  change(evening, 74, 75).write(EARLIER).mix().decide(EARLIER);
  change(evening, 101, 103).write(NOW).mix().decide(NOW);
  evening.write(WAITING).at(110).do('floor.mark', {}, 'system').at(111).do('time.beat', {}, 'system');
  return { state: evening.state, now: evening.now };
};
