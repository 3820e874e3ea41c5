import type { Consent } from '../gathering/floor/model/consent.ts';
import { MY_STORY, SOMETHING_ELSE } from '../gathering/floor/model/contribution.ts';
import { wallOf } from '../gathering/floor/model/wall.ts';
import { writingWindow, type WritingWindow } from '../gathering/floor/model/window.ts';
import type { Gathering } from '../gathering/gathering.ts';
import { openBreakout, placeOf } from '../gathering/groups/model/groups.ts';
import { hostsOf } from '../gathering/groups/model/hosts.ts';
import { questionNumber, questionsOf, type SupportNumber } from '../gathering/plan/model/plan.ts';
import { currentSegment } from '../gathering/run/model/run.ts';
import { handsFacts, type HandsFacts } from '../gathering/hands/model/hands.ts';
import type { Instant } from '../gathering/time.ts';
import { eveningFacts, type EveningFacts } from './evening.ts';
import { groupsFacts, groupsMap, seatsNow, type GroupsFacts } from './groups.ts';

/** Something that can be written about. `else` and `story` have no words of the plan's: the page words them. */
export interface Topic {
  readonly id: string;
  readonly kind: 'question' | 'else' | 'story';
  readonly number: number | null;
  readonly title: string;
  readonly wording: string;
  readonly explanation: string;
  readonly hue: number;
}

/** A contribution that was released to the room. */
export interface ShownWords {
  readonly id: string;
  readonly topic: string;
  readonly text: string;
}

/** A table as a phone needs it. */
export interface PhoneTable {
  readonly number: number;
  readonly place: string;
  readonly question: number | null;
  readonly joined: number | null;
  readonly left: number | null;
}

/** The groups as a phone needs them to find its table. Which number is whose, no view tells. */
export interface PhoneGroups extends GroupsFacts {
  readonly tables: readonly PhoneTable[];
  readonly kinds: readonly string[];
  /** Whether new numbers or places are given to phones now, and how often these were started again. */
  readonly dealing: boolean;
  readonly deal: number;
  /** Number to table, in the present round. */
  readonly seats: Readonly<Record<string, number>>;
  /** Numbers that stay at their table in every round, as its host. */
  readonly hosts: readonly string[];
}

/** What a phone may see: the evening, the topics, what is on the wall. Nothing about other phones (VW1). */
export interface ParticipantView extends EveningFacts {
  readonly writing: WritingWindow;
  readonly writingFrom: Instant;
  /** People may write until here, unless the evening is closed sooner; null where the address leaves with the laptop, and no time is promised. */
  readonly writingUntil: Instant | null;
  /** Which words stand beside the three choices (CN1). */
  readonly consent: Consent;
  /** From the end on: what happens next, '' where nothing is said. */
  readonly next: string;
  readonly topics: readonly Topic[];
  /** The question that is being discussed now, if it is one. */
  readonly currentTopic: string | null;
  readonly moderation: boolean;
  /** Seconds between mixing marks, about; 0 where mixing is off, and the phone says so. */
  readonly mixSeconds: number;
  readonly support: readonly SupportNumber[];
  /** Who hosts the evening; '' where nobody has said. */
  readonly host: string;
  /** A show of hands about ending later, while it is asked or its result is told. */
  readonly hands: HandsFacts | null;
  /** Groups that are going on; null where there are none. */
  readonly groups: PhoneGroups | null;
  readonly shown: readonly ShownWords[];
  /** Changes when a decision was taken: time to ask about one's own. */
  readonly decisions: number;
}

/** A phone gets the newest of the wall; more is for the projector and the report. */
export const PHONE_WALL = 40;

export const topicsOf = (plan: Gathering['plan']): Topic[] => [
  ...questionsOf(plan).map(({ id, title, wording, explanation, hue }) => ({
    id,
    kind: 'question' as const,
    number: questionNumber(plan, id),
    title,
    wording,
    explanation,
    hue,
  })),
  { id: SOMETHING_ELSE, kind: 'else', number: null, title: '', wording: '', explanation: '', hue: 0 },
  { id: MY_STORY, kind: 'story', number: null, title: '', wording: '', explanation: '', hue: 0 },
];

export const shownWords = ({ id, topic, text }: ShownWords): ShownWords => ({ id, topic, text });

const phoneGroups = (state: Gathering): PhoneGroups | null => {
  const breakout = openBreakout(state.groups);
  if (!breakout) return null;
  return {
    ...groupsFacts(state, breakout),
    tables: groupsMap(state, breakout).map(({ number, question, joined, left }) => ({
      number,
      place: placeOf(state.groups, number),
      question,
      joined,
      left,
    })),
    kinds: breakout.format.kinds.map((kind) => kind.name),
    dealing: breakout.dealing,
    deal: breakout.deal,
    seats: seatsNow(breakout),
    hosts: [...hostsOf(breakout).keys()],
  };
};

/** `now` (epoch ms) is only asked whether writing is open; `lasting` is whether the phones' address goes on after the evening. */
export const participantView = (state: Gathering, now: Instant, lasting: boolean): ParticipantView => {
  const topics = topicsOf(state.plan);
  const current = currentSegment(state.run)?.item;
  return {
    ...eveningFacts(state),
    writing: writingWindow(state, now),
    writingFrom: state.plan.details.writingFrom,
    writingUntil: lasting ? state.plan.details.writingUntil : null,
    consent: state.consent,
    next: state.run.endedAt === null ? '' : state.plan.details.next,
    topics,
    currentTopic: topics.find((topic) => topic.id === current)?.id ?? null,
    moderation: state.plan.settings.moderation,
    mixSeconds: state.plan.settings.mixSeconds,
    support: state.plan.settings.support,
    hands: handsFacts(state.hands),
    host: state.plan.details.host,
    groups: phoneGroups(state),
    shown: wallOf(state.floor).slice(0, PHONE_WALL).map(shownWords),
    decisions: state.floor.decisions,
  };
};
