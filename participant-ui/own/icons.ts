import type { OwnWords } from '../../shared/words/participant-own.en.ts';
import { ICONS } from '../parts/icons.ts';

/** What something that was written can be, as its writer is told. */
export type Status = keyof OwnWords['statuses'];

const SCREEN = 'M2 3.5h12v7H2zM5.5 13.5h5M8 10.5v3';
const SPEAKER = 'M2.5 6v4h2.8L9 13V3L5.3 6z';
const HELD = 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.5 8h5';
const PAGE = 'M4 2h6l2.5 2.5V14H4zM6 8h4.5M6 11h4.5';

/** One picture for each thing that can become of what somebody wrote; always beside its name. */
export const STATUS_ICONS: Record<Status, string> = {
  ...ICONS,
  received: ICONS.waiting,
  mixed: 'M2 5h2.5l5 6H14M2 11h2.5l1.6-2M8 6.5L9.5 5H14M12 3l2 2-2 2M12 9l2 2-2 2',
  chosen: SCREEN,
  shown: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  'to-read-out': SPEAKER,
  'read-out': `${SPEAKER}M11.5 5.5a3.5 3.5 0 0 1 0 5`,
  parked: 'M4 2h8v12l-4-3-4 3z',
  shelved: 'M3 3h2.5v10H3zM5.5 3H8v10H5.5zM9.5 3.5l2.3-.6 2.5 9.7-2.3.6z',
  'held-names-someone': HELD,
  'held-abusive': HELD,
  'held-off-topic': HELD,
  'held-repeat': HELD,
  'held-safeguarding': HELD,
  'held-other': HELD,
  'in-record': PAGE,
  'not-mixed': PAGE,
  undecided: PAGE,
  withdrawn: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M8 12.2v.3',
};
