import { time } from './time.en.ts';

const seconds = (count: number): string => (count === 1 ? '1 second left' : `${count} seconds left`);
/** A total as it may be told: null where it is under five. */
const about = (count: number | null): string => (count === null ? 'fewer than 5' : `about ${count}`);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A show of hands on the phone, in English; fetched only while one is asked. */
export const hands = {
  name: 'Show of hands',
  ask: (until: number, timeZone: string) => `Shall we go on until ${time.clock(until, timeZone)}?`,
  yes: 'Yes',
  no: 'No',
  left: (count: number) => (count > 0 ? seconds(count) : 'Counting ends now'),
  sending: 'Your answer is on its way.',
  counted: 'Your answer is counted. You can change it while this is asked.',
  note: 'Only totals are told, in fives, when it ends.',
  result: (yes: number | null, no: number | null) => `${sentence(about(yes))} said yes, ${about(no)} said no. The facilitator decides.`,
  late: 'Your answer came after the end, so it was not counted.',
  lateChange: 'Your answer from before was counted. The change came too late.',
};

/** What every language has to say. */
export type HandsWords = typeof hands;
