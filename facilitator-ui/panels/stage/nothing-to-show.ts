import { currentSegment } from '../../../shared/gathering/run/model/run.ts';
import type { SceneName } from '../../../shared/gathering/stage/model/stage.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import { consoleWords as words } from '../../../shared/words/console.en.ts';

/** Whether groups are there to show: some that go on, or those of the item that runs now. */
const hasGroups = ({ groups, run }: Pick<ConsoleView, 'groups' | 'run'>): boolean => {
  const here = currentSegment(run)?.item;
  return groups.breakouts.some((breakout) => breakout.phase !== 'over' || breakout.item === here);
};

/** Why a scene would stand there empty, and what to do first; null where it has something to show. */
export const nothingToShow = (scene: SceneName, view: Pick<ConsoleView, 'stage' | 'groups' | 'run'>): string | null => {
  if (scene === 'spotlight' && view.stage.spotlight === null) return words.stage.spotlightFirst;
  if (scene === 'groups' && !hasGroups(view)) return words.stage.groupsFirst;
  return null;
};
