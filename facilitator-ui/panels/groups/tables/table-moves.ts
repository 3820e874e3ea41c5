import type { Desk } from '../../../state/desk.svelte.ts';
import { groupsWords as words } from '../../../../shared/words/console-groups.en.ts';

/** What the console can do to one table of a breakout, as buttons make it. */
export class TableMoves {
  readonly #desk: Desk;
  readonly #breakout: string;

  constructor(desk: Desk, breakout: string) {
    this.#desk = desk;
    this.#breakout = breakout;
  }

  settleHelp(table: number): void {
    void this.#desk.tell('groups.settleHelp', { breakout: this.#breakout, table }, words.help.settled(table));
  }

  /** More minutes for a table, or fewer; for all where none is named. */
  extend(minutes: number, table?: number): void {
    const said = table === undefined ? words.details.didExtendAll(minutes) : words.details.didExtend(table, minutes);
    void this.#desk.tell('groups.extend', { breakout: this.#breakout, minutes, ...(table === undefined ? {} : { table }) }, said);
  }

  merge(from: number, into: number): void {
    void this.#desk.tell('groups.merge', { breakout: this.#breakout, from, into }, words.merge.did(from, into));
  }

  part(table: number): void {
    void this.#desk.tell('groups.part', { breakout: this.#breakout, table }, words.details.didPart(table));
  }

  people(table: number, people: number): void {
    void this.#desk.tell('seats.people', { breakout: this.#breakout, table, people }, words.details.didPeople(table, people));
  }

  giveTurn(table: number): void {
    void this.#desk.tell('report.giveTurn', { breakout: this.#breakout, table }, words.details.didTurn(table));
  }

  /** A message to one table, or to all; resolves to whether it was sent. */
  async message(text: string, table?: number): Promise<boolean> {
    const said = table === undefined ? words.message.didAll : words.message.did(table);
    return (await this.#desk.tell('groups.message', { breakout: this.#breakout, text, ...(table === undefined ? {} : { table }) }, said)) === null;
  }
}
