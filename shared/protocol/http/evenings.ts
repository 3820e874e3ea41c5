import * as v from 'valibot';
import type { Route } from './route.ts';

/** A line of the organiser's list of evenings. */
export const EveningLine = v.object({
  id: v.string(),
  code: v.string(),
  title: v.string(),
  place: v.string(),
  startsAt: v.number(),
  timeZone: v.string(),
  phase: v.picklist(['planned', 'running', 'ended', 'closed']),
  /** The template that it was made from. */
  template: v.string(),
  /** When it will be sealed (epoch ms), while its crew are warned of it; else null. */
  sealsAt: v.nullable(v.number()),
});
export type EveningLine = v.InferOutput<typeof EveningLine>;

export const TemplateLine = v.object({ id: v.string(), name: v.string(), summary: v.string() });
export type TemplateLine = v.InferOutput<typeof TemplateLine>;

/** What an item of an earlier evening took, in minutes, as a suggestion for the next one. */
export const MinutesLine = v.object({ item: v.string(), title: v.string(), planned: v.number(), suggested: v.number() });
export type MinutesLine = v.InferOutput<typeof MinutesLine>;

export const listTemplates = {
  method: 'GET',
  path: 'templates',
  roles: ['organiser'],
  body: null,
  reply: v.array(TemplateLine),
} as const satisfies Route;

export const listEvenings = {
  method: 'GET',
  path: 'evenings',
  roles: ['organiser'],
  body: null,
  reply: v.array(EveningLine),
} as const satisfies Route;

export const makeEvening = {
  method: 'POST',
  path: 'evenings',
  roles: ['organiser'],
  body: v.object({
    template: v.string(),
    startsAt: v.pipe(v.number(), v.integer()),
    timeZone: v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_+/-]+$/)),
    /** An earlier evening of the same template, to take the minutes from. */
    like: v.optional(v.string()),
  }),
  reply: v.object({ id: v.string(), code: v.string() }),
} as const satisfies Route;

export const listMinutes = {
  method: 'GET',
  path: 'evenings/:evening/minutes',
  roles: ['organiser'],
  body: null,
  reply: v.array(MinutesLine),
} as const satisfies Route;
