import { setTimeout as sleep } from 'node:timers/promises';
import { cleanText } from '../../shared/gathering/text/clean.ts';
import type { InputOf } from '../../shared/gathering/commands.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import type { TestScreen } from '../tools/server.ts';
import type { Comment } from './comments.ts';

/** The file does not say why something was held back, so these take turns. */
const REASONS = ['off-topic', 'abusive', 'repeat', 'names-someone'] as const;

type Decision = InputOf<'floor.decide'>;

/** Decides as the file says: 1 is shown (or read out, where its writer asked for that), -1 held back, 0 left waiting. */
export class Moderator {
  #verdicts: Map<string, number>;
  #taken = new Set<string>();
  #held = 0;
  #work: Promise<void> = Promise.resolve();
  #finished = false;

  constructor(
    private readonly screen: TestScreen<'moderator'>,
    comments: readonly Comment[],
  ) {
    this.#verdicts = new Map(comments.map(({ text, moderated }) => [cleanText(text), moderated]));
    screen.watch(({ items }) => this.#look(items));
  }

  /** Decides on all that is there by now and on nothing that comes after; resolves when every decision is stored. */
  async finish(): Promise<void> {
    await this.screen.newest();
    this.#finished = true;
    await this.#work;
  }

  #look(items: readonly ReviewItem[]): void {
    for (const item of items) {
      if (this.#finished || item.decision !== 'waiting' || this.#taken.has(item.id)) continue;
      const decision = this.#decisionOn(item);
      if (!decision) continue;
      this.#taken.add(item.id);
      this.#work = this.#work.then(() => this.#decide(decision));
      // Whoever waits for `finish` hears of it; where a replay breaks off before that, the reason for it is what is told.
      this.#work.catch(() => undefined);
    }
  }

  #decisionOn({ id, text, audience }: ReviewItem): Decision | null {
    const verdict = this.#verdicts.get(text) ?? 0;
    if (verdict === 0 || audience === 'record') return null;
    if (verdict > 0) return { id, decision: audience === 'show' ? 'shown' : 'read-out' };
    this.#held += 1;
    return { id, decision: 'held', reason: REASONS[this.#held % REASONS.length] ?? 'other' };
  }

  /** Tries again as long as it is told to; a writer who took the words back meanwhile is right. */
  async #decide(decision: Decision): Promise<void> {
    for (;;) {
      const answer = await this.screen.send('floor.decide', decision);
      if (answer.ok || answer.refusal.seconds === undefined) return;
      await sleep(answer.refusal.seconds * 1000);
    }
  }
}
