/** The end of an evening beside its clock and its ribbon, in English. Phones do not name it, so these are no part of their words. */
export const endTimes = {
  /** "agreed end 21:00" (TK42) */
  agreed: (clock: string): string => `agreed end ${clock}`,
  /** "ended 20:58" */
  ended: (clock: string): string => `ended ${clock}`,
};
