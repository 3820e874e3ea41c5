import { recordWords } from '../../../../shared/words/record.en.ts';
import type { EveningRecord } from '../schema.ts';
import { badge } from './hues.ts';
import { markup, type Markup } from './markup.ts';
import { contributions, tablePoints } from './said.ts';
import { timesTables } from './times.ts';

const words = recordWords.page;

type Topic = EveningRecord['topics'][number];
type Point = EveningRecord['points'][number];

/** A section of the page, and its line in the list of what there is. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** A question's number, from 1; null for all else. */
  readonly number: number | null;
  readonly badge: Markup | null;
  /** The line under its name in the list; '' for none. */
  readonly facts: string;
  readonly body: Markup;
}

const plainSection = (id: string, title: string, body: Markup, facts = ''): Section => ({ id, title, number: null, badge: null, facts, body });

const severalRounds = ({ points }: EveningRecord): boolean => points.some((one) => one.round > 1);

/** Points about a question: those in its own words first, then by the words that their groups had instead. */
const byQuestion = (points: readonly Point[], wording: string, rounds: boolean): Markup => {
  const others = new Set(points.map((one) => one.question).filter((question) => question !== wording));
  const own = points.filter((one) => one.question === wording);
  return markup`${own.length > 0 ? tablePoints(own, rounds) : null}${[...others].map(
    (question) =>
      markup`<p class="wording" dir="auto">${question}</p>${tablePoints(
        points.filter((one) => one.question === question),
        rounds,
      )}`,
  )}`;
};

const topicSection = (record: EveningRecord, topic: Topic, index: number): Section[] => {
  const written = topic.contributions;
  if (topic.kind !== 'question' && written.length === 0) return [];
  const points = record.points.filter((one) => topic.number !== null && one.number === topic.number);
  const item = record.items.find((one) => topic.number !== null && one.number === topic.number);
  const forAll = written.filter((one) => one.allows !== 'record');
  const recordOnly = written.filter((one) => one.allows === 'record');
  const facts = [
    ...(item
      ? [item.took === null ? (points.length > 0 ? words.inGroups : words.notReached)(item.planned) : words.tookOf(item.took, item.planned)]
      : []),
    words.written(written.length),
    ...(points.length > 0 ? [words.points(points.length)] : []),
  ].join(' · ');
  const body = markup`${topic.wording === '' ? null : markup`<p class="wording" dir="auto">${topic.wording}</p>`}<p class="facts">${facts}</p>
${written.length === 0 ? markup`<p>${words.nothing}</p>` : null}${forAll.length > 0 ? contributions(forAll, record.consent) : null}
${recordOnly.length > 0 ? markup`<h3>${recordWords.recordOnly.title}</h3>${contributions(recordOnly, record.consent)}` : null}
${points.length > 0 ? markup`<h3>${words.tables}</h3>${byQuestion(points, topic.wording, severalRounds(record))}` : null}`;
  return [{ id: `part-${index + 1}`, title: topic.title, number: topic.number, badge: badge(topic.number, item?.hue ?? 0), facts, body }];
};

/** Points about none of the plan's questions, by part and by what they are about. */
const otherPoints = (record: EveningRecord): Section[] => {
  const others = record.points.filter((one) => one.number === null);
  if (others.length === 0) return [];
  const about = new Map<string, Point[]>();
  for (const point of others) {
    const key = JSON.stringify([point.part, point.question]);
    about.set(key, [...(about.get(key) ?? []), point]);
  }
  const body = [...about.values()].map((points) => {
    const [first] = points;
    const question = first?.question ? markup`<p class="wording" dir="auto">${first.question}</p>` : null;
    return markup`<h3 dir="auto">${first?.part ?? ''}</h3>${question}${tablePoints(points, severalRounds(record))}`;
  });
  const title = others.length < record.points.length ? words.otherTables : words.tables;
  return [plainSection('tables', title, markup`${body}`, words.points(others.length))];
};

/** By question, then what the tables said besides, then the times, then what happens next (RC11). */
export const sectionsOf = (record: EveningRecord): Section[] => {
  const { next } = record.evening;
  return [
    ...record.topics.flatMap((topic, index) => topicSection(record, topic, index)),
    ...otherPoints(record),
    plainSection('times', words.times, timesTables(record)),
    ...(next === '' ? [] : [plainSection('next', words.next, markup`<p class="next" dir="auto">${next}</p>`)]),
  ];
};
