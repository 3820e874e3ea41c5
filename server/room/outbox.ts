import type { Kind, Views } from '../../shared/protocol/messages.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { projectorView } from '../../shared/views/projector.ts';
import type { Surroundings } from '../../shared/views/surroundings.ts';
import type { Room } from './room.ts';

/** Who receives: made by `live`. */
export interface Audience {
  /** Whether anybody of this kind is here; views are not made for an empty room. */
  has(kind: Kind): boolean;
  /** Sends the newest view to all of a kind, to each as fast as it can take it. */
  deliver<K extends Kind>(kind: K, view: Views[K]): void;
}

/** How close together two views of a kind may follow each other, in ms. */
const SPACING: Record<Kind, number> = { console: 100, moderator: 100, projector: 100, participant: 250 };
const KINDS = Object.keys(SPACING) as Kind[];

/** Makes views once per kind of screen, at its pace, and only sends what differs from what was sent. */
export class Outbox {
  #last = new Map<Kind, { text: string; sentAt: number }>();
  #timers = new Map<Kind, NodeJS.Timeout>();

  constructor(
    private readonly room: Room,
    private readonly surroundings: () => Surroundings,
    private readonly audience: Audience,
  ) {}

  /** The newest view of a kind. */
  view<K extends Kind>(kind: K): Views[K] {
    const make: { [Each in Kind]: () => Views[Each] } = {
      console: () => consoleView(this.room.state, this.surroundings()),
      moderator: () => moderatorView(this.room.state),
      projector: () => projectorView(this.room.state, this.surroundings()),
      participant: () => this.room.participantView(),
    };
    return make[kind]();
  }

  /** Something changed: each kind of screen hears of it at its own pace. */
  changed(): void {
    for (const kind of KINDS) {
      if (this.#timers.has(kind)) continue;
      const wait = Math.max(0, SPACING[kind] - (performance.now() - (this.#last.get(kind)?.sentAt ?? -Infinity)));
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
    if (!this.audience.has(kind)) {
      this.#last.delete(kind);
      return;
    }
    const view = this.view(kind);
    // The crew's views are compared slice by slice where they are sent; the room's are small enough to compare whole.
    const text = kind === 'console' || kind === 'moderator' ? '' : JSON.stringify(view);
    if (text !== '' && text === this.#last.get(kind)?.text) return;
    this.#last.set(kind, { text, sentAt: performance.now() });
    this.audience.deliver(kind, view);
  }
}
