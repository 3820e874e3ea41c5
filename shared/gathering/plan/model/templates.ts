import * as v from 'valibot';
import { DAY, minutes, type Instant } from '../../time.ts';
import { AgendaItem, LIMITS, Settings, type Plan } from './plan.ts';
import blank from './templates/blank.json' with { type: 'json' };
import lpact from './templates/lpact.json' with { type: 'json' };
import oneTwoFourAll from './templates/one-two-four-all.json' with { type: 'json' };
import worldCafe from './templates/world-cafe.json' with { type: 'json' };

/** A template is a data file; this is its shape. What the room reads of it names no number that a change of the plan makes untrue (PL16). */
export const Template = v.object({
  id: v.string(),
  name: v.string(),
  summary: v.string(),
  title: v.pipe(v.string(), v.maxLength(LIMITS.title)),
  /** From start to agreed end, changeovers included. */
  lengthMinutes: v.number(),
  /** From the agreed end to the hall's hard stop. */
  spareMinutes: v.number(),
  items: v.array(AgendaItem),
  settings: Settings,
});
export type Template = v.InferOutput<typeof Template>;

/** All templates, in the order in which "New evening" offers them. */
export const TEMPLATES: readonly Template[] = [lpact, oneTwoFourAll, worldCafe, blank].map((template) => v.parse(Template, template));

/** People may write from a day before the start, unless the plan says otherwise. */
const WRITING_BEFORE = DAY;

/** A plan made from a template, to start at `startsAt` (epoch ms) in the time zone of the hall (IANA name). */
export const planFrom = (template: Template, startsAt: Instant, timeZone: string): Plan => {
  const endsAt = startsAt + minutes(template.lengthMinutes);
  return {
    details: {
      title: template.title,
      place: '',
      community: '',
      host: '',
      welcome: '',
      next: '',
      startsAt,
      endsAt,
      hardStopAt: endsAt + minutes(template.spareMinutes),
      timeZone,
      writingFrom: startsAt - WRITING_BEFORE,
      writingUntil: endsAt + DAY,
    },
    items: template.items,
    settings: template.settings,
    template: template.id,
  };
};
