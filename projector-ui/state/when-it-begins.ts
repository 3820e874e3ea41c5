import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { nearestMinute, type Instant } from '../../shared/gathering/time.ts';
import type { ProjectorView } from '../../shared/views/projector.ts';
import { projector } from '../../shared/words/projector.en.ts';
import { time } from '../../shared/words/time.en.ts';

type Facts = Pick<ProjectorView, 'phase' | 'startsAt' | 'endsAt' | 'hardStopAt' | 'timeZone' | 'agenda' | 'run' | 'hold'>;

/** When it begins, for those who arrive; once it has begun, what comes next and when. '' where there is nothing to wait for. */
export const whenItBegins = (view: Facts, now: Instant): string => {
  const words = projector.welcome;
  if (view.phase === 'planned') return now < view.startsAt ? words.beginAt(time.clock(view.startsAt, view.timeZone)) : words.beginSoon();
  if (view.phase !== 'running') return '';
  const [next] = project({ ...view, items: view.agenda }, 1, now).later;
  const entry = view.agenda.find(({ id }) => id === next?.item);
  return next && entry ? words.nextAt(entry.title, time.clock(nearestMinute(next.startsAt), view.timeZone)) : '';
};
