import type { LinkRole } from '../../shared/gathering/role.ts';
import { api, openConsole, openCrew, sessionFor, type TestScreen } from '../tools/server.ts';

/** The screens of the people who run the evening. */
export interface Crew {
  readonly desk: TestScreen<'console'>;
  readonly moderator: TestScreen<'moderator'>;
  readonly projector: TestScreen<'projector'>;
  /** Links for whoever wants to look on. */
  readonly watch: { readonly console: string; readonly projector: string };
  leave(): void;
}

interface Place {
  readonly url: string;
  /** The organiser's session. */
  readonly organiser: string;
}

const linkFor = async ({ url, organiser }: Place, evening: string, role: LinkRole): Promise<string> =>
  (await api<{ token: string }>(url, organiser, 'POST', `/evenings/${evening}/links`, { role, label: 'Replay' })).token;

/** Opens a console, a moderator's inbox and a projector. */
export const openCrewOf = async (place: Place, evening: string): Promise<Crew> => {
  const sessionOf = async (role: LinkRole): Promise<string> => sessionFor(place.url, await linkFor(place, evening, role));
  const desk = await openConsole(place, evening);
  const moderator = await openCrew<'moderator'>(place, await sessionOf('moderator'));
  const projector = await openCrew<'projector'>(place, await sessionOf('projector'));
  const watch = {
    console: `${place.url}/console#${await linkFor(place, evening, 'facilitator')}`,
    projector: `${place.url}/projector#${await linkFor(place, evening, 'projector')}`,
  };
  return { desk, moderator, projector, watch, leave: () => [desk, moderator, projector].forEach((screen) => screen.close()) };
};

/** Presses "next" until this question is the current one. */
export const goOnTo = async ({ desk }: Crew, question: string): Promise<void> => {
  for (;;) {
    const view = await desk.until((one) => one.evening.phase === 'running');
    const { segments } = view.evening.run;
    if (segments.at(-1)?.item === question) return;
    await desk.ok('run.next', {});
    await desk.until((one) => one.evening.run.segments.length > segments.length);
  }
};
