import type { Format, GroupQuestion } from '../../../shared/gathering/groups/model/format.ts';
import { presetNamed } from '../../../shared/gathering/groups/model/presets.ts';
import type { AgendaItem } from '../../../shared/gathering/plan/model/plan.ts';

/** How many questions "two questions at once" takes. */
const PARALLEL = 2;

export interface Around {
  /** How it was before; null where nothing was chosen yet. */
  readonly before: Format | null;
  /** The plan's items. */
  readonly items: readonly AgendaItem[];
  /** The item that it is for. */
  readonly item: string | undefined;
  /** How many tables the hall has; 0 where nobody has said. */
  readonly hall: number;
}

const asked = (item: AgendaItem): GroupQuestion => ({ topic: item.id, wording: '' });

/** The questions that follow an item, then those before it, so that there are always some to offer. */
const nearest = ({ items, item }: Around): AgendaItem[] => {
  const at = items.findIndex((one) => one.id === item);
  return [...items.slice(Math.max(0, at)), ...items.slice(0, Math.max(0, at))].filter((one) => one.kind === 'question');
};

/** As many tables as the hall has, where there are some. */
const tablesFor = (preset: Format, hall: number): number => (preset.tables > 0 && hall > 1 ? hall : preset.tables);

/**
 * A preset as it is offered here: with the hall's number of tables, or the number that somebody has chosen, with the questions that were chosen before, else with
 * the question that the item is, and for two at once with the two that come next.
 */
export const chosenPreset = (name: string, around: Around): Format => {
  const preset = presetNamed(name);
  const { before, items, item, hall } = around;
  const here = items.find((one) => one.id === item && one.kind === 'question');
  const kept = before?.questions ?? [];
  const own = kept.length > 0 ? kept : here ? [asked(here)] : [];
  const questions = name === 'parallel' && kept.length < PARALLEL ? nearest(around).slice(0, PARALLEL).map(asked) : own;
  const offered = tablesFor(preset, hall);
  const isOwn = before !== null && before.tables > 0 && before.tables !== tablesFor(presetNamed(before.preset), hall);
  return { ...preset, tables: offered > 0 && isOwn ? before.tables : offered, questions };
};
