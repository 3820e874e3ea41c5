/** Pictures that stand beside words; what can become of what somebody wrote has its own in `own/icons.ts`. */
export const ICONS = {
  waiting: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.2l2.2 1.6',
  received: 'M3 8.5l3.4 3.4L13 5',
  refused: 'M8 2.500L14.5 13.500h-13zM8 6.500v3.200M8 11.600v.3',
};
