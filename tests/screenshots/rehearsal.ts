import { carryOut } from '../../shared/gathering/carry-out.ts';
import { KEY_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import { pool, released } from '../../shared/gathering/floor/rules/mixing.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { minutes, type Instant } from '../../shared/gathering/time.ts';
import { hashed } from '../../server/secrets.ts';
import type { Written } from './words.ts';
import { sawNow } from '../tools/saw-now.ts';

const STARTS_AT: Instant = Date.UTC(2026, 10, 24, 18);

/** Always the same numbers (a linear congruence), so that the pictures are always the same. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** An evening on its way, made by its real rules. */
export class Rehearsal {
  state: Gathering;
  now: Instant = STARTS_AT;
  #random = seeded(7);

  /** An LPACT evening with this id and code, its place and its Wi-Fi set. */
  constructor(id: string, code: string) {
    const [template] = TEMPLATES;
    if (!template) throw new Error('There is no template.');
    this.state = newGathering(id, code, planFrom(template, STARTS_AT, 'Europe/London'), this.#random);
    this.do('plan.editDetails', { place: 'Mill Lane Community Centre' });
    this.do('plan.editSettings', { wifi: { name: 'Open Floor', password: 'come-on-in' }, address: '192.168.8.2' });
  }

  /** A key as a phone or a table's page makes it. */
  key(): string {
    return randomCode(KEY_LENGTH, this.#random);
  }

  /** Goes to `minute` minutes after the planned start. */
  at(minute: number): this {
    this.now = STARTS_AT + minutes(minute);
    return this;
  }

  do<Name extends CommandName>(name: Name, input: InputOf<Name>, role: Role = 'organiser', table: number | null = null): this {
    const context = { role, table, now: this.now, random: this.#random, hash: (secret: string) => hashed(this.state.id, secret) };
    const saw = sawNow(this.state, role, table ?? 1, name, input);
    const outcome = carryOut(this.state, { id: randomCode(20, this.#random), name, input, saw }, context);
    if (isRefusal(outcome)) throw new Error(`${name} was refused: ${outcome.refused}`);
    this.state = outcome.state;
    return this;
  }

  write(all: readonly Written[]): this {
    for (const { topic, text, audience } of all) {
      this.do('floor.write', { key: this.key(), topic, text, audience, consent: this.state.consent }, 'participant');
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
