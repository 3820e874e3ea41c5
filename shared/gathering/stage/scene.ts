import type { Gathering } from '../gathering.ts';
import { breakoutOf } from '../groups/groups.ts';
import type { AgendaItem } from '../plan/plan.ts';
import { currentPause, currentSegment, phaseOf } from '../run/run.ts';
import type { SceneName } from './stage.ts';

const SCENE_OF_KIND: Record<AgendaItem['kind'], SceneName> = {
  arrival: 'welcome',
  opening: 'explanation',
  question: 'question',
  groups: 'agenda',
  break: 'pause',
  close: 'closing',
  other: 'agenda',
};

/** Whether groups stand on the stage: while they go on in this item, and afterwards for what they have told, where the item is for them (ST7). */
const groupsOnStage = ({ groups }: Pick<Gathering, 'groups'>, item: AgendaItem | undefined): boolean => {
  const breakout = breakoutOf(groups, item?.id);
  if (!breakout) return false;
  return breakout.phase !== 'over' || (item?.kind === 'groups' && breakout.report.told.some((told) => told.shown));
};

/** What the agenda asks for: a scene for each kind of item, welcome before the start, the agenda in a gap (ST1). */
export const followedScene = (state: Pick<Gathering, 'plan' | 'run' | 'groups'>): SceneName => {
  const phase = phaseOf(state.run);
  if (phase === 'planned') return 'welcome';
  if (phase !== 'running') return 'closing';
  if (currentPause(state.run)) return 'pause';
  const segment = currentSegment(state.run);
  const item = state.plan.items.find((one) => one.id === segment?.item);
  if (groupsOnStage(state, item)) return 'groups';
  return item ? SCENE_OF_KIND[item.kind] : 'agenda';
};

/** The scene that is held by hand; a spotlight holds for the item in which it was lit (ST6). */
export const pinnedScene = ({ run, stage }: Pick<Gathering, 'run' | 'stage'>): SceneName | null =>
  stage.pinned === 'spotlight' && stage.during !== (currentSegment(run)?.item ?? null) ? null : stage.pinned;

/** What the projector shows: what is pinned, else what the agenda asks for (ST2). */
export const sceneOf = (state: Pick<Gathering, 'plan' | 'run' | 'stage' | 'groups'>): SceneName => pinnedScene(state) ?? followedScene(state);
