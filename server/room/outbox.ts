import { KINDS, type Kind, type Views } from '../../shared/protocol/screens.ts';
import type { Surroundings } from '../../shared/views/surroundings.ts';
import type { Room } from './room.ts';
import { SERVED } from './served.ts';

/** Screens that are sent the same view: all of a kind, or all that show one table. */
export interface Circle<K extends Kind = Kind> {
  readonly kind: K;
  /** Which table, for the pages of tables; null for every other kind. */
  readonly table: number | null;
}

/** Who receives: made by `live`. */
export interface Audience {
  /** Where somebody of this kind is: one circle, or for the pages of tables one for each. None where nobody is: no view is made for an empty room. */
  circles<K extends Kind>(kind: K): readonly Circle<K>[];
  /** Brings all of a circle to this view, each as fast as it can take it. Answers with how many bytes each was sent, 0 where all hold it. */
  deliver<K extends Kind>(circle: Circle<K>, view: Views[K]): number;
}

/** Makes views once per circle of screens, at its pace. */
export class Outbox {
  /** When each kind of screen was last sent anything (ms, steady), and how long to hold back the next. */
  #last = new Map<Kind, { readonly sentAt: number; readonly spacing: number }>();
  #timers = new Map<Kind, NodeJS.Timeout>();

  constructor(
    private readonly room: Room,
    private readonly surroundings: () => Surroundings,
    private readonly audience: Audience,
  ) {}

  /** The newest view of a circle. */
  view<K extends Kind>({ kind, table }: Circle<K>): Views[K] {
    return SERVED[kind].view(this.room, this.surroundings, table ?? 0);
  }

  /** Something changed: each kind of screen hears of it at its own pace. */
  changed(): void {
    for (const kind of KINDS) {
      if (this.#timers.has(kind)) continue;
      const last = this.#last.get(kind);
      const wait = last ? Math.max(0, last.sentAt + last.spacing - performance.now()) : 0;
      this.#timers.set(
        kind,
        setTimeout(() => this.#send(kind), wait),
      );
    }
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #send(kind: Kind): void {
    this.#timers.delete(kind);
    const bytes = Math.max(0, ...this.audience.circles(kind).map((circle) => this.audience.deliver(circle, this.view(circle))));
    if (bytes > 0) this.#last.set(kind, { sentAt: performance.now(), spacing: this.#spacing(kind, bytes) });
  }

  #spacing(kind: Kind, bytes: number): number {
    const { spacing, bytesPerMs } = SERVED[kind];
    return bytesPerMs === null ? spacing : Math.max(spacing, (bytes * this.surroundings().phones) / bytesPerMs);
  }
}
