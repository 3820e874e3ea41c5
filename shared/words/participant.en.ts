import { time } from './time.en.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const dayAndTime = (instant: number, timeZone: string): string => `${time.day(instant, timeZone)} at ${time.clock(instant, timeZone)}`;

/**
 * Every sentence of the page people write on, in English; those of the other pages are in `pages.en.ts`, so that no phone
 * has to fetch them as script. Another language has the same keys, or the type check fails.
 */
export const en = {
  skip: 'Go to the question',

  time: {
    /** On its own day the hour alone, which has room in the bar of a phone. */
    before: (startsAt: number, timeZone: string, now: number) =>
      `Starts ${time.day(startsAt, timeZone) === time.day(now, timeZone) ? `at ${time.clock(startsAt, timeZone)}` : dayAndTime(startsAt, timeZone)}`,
    /** Between two items. */
    running: 'Between two parts of the evening',
    ended: 'The evening has ended',
    closed: 'The evening is closed',
  },

  arrival: {
    hosted: (host: string) => `Hosted by ${host}`,
    who: 'The people running this evening read this, and the organisers afterwards.',
    /** Exact: it says what is recorded, and not that nobody can find out. */
    promise: 'We do not record who wrote this',
    but: '; but whoever runs the laptop could look inside it, or watch the Wi-Fi, unseen: if that could harm you, use paper.',
  },

  topics: {
    label: 'Other questions',
    byNumber: 'Questions by number',
    draft: 'not sent yet',
    else: 'Something else',
    story: 'My story',
    elseWording: 'What else should be said?',
    elseExplanation: 'Anything that none of the questions asks about.',
    storyWording: 'What happened to you, or to someone close to you?',
    storyExplanation: 'You can tell it in your own words. Leave out names if you want to.',
    now: 'The room is on this now',
    room: (name: string) => `The room: ${name}`,
    moved: (name: string) => `The room is now on ${name}`,
    goThere: 'Go there',
  },

  support: {
    notAReport: 'This is not a report of a crime.',
    notAReportMore:
      'Nobody will act on it as one, and nobody can call you back. If you or someone else is in danger now, ring the emergency services.',
    title: 'People who can help',
  },

  write: {
    title: 'Write',
    words: 'Your words',
    audience: 'What may be done with them?',
    left: (count: number) => `${count} ${plural(count, 'character', 'characters')} left`,
    over: (count: number) => `${count} ${plural(count, 'character', 'characters')} too many`,
    send: 'Send',
    sendTo: (name: string) => `Send to ${name}`,
    unsent: 'This has not been sent, and writing is closed now:',
    sentBefore: 'What you sent before was received. This is something new, so it has not been sent yet. Press Send to send it as well.',
  },

  evening: {
    notOpen: (from: number, timeZone: string) => `Writing opens on ${dayAndTime(from, timeZone)}. You can read the questions until then.`,
    over: 'The time for writing has passed. Thank you to everybody who wrote.',
    ended: 'The evening has ended. Until it is closed you can still write here, and change or take back what you wrote.',
    endedUntil: (until: number, timeZone: string) =>
      `The evening has ended. You can write here until ${dayAndTime(until, timeZone)}, unless it is closed sooner. Until it is closed you can change or take back what you wrote.`,
    endedOver: 'The evening has ended, and the time for writing has passed. You can still change or take back what you wrote until it is closed.',
    closed:
      'The evening is closed. Thank you. What people wrote is in the record, without names. Nobody can find their own words any more, not even to delete them.',
    next: 'What happens next',
    mixingOff: 'Mixing is off this evening: what you send may be seen at once.',
    mixingShort: (seconds: number) =>
      `Mixing is short this evening: what you send may be seen after about ${seconds} seconds, once enough texts have come in.`,
    moderationOff: 'Nobody checks first this evening: what may be shown goes on the wall by itself.',
  },

  sent: {
    title: (count: number) => `Sent from this phone: ${count}`,
    waiting: 'Waiting to send. Kept on this phone.',
    received: (mixSeconds: number) =>
      mixSeconds === 0 ? 'Received. It may be seen at once.' : 'Received. It will be mixed with others before any screen shows it.',
    codeLabel: 'Withdrawal code',
  },

  wall: {
    title: (count: number) => `On the wall: ${count}`,
  },

  groups: {
    find: 'Find your table',
    on: 'In groups',
  },

  helpers: {
    ask: 'Cannot hear, too cold, unwell?',
    open: 'Tell the helpers',
    unreachable: 'This could not be opened. Speak to anybody who is helping.',
  },

  link: {
    lost: 'No link to the laptop. What you send waits on this phone.',
  },

  foot: {
    keep: 'What we keep',
    limits: 'What we cannot protect you from',
    mine: 'Edit or withdraw with a code',
    leave: 'Leave…',
    unsent: (count: number) =>
      `${count} ${plural(count, 'thing has', 'things have')} not been sent yet. Leaving deletes ${plural(count, 'it', 'them')}.`,
    back: 'Back to the questions',
  },
};

/** What every language has to say. */
export type ParticipantWords = typeof en;
