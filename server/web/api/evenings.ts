import * as v from 'valibot';
import { planFrom, TEMPLATES } from '../../../shared/gathering/plan/model/templates.ts';
import { Plan } from '../../../shared/gathering/plan/model/plan.ts';
import { refuse } from '../../../shared/gathering/refusal.ts';
import { phaseOf } from '../../../shared/gathering/run/model/run.ts';
import { minutesOf, withMinutesOf } from '../../../shared/gathering/timekeeper/next-time.ts';
import type { EveningLine } from '../../../shared/protocol/http/evenings.ts';
import type { Room } from '../../room/room.ts';
import type { Rooms } from '../../room/rooms.ts';
import type { Handlers } from './serve.ts';

const lineOf = ({ state, sealsAt }: Room): EveningLine => ({
  id: state.id,
  code: state.code,
  title: state.plan.details.title,
  place: state.plan.details.place,
  startsAt: state.plan.details.startsAt,
  timeZone: state.plan.details.timeZone,
  phase: phaseOf(state.run),
  template: state.plan.template,
  sealsAt,
});

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The engine throws on a zone that it does not know; that is its answer.
    return false;
  }
};

/** The organiser's evenings. */
export const eveningHandlers = (rooms: Rooms): Pick<Handlers, 'listTemplates' | 'listEvenings' | 'makeEvening' | 'listMinutes'> => ({
  listTemplates: () => TEMPLATES.map(({ id, name, summary }) => ({ id, name, summary })),

  listEvenings: () =>
    rooms
      .all()
      .map(lineOf)
      .sort((one, other) => other.startsAt - one.startsAt),

  makeEvening: async ({ body }) => {
    const template = TEMPLATES.find((one) => one.id === body.template);
    if (!template || !isTimeZone(body.timeZone)) return refuse('malformed');
    const like = body.like === undefined ? null : rooms.byId(body.like);
    if (body.like !== undefined && like?.state.plan.template !== template.id) return refuse('malformed');
    const usual = planFrom(template, body.startsAt, body.timeZone);
    const plan = like ? withMinutesOf(usual, like.state) : usual;
    // What does not fit its schema could not be read back at the next start.
    if (!v.is(Plan, plan)) return refuse('malformed');
    try {
      const room = await rooms.create(plan);
      return { id: room.id, code: room.state.code };
    } catch {
      // The store has said why in the log; the organiser is told what to do.
      return refuse('not-saved');
    }
  },

  listMinutes: ({ room }) => minutesOf(room.state),
});
