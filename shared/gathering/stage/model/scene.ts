import type { Gathering } from '../../gathering.ts';
import { topicIds } from '../../floor/model/topics.ts';
import { breakoutOf } from '../../groups/model/groups.ts';
import { questionsOf, type AgendaItem } from '../../plan/model/plan.ts';
import { currentPause, currentSegment, phaseOf, positionInRun } from '../../run/model/run.ts';
import { FIRST_PAGE, type SceneName, type WallPosition } from './stage.ts';

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

/** The scene that was chosen by hand: until the evening moves on, or for as long as it is kept (ST3, ST6). */
export const pinnedScene = ({ run, stage }: Pick<Gathering, 'run' | 'stage'>): SceneName | null =>
  stage.kept || stage.position === positionInRun(run) ? stage.pinned : null;

/** Whether a scene was chosen by hand that stays when the evening moves on. */
export const isKept = ({ stage }: Pick<Gathering, 'stage'>): boolean => stage.pinned !== null && stage.kept;

/** Which part of the wall is in sight: its first page again once the evening has moved on. What is kept stays and turns as it did. */
export const wallPosition = ({ run, stage }: Pick<Gathering, 'run' | 'stage'>): WallPosition =>
  isKept({ stage }) || stage.position === positionInRun(run) ? stage.wall : FIRST_PAGE;

/** The question of the moment: the current one, else the last that ran; null before the first. */
export const questionNow = ({ plan, run }: Pick<Gathering, 'plan' | 'run'>): string | null => {
  const questions = new Set(questionsOf(plan).map(({ id }) => id));
  return run.segments.findLast(({ item }) => questions.has(item))?.item ?? null;
};

/** Whose wall it is: the topic that was chosen, else the question of the moment; null where it is everybody's (ST9). */
export const wallTopic = (state: Pick<Gathering, 'plan' | 'run' | 'stage'>): string | null => {
  const { topic } = wallPosition(state);
  return topic !== null && topicIds(state.plan).includes(topic) ? topic : questionNow(state);
};

/** What the projector shows: what is pinned, else what the agenda asks for (ST2). */
export const sceneOf = (state: Pick<Gathering, 'plan' | 'run' | 'stage' | 'groups'>): SceneName => pinnedScene(state) ?? followedScene(state);
