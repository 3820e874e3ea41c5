import type { BreakoutPhase, HelpKind, Report } from '../groups/model/breakout.ts';
import type { HallTable } from '../groups/model/groups.ts';
import type { EmptyReason } from '../groups/model/sheet/point.ts';
import type { Contribution } from '../floor/model/contribution.ts';
import type { AgendaItem, Plan } from '../plan/model/plan.ts';
import type { Run } from '../run/model/run.ts';
import type { SceneName, WallPosition } from '../stage/model/stage.ts';

/** A contribution that was mixed in, as far as others can change it. Its batch is another one after its writer has changed the words. */
export type ContributionSight = Pick<Contribution, 'decision' | 'reason' | 'readAloud'> & { readonly batch: number };

/** One line of a sheet. `rev` goes up with each change of its words. */
export interface PointSight {
  readonly id: string;
  readonly rev: number;
}

/** One table of a breakout. */
export interface TableSight {
  readonly number: number;
  readonly people: number | null;
  readonly joined: number | null;
  /** Minutes beyond the others' in this round. */
  readonly extra: number;
  readonly help: HelpKind | null;
  /** When the call for help was made (epoch ms); the table's own page does not know it. */
  readonly helpAt: number | null;
  /** Number of the last message that it was sent, and whether it has been tapped away; null where there is none. The table's own page does not know it. */
  readonly message: readonly [number: number, read: boolean] | null;
  readonly agreed: boolean;
  readonly empty: EmptyReason | null;
  /** The screen that writes for the table; only its own page knows. */
  readonly scribe: string;
  /** Lines that are not struck out, as far as the screen may read them. */
  readonly points: readonly PointSight[];
}

/** A breakout: where it stands in its time, and its tables. */
export interface BreakoutSight {
  readonly phase: BreakoutPhase;
  /** Number of the round from 1, when its time began, and the minutes that every table has. */
  readonly round: readonly [number: number, startedAt: number | null, minutes: number];
  readonly turn: Report['turn'];
  readonly tables: readonly TableSight[];
  /** Tables that share a point which the room has heard; null where it has not been told. */
  also(point: string): readonly number[] | null;
  /** Whether a told point is on the projector; null where it has not been told. Only the crew's screens know of those that are not. */
  shown(point: string): boolean | null;
  /** Whether phones are given numbers, and how often these were started again; null on a table's own page. */
  readonly numbers: readonly [dealing: boolean, deal: number] | null;
  /** How many slips of a pile are out. */
  slips(kind: number | null): number;
}

/**
 * What a screen of the crew or of a table shows, as far as commands can be about it (SW3). The same facts are read from the state,
 * by the server, and from a view, by the screen; where the two differ, the command was about something that is no longer so.
 */
export interface Sight {
  readonly plan: { readonly details: Pick<Plan['details'], 'endsAt'>; readonly settings: object; readonly items: readonly AgendaItem[] };
  readonly run: Run;
  readonly stage: { readonly scene: SceneName; readonly pinned: boolean; readonly kept: boolean; readonly spotlight: string | null };
  readonly wall: WallPosition;
  /** The end that a show of hands asks about, which asking it is, and whether it is counted still; null while there is none. */
  readonly hands: readonly [until: number, round: number, counting: boolean] | null;
  readonly hall: readonly HallTable[];
  /** The breakout that goes on; null where none does. */
  readonly openGroups: string | null;
  contribution(id: string): ContributionSight | null;
  breakout(id: string): BreakoutSight | null;
}
