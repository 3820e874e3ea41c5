import type { Refusal } from '../../../../shared/gathering/refusal.ts';
import { say } from '../../../state/say.ts';

/**
 * What somebody here has changed, ahead of the laptop's answer: the next change builds on it where the link is slow. What
 * the laptop sends afterwards takes its place; a refusal takes it back. Made while a component is set up.
 */
export class Ahead<T extends object> {
  #typed: T | null = $state.raw(null);
  #underway = 0;
  readonly #served: () => T | null;
  readonly #save: (value: T, before: T | null) => Promise<Refusal | null>;
  /** The sentence of the last refusal, or ''. */
  trouble = $state('');

  /** `save` is told what stood here before the change, as this screen showed it. */
  constructor(served: () => T | null, save: (value: T, before: T | null) => Promise<Refusal | null>) {
    this.#served = served;
    this.#save = save;
    $effect(() => {
      served();
      if (this.#underway === 0) this.#typed = null;
    });
  }

  get value(): T | null {
    return this.#typed ?? this.#served();
  }

  async change(value: T): Promise<void> {
    const before = this.value;
    this.#typed = value;
    this.trouble = '';
    this.#underway += 1;
    const refusal = await this.#save(value, before);
    this.#underway -= 1;
    this.trouble = refusal ? say(refusal) : '';
    if (refusal && this.#underway === 0) this.#typed = null;
  }
}
