import * as v from 'valibot';
import type { ScreenReport, Surroundings } from '../../shared/views/surroundings.ts';
import type { Duration } from '../../shared/gathering/time.ts';
import type { Clock } from '../clock.ts';
import type { LiveSocket } from './audience.ts';

const small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const Report = v.object({ width: small, height: small, page: small, pages: small, unseen: small });

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
    socket.on('disconnect', () => {
      this.#screens.delete(socket);
      if (this.#screens.size === 0) this.#lostAt = this.clock.elapsed();
      this.changed();
    });
    this.changed();
  }

  /** What a projector says of itself; anything else is left out, since nobody waits for an answer. */
  report(socket: LiveSocket, message: unknown): void {
    const report = v.safeParse(Report, message);
    if (!report.success || !this.#screens.has(socket)) return;
    this.#screens.set(socket, report.output);
    this.changed();
  }

  get facts(): Pick<Surroundings, 'projectors' | 'screens' | 'projectorLostAt'> {
    const screens = [...this.#screens.values()].filter((report) => report !== null);
    const projectorLostAt = this.#lostAt === null ? null : this.clock.startedAt() + this.#lostAt;
    return { projectors: this.#screens.size, screens, projectorLostAt };
  }
}
