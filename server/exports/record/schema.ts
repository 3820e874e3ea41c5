import * as v from 'valibot';
import { AUDIENCES, DECISIONS, HOLD_REASONS } from '../../../shared/gathering/floor/model/contribution.ts';
import { CONSENTS } from '../../../shared/gathering/floor/model/consent.ts';
import { TAGS } from '../../../shared/gathering/groups/model/sheet/point.ts';
import { ITEM_KINDS } from '../../../shared/gathering/plan/model/plan.ts';
import { PAUSE_REASONS } from '../../../shared/gathering/run/model/run.ts';
import { CAUSES } from '../../../shared/gathering/timekeeper/record.ts';

/** Goes up when a field changes its meaning or goes away; a program that reads the record looks at it first. */
export const FORMAT = 1;

/** As stored, but for those that nobody decided, which do not wait for anything any more, and those about which nobody decides. */
export const DECIDED = ['not-decided', 'record-only', ...DECISIONS.filter((decision) => decision !== 'waiting')] as const;
/** `not-known` in evenings of programs that did not look. */
export const ON_SCREEN = ['yes', 'no', 'not-known'] as const;
export const TOPIC_KINDS = ['question', 'something-else', 'my-story', 'other'] as const;

const text = (meaning: string) => v.pipe(v.string(), v.description(meaning));
const count = (meaning: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(meaning));
const fact = (meaning: string) => v.pipe(v.boolean(), v.description(meaning));
const moment = (meaning: string) => v.pipe(v.string(), v.isoTimestamp(), v.description(meaning));
const perhaps = <Inner extends v.GenericSchema>(inner: Inner, meaning: string) => v.pipe(v.nullable(inner), v.description(meaning));
const oneOf = <const Codes extends readonly string[]>(codes: Codes, meaning: string) => v.pipe(v.picklist(codes), v.description(meaning));
const list = <Inner extends v.GenericSchema>(inner: Inner, meaning: string) => v.pipe(v.array(inner), v.description(meaning));

const whole = v.pipe(v.number(), v.integer());
const iso = v.pipe(v.string(), v.isoTimestamp());

const Contribution = v.strictObject({
  words: text('What the person wrote, untouched'),
  allows: oneOf(AUDIENCES, 'What its writer allows; the sentence is in `consent.choices`'),
  mayBeQuoted: fact('Whether it may be quoted in what is published, without a name'),
  decision: oneOf(DECIDED, 'What people decided about it; in words in `legend.decisions`'),
  onScreen: oneOf(ON_SCREEN, 'Whether a projector drew it for long enough to be read; in words in `legend.onScreen`'),
  readOut: fact('Whether somebody said that they had read it out'),
  reason: perhaps(v.picklist(HOLD_REASONS), 'Why it was held back; in words in `legend.reasons`; null where it was not'),
});

const Topic = v.strictObject({
  kind: oneOf(TOPIC_KINDS, '`other` is for a part of the evening that is no question any more'),
  number: perhaps(whole, 'Number of the question, from 1; null for all else'),
  title: text('Short name'),
  wording: text('The question in full; may be empty'),
  contributions: list(Contribution, 'In a random order, which says nothing'),
});

const Item = v.strictObject({
  position: count('Its place on the agenda, from 1'),
  number: perhaps(whole, 'Number of the question, from 1; null for all else'),
  kind: oneOf(ITEM_KINDS, 'What kind of part it is'),
  hue: count('Colour of the question on the screens, 1 to 8; 0 for none'),
  title: text('Short name'),
  wording: text('The question in full; may be empty'),
  plannedAt: moment('When it was to begin by the plan'),
  planned: count('Minutes planned'),
  reached: fact('Whether it began'),
  startedAt: perhaps(iso, 'When it first began; null where it did not'),
  took: perhaps(whole, 'Minutes that it took, pauses left out; null where it did not begin'),
});

const Pause = v.strictObject({
  from: moment('When time stood still'),
  to: moment('When time went on'),
  minutes: count('How long it was'),
  reason: oneOf(PAUSE_REASONS, 'Why; `outage` is the laptop being away'),
});

const Stretch = v.strictObject({
  cause: oneOf(CAUSES, 'What the time went into'),
  position: perhaps(whole, 'Place on the agenda of the part that it belongs to; of a changeover, the part that followed; null for a late start'),
  title: text('Short name of that part'),
  from: moment('When it began'),
  to: moment('When it ended'),
  planned: perhaps(whole, 'Minutes planned for the part, in its first stretch; null in every other'),
  took: count('Minutes that it took, to the nearest'),
  reason: perhaps(v.picklist(PAUSE_REASONS), 'Of a pause, why; null for all else'),
});

const Spent = v.strictObject({
  cause: oneOf(CAUSES, 'What the time went into'),
  minutes: count('Minutes in all, to the nearest'),
});

const Point = v.strictObject({
  part: text('Short name of the part of the evening that the groups were in'),
  number: perhaps(whole, 'Number of the question that it is about, or that its groups ran in, from 1; null where there is neither'),
  question: text('What its table talked about, in full; may be empty'),
  round: count('Round of the groups, from 1'),
  table: count('Number of the table'),
  words: text('What the table wrote'),
  exact: fact('Whether these are somebody’s exact words'),
  tags: list(v.picklist(TAGS), 'What the table marked it as'),
  told: fact('Whether the room heard it'),
  tables: count('How many tables say this, its own among them'),
  alsoTables: list(whole, 'Numbers of the other tables that say this'),
  sameAs: perhaps(v.string(), 'Words of the point, told to the room, that stands for this one too; null for most'),
});

const Evening = v.strictObject({
  title: text('Title'),
  place: text('Hall; may be empty'),
  community: text('Community that the evening centred on; may be empty'),
  host: text('Who hosted the evening; may be empty'),
  timeZone: text('Time zone of the hall, by its IANA name'),
  startsAt: moment('Planned start'),
  endsAt: moment('Planned end: where the planned parts, with the changeovers between them, end'),
  startedAt: perhaps(iso, 'When it began; null where it never did'),
  endedAt: perhaps(iso, 'When it ended; null where it never began'),
  next: text('What happens next, by the organisers; may be empty'),
});

const Consent = v.strictObject({
  words: oneOf(CONSENTS, 'Which words the phones showed: older ones that do not speak of quoting, or the present ones'),
  choices: v.pipe(
    v.strictObject({
      show: text('The first choice, as phones and paper put it'),
      'read-out': text('The second'),
      record: text('The third'),
    }),
    v.description('The three choices in the very words that people chose by'),
  ),
  quotable: fact('Whether anything of the evening may be quoted'),
  meaning: text('What that means for whoever uses the record, in a sentence or two'),
});

const Legend = v.strictObject({
  decisions: v.pipe(v.record(v.string(), v.string()), v.description('Each decision in words, by its code')),
  onScreen: v.pipe(v.record(v.string(), v.string()), v.description('Whether words were on a screen, in words, by its code')),
  reasons: v.pipe(v.record(v.string(), v.string()), v.description('Each reason for holding back in words, by its code')),
});

/** A closed evening as it leaves the hall; docs/record.md describes it, and is kept in step by a test (RC7). */
export const RecordSchema = v.strictObject({
  format: v.pipe(v.literal(FORMAT), v.description('Version of this form')),
  complete: fact('Whether it holds what was written for the record only: true in the organiser’s copy alone'),
  recordOnly: count('How many were written for the record only, in all'),
  evening: v.pipe(Evening, v.description('Which evening it was')),
  consent: v.pipe(Consent, v.description('What people were told before they chose what may be done with their words')),
  legend: v.pipe(Legend, v.description('Codes in words')),
  items: list(Item, 'The agenda, in order'),
  pauses: list(Pause, 'Each pause, in order'),
  times: list(Stretch, 'Where the time went, stretch by stretch, in order'),
  spent: list(Spent, 'Where the time went, in all'),
  topics: list(Topic, 'What people wrote: the questions in order, then something else, then my story'),
  points: list(Point, 'What the tables said: by part, then by table, in the table’s own order'),
});
export type EveningRecord = v.InferOutput<typeof RecordSchema>;
