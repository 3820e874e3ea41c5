import type { Breakout, BreakoutTable, Report } from '../../shared/gathering/groups/model/breakout.ts';
import type { Format } from '../../shared/gathering/groups/model/format.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import type { SeatReply } from '../../shared/gathering/groups/model/seats/seat-reply.ts';
import type { Point } from '../../shared/gathering/groups/model/sheet/point.ts';
import type { WrittenReply } from '../../shared/gathering/groups/rules/sheet/write.ts';
import type { CommandName } from '../../shared/gathering/commands.ts';
import type { Carried } from '../../shared/gathering/carry-out.ts';
import { Evening } from './evening.ts';
import { CURRENT } from './groups-inputs.ts';

export const LEAD = 'facilitator';
export const round = (change: Partial<Format['rounds'][number]> = {}): Format['rounds'][number] => ({
  minutes: 15,
  within: 'table',
  seating: 'same',
  ...change,
});
export const formatOf = (change: Partial<Format> = {}): Format => ({ ...presetNamed('tables'), tables: 4, ...change });

/** A key that a phone might have made, by number. */
export const keyOf = (number: number): string => `PHONE${String(number).padStart(8, '0')}`;
export const pointId = (name: string): string => `point${name.padStart(8, '0')}`;

/** An evening with groups in its first part. */
export class GroupEvening extends Evening {
  static formed(change: Partial<Format> = {}, seed = 1): GroupEvening {
    const evening = new GroupEvening(seed);
    evening.does(LEAD, 'run.start');
    evening.does(LEAD, 'groups.form', { format: formatOf(change) });
    return evening;
  }

  static begun(change: Partial<Format> = {}, seed = 1): GroupEvening {
    const evening = GroupEvening.formed(change, seed);
    evening.lead('groups.begin');
    return evening;
  }

  /** Everybody is back, and table 1 is the first to be asked. */
  static reporting(change: Partial<Format> = {}, fill: (evening: GroupEvening) => void = () => undefined): GroupEvening {
    const evening = GroupEvening.begun(change);
    evening.does('organiser', 'plan.editSettings', { moderation: false });
    fill(evening);
    evening.comesBack();
    return evening;
  }

  comesBack(): void {
    this.lead('groups.callBack', { leadSeconds: 60 });
    this.lead('groups.gathered');
    if (this.report.turn) this.lead('report.giveTurn', { table: 1 });
  }

  get breakout(): Breakout {
    const last = this.state.groups.breakouts.at(-1);
    if (!last) throw new Error('no groups');
    return last;
  }

  get report(): Report {
    return this.breakout.report;
  }

  table(number: number): BreakoutTable {
    const table = this.breakout.tables.find((one) => one.number === number);
    if (!table) throw new Error(`no table ${String(number)}`);
    return table;
  }

  points(number: number): readonly Point[] {
    return this.table(number).sheet.points;
  }

  /** The crew do something with the groups. */
  lead(name: CommandName, input: object = {}, after = 1000): Carried {
    return this.does(LEAD, name, { breakout: CURRENT, ...input }, after);
  }

  /** A table does. */
  by(table: number, name: CommandName, input: object = {}): Carried {
    return this.does('table', name, { breakout: CURRENT, ...input }, 1000, table);
  }

  leadIsRefused(name: CommandName, input: object = {}): string {
    return this.refusal(LEAD, name, { breakout: CURRENT, ...input });
  }

  isRefused(table: number, name: CommandName, input: object = {}): string {
    return this.refusal('table', name, { breakout: CURRENT, ...input }, table);
  }

  takes(number: number, kind: number | null = null): SeatReply {
    return this.does('participant', 'seats.take', { breakout: CURRENT, key: keyOf(number), kind }, 10).reply as SeatReply;
  }

  chooses(number: number, table: number): SeatReply {
    return this.does('participant', 'seats.choose', { breakout: CURRENT, key: keyOf(number), table }, 10).reply as SeatReply;
  }

  leaves(number: number): void {
    this.does('participant', 'seats.leave', { breakout: CURRENT, key: keyOf(number) }, 10);
  }

  /** A table writes a point, by a name of one word. */
  notes(table: number, name: string, text = `Words of ${name}`, base = 0): WrittenReply {
    const input = { id: pointId(name), text, exact: false, tags: [], base, otherwise: pointId(`${name}Y`) };
    return this.by(table, 'table.write', input).reply as WrittenReply;
  }

  /** How many sit at each table now, by the numbers that they hold. */
  sizes(): number[] {
    const here =
      this.breakout.phase === 'forming' || this.breakout.phase === 'between' ? this.breakout.rounds.length : this.breakout.rounds.length - 1;
    return this.breakout.tables.map(({ number }) => this.breakout.seats.filter((seat) => !seat.left && seat.at[here] === number).length);
  }
}
