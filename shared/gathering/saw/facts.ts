import { sumOf } from '../sum.ts';
import { moves, place } from './course.ts';
import type { Part } from './seen.ts';
import type { BreakoutSight, Sight } from './sight.ts';

/** The groups that a command is about: those that it names, else those that are open. */
const groupsOf = (sight: Sight, input: unknown): BreakoutSight | null => {
  const named = typeof input === 'object' && input !== null && 'breakout' in input ? input.breakout : sight.openGroups;
  return typeof named === 'string' ? sight.breakout(named) : null;
};

/** For each part all that commands of the crew change in it. What phones alone do, such as taking a number, is left out. */
const FACTS: Readonly<Record<Part, (sight: Sight, input: unknown) => unknown>> = {
  // Of what people wrote only what was read counts, whoever changed it.
  contribution: () => null,
  run: moves,
  screen: (sight) => [place(sight), sight.stage, sight.wall],
  plan: ({ plan }) => plan,
  time: ({ plan, run }) => [
    plan.details.endsAt,
    plan.items.map(({ id, minutes, minimum }) => [id, minutes, minimum]),
    [run.budgets, run.dropped, run.endsAt, run.lateStartSettled, run.keptOpenUntil],
    [run.pauses.map(({ reason }) => reason), run.outages.map(({ counted }) => counted)],
  ],
  hands: ({ hands }) => hands,
  groups: (sight, input) => {
    const groups = groupsOf(sight, input);
    const tables = groups?.tables.map(({ number, joined, extra, help, helpAt, message }) => [number, joined, extra, help, helpAt, message]);
    return [sight.openGroups, sight.hall, groups && [groups.phase, groups.round, groups.numbers, tables]];
  },
  report: (sight, input) => {
    const groups = groupsOf(sight, input);
    const told = groups?.tables.flatMap(({ points }) => points).map(({ id, rev }) => [id, rev, groups.also(id), groups.shown(id)]);
    return groups && [groups.turn, told];
  },
  sheet: (sight, input) => groupsOf(sight, input)?.tables.map(({ number, agreed, empty, scribe, points }) => [number, agreed, empty, scribe, points]),
};

/**
 * All facts of the part of the evening that a command is about, as a short sum. With those before and after its command a screen knows
 * whether a view shows what it has done itself and nothing of anybody else's (SW1).
 */
export const factsOf = (part: Part, input: unknown, sight: Sight): string => sumOf(JSON.stringify(FACTS[part](sight, input) ?? null));
