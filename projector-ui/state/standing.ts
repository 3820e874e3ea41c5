import { SHOWN_AFTER } from '../../shared/gathering/stage/model/shown-after.ts';

/** Words of a contribution as they stand on the screen: new words under the same id have not stood there yet. */
export interface Standing {
  readonly id: string;
  readonly text: string;
}

const keyOf = ({ id, text }: Standing): string => `${id} ${text}`;

/** Notices which contributions have stood on this screen for long enough to be read. Times in ms by a steady clock. */
export class StandingWatch {
  #since = new Map<string, number>();
  #said = new Set<string>();
  #unsaid = new Map<string, Standing>();

  /**
   * What the scene may show now. What stood there before and is still to be said stays, since a scene that has changed takes nothing
   * off the wall; but not where the id has other words now. Of what was said only what may still be shown is remembered: no words
   * stay in this page that have left the evening.
   */
  mayBeShown(words: readonly Standing[]): void {
    const texts = new Map(words.map(({ id, text }) => [id, text]));
    const keys = new Set(words.map(keyOf));
    this.#said = new Set([...this.#said].filter((key) => keys.has(key)));
    this.#unsaid = new Map([...this.#unsaid].filter(([, { id, text }]) => (texts.get(id) ?? text) === text));
  }

  /** What stands there at `at`. A break, however short, begins the time anew. */
  look(there: readonly Standing[], at: number): void {
    const since = new Map<string, number>();
    for (const one of there) {
      const key = keyOf(one);
      const from = this.#since.get(key) ?? at;
      since.set(key, from);
      if (at - from >= SHOWN_AFTER && !this.#said.has(key)) this.#unsaid.set(key, one);
    }
    this.#since = since;
  }

  /** Nothing counts that stands there now: nobody sees it, or it is not known whether it still may. */
  forget(): void {
    this.#since = new Map();
  }

  /** What is to be said, all at once. */
  get due(): readonly Standing[] {
    return [...this.#unsaid.values()];
  }

  /** It was said: of these it was taken, and is not said again as long as they may be shown. The rest is said once it has stood there for long enough again. */
  said(what: readonly Standing[], taken: readonly string[]): void {
    for (const one of what) {
      if (taken.includes(one.id)) this.#said.add(keyOf(one));
      this.#unsaid.delete(keyOf(one));
    }
  }
}
