import type { Connection } from '../../shared/client/connection.svelte.ts';
import { WALL_CARDS } from '../../shared/gathering/floor/model/wall.ts';
import type { RefusalCode } from '../../shared/gathering/refusal.ts';
import type { DrawnReply } from '../../shared/gathering/stage/model/drawn-reply.ts';
import type { ProjectorView } from '../../shared/views/projector.ts';
import { StandingWatch, type Standing } from './standing.ts';

/** How often it is looked at what stands on the screen (ms). */
const LOOK_EVERY = 500;
/** What could not be said is said again after this long (ms). */
const AGAIN_AFTER = 2000;

/** After these the same is worth another try; after any other it is not. */
const AGAIN: readonly RefusalCode[] = ['not-reached', 'not-saved', 'too-fast'];

/** Whether a text that goes over several pages stands at its first. */
const isAtItsStart = (element: Element): boolean => (element.closest('[data-pages]')?.scrollLeft ?? 0) === 0;

/** The words that the view lets this page show. */
const shownIn = ({ wall, spotlight }: Pick<ProjectorView, 'wall' | 'spotlight'>): readonly Standing[] => [...wall, ...(spotlight ? [spotlight] : [])];

/** Of these, the contributions that are drawn on this page: whole, or with the first part of a text that goes over several pages. */
const drawnHere = (shown: readonly Standing[]): Standing[] => {
  const words = new Map(shown.map((one) => [one.id, one.text]));
  return [...document.querySelectorAll<HTMLElement>('[data-contribution]')].filter(isAtItsStart).flatMap((element) => {
    const id = element.dataset['contribution'] ?? '';
    const text = words.get(id);
    return text === undefined ? [] : [{ id, text }];
  });
};

/**
 * A projector says which contributions have stood on it for three seconds (ST10). While nobody can see the page, and while the
 * link is down, nothing counts: the picture is old then, and words may stand on it that were taken off or changed meanwhile.
 */
export class ShownReport {
  readonly #watch = new StandingWatch();
  #isSaying = false;
  #restsUntil = 0;

  /** Looks from now on; `connection` may be another each time. Returns what stops it. */
  start(connection: () => Connection<'projector'> | null): () => void {
    const timer = setInterval(() => {
      const link = connection();
      if (link) this.#look(link, performance.now());
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }

  #look(connection: Connection<'projector'>, at: number): void {
    const { view } = connection;
    if (view === null || document.hidden || connection.link !== 'live') this.#watch.forget();
    else {
      const shown = shownIn(view);
      this.#watch.mayBeShown(shown);
      this.#watch.look(drawnHere(shown), at);
    }
    if (connection.link === 'live' && at >= this.#restsUntil) void this.#say(connection);
  }

  async #say(connection: Connection<'projector'>): Promise<void> {
    const due = this.#watch.due.slice(0, WALL_CARDS);
    if (this.#isSaying || due.length === 0) return;
    this.#isSaying = true;
    const answer = await connection.send('stage.drawn', { ids: due.map(({ id }) => id) });
    this.#isSaying = false;
    const taken = answer.ok ? (answer.reply as DrawnReply).taken : [];
    if (answer.ok) this.#watch.said(due, taken);
    // As if it had been taken: it would be refused again.
    else if (!AGAIN.includes(answer.refusal.refused))
      this.#watch.said(
        due,
        due.map(({ id }) => id),
      );
    if (taken.length < due.length) this.#restsUntil = performance.now() + AGAIN_AFTER;
  }
}
