import { contributionOf } from '../gathering/floor/model/lookup.ts';
import type { Contribution } from '../gathering/floor/model/contribution.ts';
import { recordCounts, type RecordCounts } from '../gathering/floor/model/counts.ts';
import type { Tally } from '../gathering/floor/model/floor.ts';
import type { Gathering } from '../gathering/gathering.ts';
import { handsFacts, type HandsFacts } from '../gathering/hands/model/hands.ts';
import type { Plan } from '../gathering/plan/model/plan.ts';
import type { Run } from '../gathering/run/model/run.ts';
import { followedScene, isKept, pinnedScene, sceneOf, wallPosition, wallTopic } from '../gathering/stage/model/scene.ts';
import type { SceneName, WallPosition } from '../gathering/stage/model/stage.ts';
import type { Instant } from '../gathering/time.ts';
import { consoleGroups, type ConsoleGroups } from './console-groups.ts';
import { eveningFacts, type EveningFacts } from './evening.ts';
import { topicsOf, type Topic } from './participant.ts';
import type { Surroundings } from './surroundings.ts';

/** A contribution as the console and the moderator see it: mixed in, never before, and until the close (VW3). */
export type ReviewItem = Pick<Contribution, 'id' | 'topic' | 'text' | 'audience' | 'decision' | 'reason' | 'onScreen' | 'readAloud'> & {
  readonly batch: number;
};

export interface StageFacts {
  readonly scene: SceneName;
  /** The scene that the agenda asks for. */
  readonly followed: SceneName;
  readonly pinned: boolean;
  /** Whether what is pinned stays when the evening moves on. */
  readonly kept: boolean;
  readonly spotlight: string | null;
  readonly wall: WallPosition;
  /** Whose wall it is; null where it is everybody's. */
  readonly wallTopic: string | null;
}

/** What an organiser or facilitator may see. Each key is a slice: only those that changed are sent. */
export interface ConsoleView {
  readonly id: string;
  readonly evening: EveningFacts;
  readonly plan: Plan;
  /** With the reasons of pauses. */
  readonly run: Run;
  readonly topics: readonly Topic[];
  readonly stage: StageFacts;
  /** A show of hands: nothing of how it stands while it goes on, then its result. */
  readonly hands: HandsFacts | null;
  readonly groups: ConsoleGroups;
  /** Mixed in, sorted by id; those for the record only are counted in the tally and stay out. None once the evening is closed: its record has them. */
  readonly items: readonly ReviewItem[];
  readonly tally: Tally;
  /** What became of everything that was written; null until the evening is closed (RN10). */
  readonly record: RecordCounts | null;
  readonly surroundings: Surroundings;
}

/** What a moderator may see: the inbox alone. */
export interface ModeratorView {
  readonly id: string;
  readonly evening: EveningFacts;
  /** What decides how the inbox fills. */
  readonly review: Pick<Plan['settings'], 'mixSeconds' | 'moderation'>;
  /** For the help with a disclosure. */
  readonly support: Plan['settings']['support'];
  readonly topics: readonly Topic[];
  readonly items: readonly ReviewItem[];
  readonly tally: Tally;
  /** When the evening will be sealed, while the crew are warned of it; else null. */
  readonly sealsAt: Instant | null;
  /** What people in the room have told the helpers, and nobody has taken yet. */
  readonly needs: Surroundings['needs'];
}

const seen = new WeakMap<Contribution, ReviewItem>();

/** The same object for the same contribution, so that what did not change can be told by reference. */
const reviewItem = (contribution: Contribution, batch: number): ReviewItem => {
  const before = seen.get(contribution);
  if (before) return before;
  const { id, topic, text, audience, decision, reason, onScreen, readAloud } = contribution;
  const item: ReviewItem = { id, topic, text, audience, decision, reason, onScreen, readAloud, batch };
  seen.set(contribution, item);
  return item;
};

const NONE: readonly ReviewItem[] = [];

/** What is for the record only is on no screen, ever; once the evening is closed nothing is (VW3). */
const reviewItems = ({ floor, run }: Pick<Gathering, 'floor' | 'run'>): readonly ReviewItem[] =>
  run.closedAt !== null
    ? NONE
    : floor.contributions.flatMap((one) => (one.batch === null || one.audience === 'record' ? [] : [reviewItem(one, one.batch)]));

const stageFacts = (state: Gathering): StageFacts => ({
  scene: sceneOf(state),
  followed: followedScene(state),
  pinned: pinnedScene(state) !== null,
  kept: isKept(state),
  spotlight: state.stage.spotlight !== null && contributionOf(state.floor, state.stage.spotlight) ? state.stage.spotlight : null,
  wall: wallPosition(state),
  wallTopic: wallTopic(state),
});

export const consoleView = (state: Gathering, surroundings: Surroundings): ConsoleView => ({
  id: state.id,
  evening: eveningFacts(state),
  plan: state.plan,
  run: state.run,
  topics: topicsOf(state.plan),
  stage: stageFacts(state),
  hands: handsFacts(state.hands),
  groups: consoleGroups(state),
  items: reviewItems(state),
  tally: state.floor.tally,
  record: state.run.closedAt === null ? null : recordCounts(state.floor.contributions),
  surroundings,
});

export const moderatorView = (state: Gathering, { sealsAt, needs }: Pick<Surroundings, 'sealsAt' | 'needs'>): ModeratorView => ({
  id: state.id,
  evening: eveningFacts(state),
  review: { mixSeconds: state.plan.settings.mixSeconds, moderation: state.plan.settings.moderation },
  support: state.plan.settings.support,
  topics: topicsOf(state.plan),
  items: reviewItems(state),
  tally: state.floor.tally,
  sealsAt,
  needs,
});
