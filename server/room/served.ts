import type { Duration } from '../../shared/gathering/time.ts';
import type { Kind, Views } from '../../shared/protocol/screens.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { projectorView } from '../../shared/views/projector.ts';
import type { Surroundings } from '../../shared/views/surroundings.ts';
import { tableView } from '../../shared/views/table.ts';
import type { Room } from './room.ts';

interface Served<View> {
  /** `table` is the number of a table's page, 0 for every other screen. */
  readonly view: (room: Room, surroundings: () => Surroundings, table: number) => View;
  /** How close together two views may follow each other, in ms. */
  readonly spacing: Duration;
  /** Whether each table has a view of its own; all screens of any other kind share one. */
  readonly perTable: boolean;
  /** What all screens of the kind together are sent in a ms at most, in bytes; null for kinds of which there are few. */
  readonly bytesPerMs: number | null;
}

/** While a thousand phones take their numbers, all of them are told of all: about 100 Mbit/s. */
const CROWD = 12_000;

/** How each kind of screen is served. */
export const SERVED: { readonly [K in Kind]: Served<Views[K]> } = {
  console: { view: ({ state }, surroundings) => consoleView(state, surroundings()), spacing: 100, perTable: false, bytesPerMs: null },
  moderator: { view: ({ state }, surroundings) => moderatorView(state, surroundings()), spacing: 100, perTable: false, bytesPerMs: null },
  projector: { view: ({ state }, surroundings) => projectorView(state, surroundings()), spacing: 100, perTable: false, bytesPerMs: null },
  table: { view: ({ state }, _, table) => tableView(state, table), spacing: 150, perTable: true, bytesPerMs: null },
  participant: { view: (room) => room.participantView(), spacing: 250, perTable: false, bytesPerMs: CROWD },
};
