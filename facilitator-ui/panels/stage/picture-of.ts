import { wallPageAt } from '../../../shared/gathering/stage/model/wall-page.ts';
import { SECOND, type Instant } from '../../../shared/gathering/time.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';
import type { Surroundings } from '../../../shared/views/surroundings.ts';
import { consoleWords } from '../../../shared/words/console.en.ts';
import { stageWords as words } from '../../../shared/words/console-stage.en.ts';
import { topicName } from '../../state/topics.ts';

/** Where no projector has said how large it is. */
const USUAL = { width: 1920, height: 1080 };

/** The size (px) at which the picture is laid out: the first projector's own (ST12). */
export const sizeOf = ({ screens }: Pick<Surroundings, 'screens'>): { readonly width: number; readonly height: number } => {
  const [first] = screens;
  return first && first.width > 0 && first.height > 0 ? { width: first.width, height: first.height } : USUAL;
};

/** Whether one picture cannot be all projectors'. */
export const differ = ({ screens }: Pick<Surroundings, 'screens'>): boolean =>
  screens.some(({ width, height }) => width !== screens[0]?.width || height !== screens[0].height);

/** How it stands with projectors: in a word, and in words. */
export const projectorState = (
  { projectors, projectorLostAt }: Pick<Surroundings, 'projectors' | 'projectorLostAt'>,
  now: Instant,
): { readonly is: 'connected' | 'lost' | 'none'; readonly text: string } => {
  if (projectors > 0) return { is: 'connected', text: words.connected(projectors) };
  if (projectorLostAt === null) return { is: 'none', text: words.none };
  return { is: 'lost', text: words.lost(Math.max(0, Math.floor((now - projectorLostAt) / SECOND))) };
};

/** What stands on the projector, in words: the picture's text alternative. */
export const pictureOf = ({ stage, topics }: Pick<ConsoleView, 'stage' | 'topics'>): string => {
  const { scene, wallTopic } = stage;
  if (scene !== 'wall') return consoleWords.stage.scenes[scene];
  const topic = topics.find(({ id }) => id === wallTopic);
  return topic ? words.wall.of(topicName(topic)) : words.wall.everything;
};

/** Which page of a wall with several stands there, in words; '' where there is but one. */
export const pageOf = ({ stage, surroundings }: Pick<ConsoleView, 'stage' | 'surroundings'>, now: Instant): string => {
  const pages = surroundings.screens[0]?.pages ?? 1;
  return stage.scene === 'wall' && pages > 1 ? words.wall.pageShort(wallPageAt(stage.wall, pages, now) + 1, pages) : '';
};

/** By whose choice it stands there, and until when (ST3). */
export const whyThere = ({ pinned, kept }: Pick<ConsoleView['stage'], 'pinned' | 'kept'>): string =>
  !pinned ? words.follows : kept ? words.kept : words.until;
