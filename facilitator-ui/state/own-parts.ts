import { isSame, type Part } from '../../shared/gathering/saw/seen.ts';
import type { Sight } from '../../shared/gathering/saw/sight.ts';

interface Building {
  /** The parts whose facts a command of this part names along with its own. */
  readonly on: readonly Part[];
  /** Its own facts, which a step in those parts leaves alone. */
  readonly of: (sight: Sight) => unknown;
}

/** The parts of the evening that build on others, as `saw.ts` reads them. */
const BUILDINGS: Partial<Record<Part, Building>> = {
  run: { on: ['time', 'plan'], of: ({ run }) => [run.moves, run.segments, run.pauses, run.endedAt] },
  time: { on: ['run', 'plan'], of: ({ run }) => [run.budgets, run.dropped, run.endsAt, run.lateStartSettled] },
  // A move of the evening takes a scene with it that is not kept; a page of the wall that was turned by hand too.
  screen: { on: ['run', 'groups'], of: ({ stage }) => [stage.spotlight, ...(stage.kept ? [stage.scene] : [])] },
  groups: { on: ['run'], of: ({ openGroups, hall }) => [openGroups, hall] },
  hands: { on: ['time', 'plan'], of: ({ hands }) => hands },
};

export const buildsOn = (part: Part): readonly Part[] => BUILDINGS[part]?.on ?? [];

/** Whether somebody has chosen a scene by hand: no move of the evening does that. */
const isChosen = (part: Part, before: Sight, after: Sight): boolean =>
  part === 'screen' && after.stage.pinned && !(before.stage.pinned && before.stage.scene === after.stage.scene);

/**
 * The parts of which a new view shows nothing but what this screen has done. `shown` are those that its own steps were about; a part
 * that builds on one of them is changed by the same step, and is counted too where its own facts are as they were.
 */
export const ownParts = (shown: readonly Part[], before: Sight, after: Sight): readonly Part[] => {
  const along = (Object.entries(BUILDINGS) as [Part, Building][]).flatMap(([part, { on, of }]) =>
    on.some((one) => shown.includes(one)) && isSame(of(before), of(after)) && !isChosen(part, before, after) ? [part] : [],
  );
  return [...shown, ...along];
};
