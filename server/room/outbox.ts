import type { Kind, Views } from '../../shared/protocol/messages.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { projectorView } from '../../shared/views/projector.ts';
import type { Surroundings } from '../../shared/views/surroundings.ts';
import { tableView } from '../../shared/views/table.ts';
import type { Room } from './room.ts';

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
  /** Sends the newest view to all of a circle, to each as fast as it can take it. */
  deliver<K extends Kind>(circle: Circle<K>, view: Views[K]): void;
}

/** How close together two views of a kind may follow each other, in ms. */
const SPACING: Record<Kind, number> = { console: 100, moderator: 100, projector: 100, table: 150, participant: 250 };
const KINDS = Object.keys(SPACING) as Kind[];

/** What all phones together are sent in a ms at most, about 100 Mbit/s: while a thousand take their numbers, each view tells all of them of all. */
const BYTES_A_MS = 12_000;

/** Makes views once per circle of screens, at its pace, and only sends what differs from what was sent. */
export class Outbox {
  /** What each circle was last sent, by kind and table. */
  #last = new Map<Kind, { readonly texts: ReadonlyMap<number | null, string>; readonly sentAt: number; readonly spacing: number }>();
  #timers = new Map<Kind, NodeJS.Timeout>();

  constructor(
    private readonly room: Room,
    private readonly surroundings: () => Surroundings,
    private readonly audience: Audience,
  ) {}

  /** The newest view of a circle. */
  view<K extends Kind>({ kind, table }: Circle<K>): Views[K] {
    const make: { [Each in Kind]: () => Views[Each] } = {
      console: () => consoleView(this.room.state, this.surroundings()),
      moderator: () => moderatorView(this.room.state),
      projector: () => projectorView(this.room.state, this.surroundings()),
      table: () => tableView(this.room.state, table ?? 0),
      participant: () => this.room.participantView(),
    };
    return make[kind]();
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
    const before = this.#last.get(kind);
    const texts = new Map<number | null, string>();
    let sent = false;
    for (const circle of this.audience.circles(kind)) {
      const view = this.view(circle);
      // The crew's views are compared slice by slice where they are sent; the others are small enough to compare whole.
      const text = kind === 'console' || kind === 'moderator' ? '' : JSON.stringify(view);
      texts.set(circle.table, text);
      if (text !== '' && text === before?.texts.get(circle.table)) continue;
      this.audience.deliver(circle, view);
      sent = true;
    }
    if (texts.size === 0) this.#last.delete(kind);
    else this.#last.set(kind, { texts, sentAt: sent ? performance.now() : (before?.sentAt ?? -Infinity), spacing: this.#spacing(kind, texts) });
  }

  /** How long to hold back the next view of a kind after this one. */
  #spacing(kind: Kind, texts: ReadonlyMap<number | null, string>): number {
    if (kind !== 'participant') return SPACING[kind];
    return Math.max(SPACING[kind], ((texts.get(null)?.length ?? 0) * this.surroundings().phones) / BYTES_A_MS);
  }
}
