import type { ScreenReport, Surroundings } from '../../shared/views/surroundings.ts';
import type { Duration } from '../../shared/gathering/time.ts';
import type { Clock } from '../clock.ts';
import type { LiveSocket } from './audience.ts';

/** The projectors of one evening that are connected, and what each says of itself: in memory alone (RM11). */
export class Projectors {
  #screens = new Map<LiveSocket, ScreenReport | null>();
  /** By the time that has passed, so that a step of the wall clock makes it no longer ago. */
  #lostAt: Duration | null = null;

  constructor(
    private readonly clock: Pick<Clock, 'elapsed' | 'startedAt'>,
    private readonly changed: () => void,
  ) {}

  join(socket: LiveSocket): void {
    this.#screens.set(socket, null);
    this.#lostAt = null;
    this.changed();
  }

  left(socket: LiveSocket): void {
    if (!this.#screens.delete(socket)) return;
    if (this.#screens.size === 0) this.#lostAt = this.clock.elapsed();
    this.changed();
  }

  /** What a projector says of itself. */
  report(socket: LiveSocket, report: ScreenReport): void {
    if (!this.#screens.has(socket)) return;
    this.#screens.set(socket, report);
    this.changed();
  }

  get facts(): Pick<Surroundings, 'projectors' | 'screens' | 'projectorLostAt'> {
    const screens = [...this.#screens.values()].filter((report) => report !== null);
    const projectorLostAt = this.#lostAt === null ? null : this.clock.startedAt() + this.#lostAt;
    return { projectors: this.#screens.size, screens, projectorLostAt };
  }
}
