import * as v from 'valibot';
import { Format } from '../../groups/model/format.ts';
import { line, lines, name } from '../../text/fields.ts';
import { HOUR, LATEST, MINUTE, type Duration, type Instant } from '../../time.ts';
import { LIMITS } from '../../limits.ts';
import { Wifi } from './wifi.ts';

export { LIMITS } from '../../limits.ts';

const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST));

export const ITEM_KINDS = ['arrival', 'opening', 'question', 'groups', 'break', 'close', 'other'] as const;

/** One line of the agenda. A question is an item whose kind is `question`; its number is its order among them. */
export const AgendaItem = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/)),
  kind: v.picklist(ITEM_KINDS),
  /** What the ribbon and the agenda call it: "Respect", "Break". */
  title: name(LIMITS.title),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.minutes)),
  /** The least it can be cut to, and whether it may be dropped (the timekeeper's floors). */
  minimum: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.minutes)),
  mustHappen: v.boolean(),
  /** Who leads it: "Chief Inspector Shah", "a community member". May be empty. */
  leads: line(LIMITS.title),
  /** For a question, the words the room is asked; else empty. */
  wording: lines(LIMITS.wording),
  /** A sentence or two that help people answer, or what this part of the evening is. May be empty. */
  explanation: lines(LIMITS.explanation),
  /** Index into the eight question hues of `ui/light.css`, from 1; 0 is the neutral of all else. */
  hue: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
  /** A clock time that it keeps, such as food that is ordered for 19:00; null for most. */
  fixedAt: v.optional(v.nullable(instant), null),
  /** How its groups run, for one of the kind `groups` and for a question that runs in them; null until somebody has said. */
  format: v.optional(v.nullable(Format), null),
  /** False where somebody has said that this question does not run in groups; how they would is kept (GR39). */
  inGroups: v.optional(v.boolean(), true),
});
export type AgendaItem = v.InferOutput<typeof AgendaItem>;

/** How groups are planned to run in an item: one of the kind `groups`, or a question that is asked in them (GR39); null where none are. */
export const plannedGroups = ({ kind, format, inGroups }: Pick<AgendaItem, 'kind' | 'format' | 'inGroups'>): Format | null =>
  kind === 'groups' || (kind === 'question' && inGroups) ? format : null;

export const SupportNumber = v.object({
  name: name(LIMITS.title),
  number: name(40),
  note: line(LIMITS.note),
});
export type SupportNumber = v.InferOutput<typeof SupportNumber>;

export const Settings = v.object({
  /** When on, nothing reaches a screen before a person has said so. */
  moderation: v.boolean(),
  /** Seconds between the marks at which contributions are mixed in, about; 0 is off. */
  mixSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
  wifi: Wifi,
  /** The address of this machine that phones use, host and port, or '' for the first that was found. */
  address: v.pipe(line(120), v.regex(/^[A-Za-z0-9.:[\]-]*$/)),
  support: v.pipe(v.array(SupportNumber), v.maxLength(LIMITS.supportNumbers)),
});
export type Settings = v.InferOutput<typeof Settings>;

export const Details = v.object({
  title: name(LIMITS.title),
  place: line(LIMITS.title),
  /** The community that the evening centres on; everyone is welcome. */
  community: line(LIMITS.title),
  /** Who hosts the evening, as phones, welcome and print say it; may be empty. */
  host: line(LIMITS.title),
  /** A line for the welcome on the projector; may be empty. */
  welcome: line(LIMITS.note),
  /** What happens next: by when people hear, and where. On phones and projector at the end, and in the record; may be empty. */
  next: lines(LIMITS.next),
  startsAt: instant,
  endsAt: instant,
  /** When the hall must be empty, less clearing up. */
  hardStopAt: instant,
  /** IANA name of the hall's time zone, in which every screen shows clock times. */
  timeZone: v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_+/-]+$/)),
  /** People may write from here ... */
  writingFrom: instant,
  /** ... until here, unless the evening is closed sooner. */
  writingUntil: instant,
});
export type Details = v.InferOutput<typeof Details>;

export const Plan = v.object({
  details: Details,
  items: v.pipe(v.array(AgendaItem), v.maxLength(LIMITS.items)),
  settings: Settings,
  /** The template it came from, for "duplicate" and for the record. */
  template: v.string(),
});
export type Plan = v.InferOutput<typeof Plan>;

/** The agenda's questions, in order. */
export const questionsOf = (plan: Pick<Plan, 'items'>): AgendaItem[] => plan.items.filter((item) => item.kind === 'question');

/** A question's number as people say it, from 1; null for any other item. */
export const questionNumber = (plan: Pick<Plan, 'items'>, itemId: string): number | null => {
  const index = questionsOf(plan).findIndex((item) => item.id === itemId);
  return index < 0 ? null : index + 1;
};

/** So long after its planned end an evening that nobody has closed is about to be sealed (PL6). */
const OPEN_AFTER_END: Duration = 24 * HOUR;
/** For so long the crew are warned before it is sealed (PL6). */
export const WARNED_FOR: Duration = 15 * MINUTE;

/**
 * From when on the crew are warned that the evening will be sealed (PL6): 24 h after its planned end, or later where somebody
 * has pressed "Not yet" (PL12).
 */
export const warnsFrom = (plan: Pick<Plan, 'details'>, run: { readonly keptOpenUntil: Instant | null }): Instant =>
  Math.max(plan.details.endsAt + OPEN_AFTER_END, run.keptOpenUntil ?? 0);
