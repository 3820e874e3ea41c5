import { time } from './time.en.ts';

/** A show of hands on the phone, in English; fetched only while one is asked. */
export const hands = {
  ask: (until: number, timeZone: string) => `Shall we go on until ${time.clock(until, timeZone)}?`,
  yes: 'Yes',
  no: 'No',
  sending: 'Your answer is on its way.',
  counted: 'Your answer is counted. You can change it while this is asked.',
  note: 'Only totals of five or more are shown, to the facilitator, who decides.',
};

/** What every language has to say. */
export type HandsWords = typeof hands;
