import { WALL_CARDS } from '../gathering/floor/model/wall.ts';
import type { Gathering } from '../gathering/gathering.ts';
import { roundIndex } from '../gathering/groups/model/present-round.ts';
import type { Round } from '../gathering/groups/model/format.ts';
import { currentSegment } from '../gathering/run/model/run.ts';
import { handsFacts, type HandsFacts } from '../gathering/hands/model/hands.ts';
import { litOnStage, wallOnStage } from '../gathering/stage/model/on-stage.ts';
import { questionNow, sceneOf, wallPosition, wallTopic } from '../gathering/stage/model/scene.ts';
import type { SceneName, WallPosition } from '../gathering/stage/model/stage.ts';
import type { Instant } from '../gathering/time.ts';
import { eveningFacts, type EveningFacts } from './evening.ts';
import { board, breakoutHere, groupsFacts, groupsMap, type GroupsFacts, type MapTable, type ToldPoint } from './groups.ts';
import { shownWords, topicsOf, type ShownWords, type Topic } from './participant.ts';
import type { Surroundings } from './surroundings.ts';

/** The groups as the room sees them. */
export interface ProjectorGroups extends GroupsFacts {
  readonly tables: readonly MapTable[];
  /** Numbers that tell people which kind they are, for taking a number; empty where it does not matter. */
  readonly kinds: readonly string[];
  /** Who sits together in the round that people find their tables for. */
  readonly seating: Round['seating'];
  /** Whether the first at each table stays there in later rounds. */
  readonly hostsStay: boolean;
  readonly turn: { readonly table: number; readonly since: Instant } | null;
  readonly turnSeconds: number;
  /** What the tables have told and the crew have let through, the newest first. */
  readonly told: readonly ToldPoint[];
}

/** What the projector may see: the scene and just what that scene shows (VW1, VW2). */
export interface ProjectorView extends EveningFacts {
  readonly scene: SceneName;
  readonly joinUrl: string;
  readonly joinHost: string;
  /** Only on the welcome scene: the Wi-Fi to join; name '' where none is set. */
  readonly wifi: { readonly name: string; readonly password: string };
  /** Name, wording and explanation of the current item (and all questions, for the opening's explanation). */
  readonly item: { readonly title: string; readonly explanation: string } | null;
  readonly question: Topic | null;
  readonly questions: readonly Topic[];
  /** Only on the wall scene: whose wall it is; null where it is everybody's. */
  readonly wallTopic: Topic | null;
  readonly wallPosition: WallPosition;
  /** Only on the wall scene: of its topic, else of the current question where there is one, else of all. */
  readonly wall: readonly ShownWords[];
  /** How many are on that wall in all, of which `wall` has the newest. */
  readonly wallCount: number;
  /** A show of hands: what is asked, then its result. */
  readonly hands: HandsFacts | null;
  /** Who hosts, and a line of the plan for the welcome; '' where nobody has said. */
  readonly host: string;
  readonly welcome: string;
  /** Only on the spotlight scene. */
  readonly spotlight: ShownWords | null;
  /** Only on the groups scene: where everybody sits, the round's time, and what the tables have told. */
  readonly groups: ProjectorGroups | null;
  /** Mixed in so far for the current question; changes only at a mark. */
  readonly written: number;
  /** People may write until here (epoch ms), unless the evening is closed sooner. */
  readonly writingUntil: Instant;
  /** Whether the address goes on after the evening; otherwise no time is promised. */
  readonly lasting: boolean;
  /** Only on the closing scene: what happens next, '' where nothing is said. */
  readonly next: string;
}

const groupsOnProjector = (state: Gathering): ProjectorGroups | null => {
  const breakout = breakoutHere(state);
  return (
    breakout && {
      ...groupsFacts(state, breakout),
      tables: groupsMap(state, breakout),
      kinds: breakout.format.kinds.map((kind) => kind.name),
      seating: breakout.format.rounds[roundIndex(breakout)]?.seating ?? 'same',
      hostsStay: breakout.format.hostsStay,
      turn: breakout.report.turn,
      turnSeconds: breakout.format.turnSeconds,
      told: board(breakout),
    }
  );
};

export const projectorView = (state: Gathering, surroundings: Pick<Surroundings, 'joinUrl' | 'joinHost' | 'lasting'>): ProjectorView => {
  const scene = sceneOf(state);
  const topics = topicsOf(state.plan);
  const questions = topics.filter((topic) => topic.kind === 'question');
  const now = questionNow(state);
  const question = questions.find(({ id }) => id === now) ?? (scene === 'question' || scene === 'explanation' ? (questions[0] ?? null) : null);
  const item = state.plan.items.find((one) => one.id === currentSegment(state.run)?.item);
  const whose = wallTopic(state);
  const [wall, lit] = [wallOnStage(state), litOnStage(state)];
  return {
    ...eveningFacts(state),
    scene,
    joinUrl: surroundings.joinUrl,
    joinHost: surroundings.joinHost,
    wifi: scene === 'welcome' ? { name: state.plan.settings.wifi.name, password: state.plan.settings.wifi.password } : { name: '', password: '' },
    item: item ? { title: item.title, explanation: item.explanation } : null,
    question,
    questions,
    wallTopic: scene === 'wall' ? (topics.find(({ id }) => id === whose) ?? null) : null,
    wallPosition: wallPosition(state),
    wall: wall.slice(0, WALL_CARDS).map(shownWords),
    wallCount: wall.length,
    hands: handsFacts(state.hands),
    host: state.plan.details.host,
    welcome: scene === 'welcome' ? state.plan.details.welcome : '',
    spotlight: lit && shownWords(lit),
    groups: scene === 'groups' ? groupsOnProjector(state) : null,
    written: question ? (state.floor.tally.written[question.id] ?? 0) : 0,
    writingUntil: state.plan.details.writingUntil,
    lasting: surroundings.lasting,
    next: scene === 'closing' ? state.plan.details.next : '',
  };
};
