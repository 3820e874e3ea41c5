import type { CommandName } from '../../shared/gathering/commands.ts';
import type { PAUSE_REASONS } from '../../shared/gathering/run/model/run.ts';
import { shortName } from '../../shared/ui/short-name.ts';
import type { EveningFacts } from '../../shared/views/evening.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import type { Before, Desk } from './desk.svelte.ts';
import { following } from './outlook.ts';
import type { Screen } from './screen.svelte.ts';

/** Reasons that a person may give; an outage is the server's own. */
export const PAUSES = ['breather', 'heated', 'technical', 'other'] as const satisfies readonly (typeof PAUSE_REASONS)[number][];

/** A name on a button of the head has so many letters. */
const ON_A_BUTTON = 26;

/** The one way on, as the button says it; `title` is the whole of what it names. */
export interface WayOn {
  readonly label: string;
  readonly title?: string;
  readonly go: () => void;
  readonly back?: boolean;
}

/** The moves of the evening, as buttons and keys make them. */
export class Moves {
  readonly #desk: Desk;
  readonly #screen: Screen;

  constructor(desk: Desk, screen: Screen) {
    this.#desk = desk;
    this.#screen = screen;
  }

  /** The one way on: start, next, end, or the steps that follow the end, and back from them; null once the evening is closed. */
  wayOn(evening: EveningFacts): WayOn | null {
    const next = following(evening);
    switch (evening.phase) {
      case 'planned':
        return { label: words.head.start, go: () => void this.#desk.tell('run.start', {}, words.did.start) };
      case 'running':
        // It says what item it leaves: two consoles that press it in the same second move the evening one step.
        return next
          ? {
              label: words.head.next(shortName(next.title, ON_A_BUTTON)),
              title: next.title,
              go: () => this.#leave('run.next', (before) => void this.#desk.tell('run.next', {}, words.did.next(shortName(next.title)), before)),
            }
          : { label: words.head.end, go: () => this.end() };
      case 'ended':
        return this.#screen.page === 'end'
          ? { label: endWords.run, go: () => (this.#screen.page = 'run'), back: true }
          : { label: endWords.finish, go: () => this.#screen.finish() };
      case 'closed':
        return null;
    }
  }

  pause(reason: (typeof PAUSES)[number]): void {
    void this.#desk.tell('run.pause', { reason }, words.did.pause);
  }

  resume(): void {
    void this.#desk.tell('run.resume', {}, words.did.resume);
  }

  back(): void {
    this.#leave('run.back', (before) => void this.#desk.tell('run.back', {}, words.did.back, before));
  }

  jump(item: string, title: string): void {
    this.#leave('run.jump', (before) => void this.#desk.tell('run.jump', { item }, words.did.next(shortName(title)), before));
  }

  endItem(title: string): void {
    this.#leave('run.endItem', (before) => void this.#desk.tell('run.endItem', {}, words.did.endItem(shortName(title)), before));
  }

  /** Ends the evening; what follows is shown here, by the one who pressed. */
  end(): void {
    this.#leave('run.end', (before) => void this.#end(before));
  }

  async #end(before?: Before): Promise<void> {
    const refusal = await this.#desk.tell('run.end', {}, words.did.end, before);
    if (!refusal) this.#screen.finish('left');
  }

  /** Takes the end back, whoever pressed it and whatever was decided since. */
  takeEndBack(): void {
    void this.#desk.tell('run.takeBack', { what: 'end' }, endWords.ended.tookBack);
  }

  /**
   * Leaves the present item, and asks first where its groups are at work: they would lose their time without a word (VW10). What
   * counts then is what stood there when somebody chose to leave it, however long they take to answer.
   */
  #leave(name: CommandName, go: (before?: Before) => void): void {
    if (!groupsAtWork(this.#desk.lead)) {
      go();
      return;
    }
    const before = this.#desk.before(name);
    this.#screen.askBefore(() => go(before));
  }
}

/** Whether tables are in the middle of a round, between two, or on their way back. */
const groupsAtWork = (view: Desk['lead']): boolean => {
  const phase = view?.groups.breakouts.at(-1)?.phase;
  return phase === 'working' || phase === 'between' || phase === 'returning';
};
