const WALL = 'M2 3.5h12v7H2zM5.5 13.5h5M8 10.5v3';
const KEPT = 'M2 3h12v3H2zM3.2 6v7h9.600V6M6.5 8.800h3';

/** One picture for each thing that can become of what somebody wrote; always beside its name. */
export const ICONS = {
  waiting: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.2l2.2 1.6',
  received: 'M3 8.5l3.4 3.4L13 5',
  shown: WALL,
  mixed: 'M3 8.5l3.4 3.4L13 5',
  chosen: WALL,
  'read-out': 'M2.5 6v4h2.8L9 13V3L5.3 6zM11.5 5.500a3.5 3.5 0 0 1 0 5',
  'to-read-out': 'M2.5 6v4h2.8L9 13V3L5.3 6z',
  parked: KEPT,
  shelved: KEPT,
  'held-names-someone': KEPT,
  'held-abusive': KEPT,
  'held-off-topic': KEPT,
  'held-repeat': KEPT,
  'held-safeguarding': KEPT,
  'held-other': KEPT,
  'in-record': KEPT,
  'too-few': KEPT,
  undecided: KEPT,
  withdrawn: 'M4 4l8 8M12 4l-8 8',
  unknown: 'M5.8 6.200a2.2 2.2 0 1 1 3.3 1.900c-.7.4-1.1.8-1.1 1.600M8 12.200v.3',
  refused: 'M8 2.500L14.5 13.500h-13zM8 6.500v3.200M8 11.600v.3',
};
export type IconName = keyof typeof ICONS;
