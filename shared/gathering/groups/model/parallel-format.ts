import type { Format } from './format.ts';
import { SHORTEST_ROUND } from './fit.ts';
import { formatMinutes } from './hold.ts';
import { presetNamed } from './presets.ts';

const LONGEST_ROUND = 20;

/** How two questions run at once: half the longer one's minutes at the tables, which take them in turn (GR31). */
export const parallelFormat = (questions: readonly { readonly id: string; readonly minutes: number }[], tables: number): Format => {
  const preset = presetNamed('parallel');
  const longest = Math.max(...questions.map((one) => one.minutes));
  const minutes = Math.min(LONGEST_ROUND, Math.max(SHORTEST_ROUND, Math.ceil(longest / 2)));
  return {
    ...preset,
    tables: tables >= 2 ? tables : preset.tables,
    rounds: preset.rounds.map((round) => ({ ...round, minutes })),
    questions: questions.map((one) => ({ topic: one.id, wording: '' })),
    turnSeconds: 30,
  };
};

/** Minutes of the item that takes their place, and its shortest. */
export const parallelMinutes = (format: Format): { readonly minutes: number; readonly minimum: number } => {
  const minutes = formatMinutes(format);
  return { minutes, minimum: Math.max(1, minutes - (format.rounds[0]?.minutes ?? 0) + SHORTEST_ROUND) };
};
