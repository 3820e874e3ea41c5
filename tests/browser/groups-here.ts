import type { Format } from '../../shared/gathering/groups/model/format.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import type { Tag } from '../../shared/gathering/groups/model/sheet/point.ts';
import { cardsFor, openTable, type TestScreen } from '../tools/server.ts';
import type { Evening, Hall } from './hall.ts';

/** Some marks of a point, where a test wants them. */
interface Marks {
  readonly exact?: boolean;
  readonly tags?: Tag[];
  /** The version that its writer saw. */
  readonly base?: number;
}

/** Starts the evening with a question, and forms groups in it. Resolves to their id. */
export const formGroups = async ({ lead }: Evening, change: Partial<Format> = {}, preset = 'tables'): Promise<string> => {
  await lead.ok('run.start', {});
  await lead.ok('run.jump', { item: 'respect' });
  return formAgain({ lead }, change, preset);
};

/** Forms groups in the item that runs. */
export const formAgain = async ({ lead }: Pick<Evening, 'lead'>, change: Partial<Format> = {}, preset = 'tables'): Promise<string> =>
  ((await lead.ok('groups.form', { format: { ...presetNamed(preset), ...change } })).reply as { id: string }).id;

/** The tables of an evening: their cards, and a screen of each without a page. */
export class Tables {
  #screens: readonly TestScreen<'table'>[];

  private constructor(
    readonly cards: readonly string[],
    screens: readonly TestScreen<'table'>[],
  ) {
    this.#screens = screens;
  }

  static async open(hall: Hall, { id }: Evening, count: number): Promise<Tables> {
    const cards = await cardsFor(
      hall,
      id,
      Array.from({ length: count }, (_, index) => index + 1),
    );
    return new Tables(cards, await Promise.all(cards.map((card) => openTable(hall, card))));
  }

  card(number: number): string {
    return this.cards[number - 1] ?? '';
  }

  at(number: number): TestScreen<'table'> {
    const screen = this.#screens[number - 1];
    if (!screen) throw new Error(`There is no table ${number}.`);
    return screen;
  }

  /** Writes a point as that table, under an id made from `name`. Resolves to the id. */
  async write(number: number, breakout: string, name: string, text: string, { exact = false, tags = [], base = 0 }: Marks = {}): Promise<string> {
    const id = `POINT${name.padStart(7, '0')}`;
    await this.at(number).ok('table.write', { breakout, id, text, exact, tags, base, otherwise: `${id}${String(base)}X` });
    return id;
  }

  close(): void {
    for (const screen of this.#screens) screen.close();
  }
}
