import type { GroupQuestionFacts, MapTable } from '../../../shared/views/groups.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { breakoutHere, formatHere, tablesHere } from '../groups-setup/list/tables-here.ts';
import { cardFacts, type CardFacts } from './card-facts.ts';
import { pilesOf, slipPages, type Pile } from './slips.ts';

export const SECTIONS = ['cards', 'map', 'slips', 'sheets'] as const;
export type Section = (typeof SECTIONS)[number];

/** How many slips of the first pile, and of each kind, are offered at first. */
const FIRST_PILE = 60;
const KIND_PILE = 12;

interface Choices {
  readonly slips: readonly number[];
  readonly each: number;
  /** Codes of the cards that were made, by table. */
  readonly pictures: Readonly<Record<number, string>>;
}

/** All that a pack is printed from. */
export interface Material {
  readonly title: string;
  readonly tables: readonly Pick<MapTable, 'number' | 'place' | 'question' | 'slots'>[];
  readonly questions: readonly GroupQuestionFacts[];
  readonly cards: readonly CardFacts[];
  readonly piles: readonly Pile[];
  readonly slips: readonly number[];
  /** Sheets for each table. */
  readonly each: number;
}

/** The questions of groups that are planned, as those that are formed would show them. */
const plannedQuestions = (view: ConsoleView): GroupQuestionFacts[] =>
  (formatHere(view)?.questions ?? []).map(({ topic, wording }) => {
    const item = view.plan.items.find(({ id }) => id === topic);
    const { number = null } = view.evening.agenda.find(({ id }) => id === topic) ?? {};
    return { number, title: item?.title ?? '', wording: item?.wording ?? wording, explanation: item?.explanation ?? '', hue: item?.hue ?? 0 };
  });

/** The tables of the groups that are formed, or those that the next ones would have; the hall's where none are planned. */
const tablesOf = (view: ConsoleView, questions: number): Material['tables'] => {
  const breakout = breakoutHere(view);
  if (breakout && breakout.tables.length > 0) return breakout.tables;
  if (view.groups.tables.length === 0 && !formatHere(view)) return [];
  return tablesHere(view, null).map((table, index) => ({ ...table, question: questions > 0 ? index % questions : null, slots: [] }));
};

export const materialOf = (view: ConsoleView, { slips, each, pictures }: Choices): Material => {
  const questions = breakoutHere(view)?.questions ?? plannedQuestions(view);
  const tables = tablesOf(view, questions.length);
  const piles = pilesOf(formatHere(view));
  return {
    title: view.evening.title,
    tables,
    questions,
    cards: tables.map((table) => cardFacts(view, table, pictures[table.number] ?? '')),
    piles,
    slips: piles.map((_, index) => slips[index] ?? (index === 0 ? FIRST_PILE : KIND_PILE)),
    each,
  };
};

/** How many pages a section has. */
export const pagesIn = ({ tables, piles, slips, each }: Material, section: Section): number => {
  if (section === 'slips') return slipPages(piles, slips).length;
  if (section === 'map') return tables.length > 0 ? 1 : 0;
  return section === 'cards' ? Math.ceil(tables.length / 2) : tables.length * each;
};
