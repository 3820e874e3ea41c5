import { time } from './time.en.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const dayAndTime = (instant: number, timeZone: string): string => `${time.day(instant, timeZone)} at ${time.clock(instant, timeZone)}`;

/** Every sentence of the phone's pages, in English. Another language has the same keys, or the type check fails. */
export const en = {
  product: () => 'Open Floor',
  skip: () => 'Go to the question',

  code: {
    title: () => 'Join the evening',
    field: () => 'Code',
    hint: () => 'Four letters and numbers. It is on the screen and on the posters.',
    go: () => 'Go',
    none: () => 'Type the code first. It is on the screen and on the posters.',
    promise: () => 'No account, no name. You can read the questions before you write anything.',
  },

  time: {
    before: (startsAt: number, timeZone: string) => `Starts ${dayAndTime(startsAt, timeZone)}`,
    between: () => 'Between two parts of the evening',
    ended: () => 'The evening has ended',
  },

  topics: {
    label: () => 'What to write about',
    else: () => 'Something else',
    story: () => 'My story',
    elseWording: () => 'What else should be said?',
    elseExplanation: () => 'Anything that none of the questions asks about.',
    storyWording: () => 'What happened to you, or to someone close to you?',
    storyExplanation: () => 'You can tell it in your own words. Leave out names if you want to.',
    now: () => 'The room is on this now',
    goTo: (title: string) => `The room is now on ${title}`,
  },

  support: {
    notAReport: () => 'This is not a report of a crime.',
    notAReportMore: () => 'Nobody will act on it as one, and nobody can call you back. If you or someone else is in danger now, ring the emergency services.',
    title: () => 'People who can help',
  },

  write: {
    title: () => 'Write',
    words: () => 'Your words',
    audience: () => 'What may be done with them?',
    audiences: {
      show: () => 'May be shown, without a name',
      'read-out': () => 'Please read mine out',
      record: () => 'Only for the record',
    },
    left: (count: number) => `${count} ${plural(count, 'character', 'characters')} left`,
    over: (count: number) => `${count} ${plural(count, 'character', 'characters')} too many`,
    send: () => 'Send',
    promise: () => 'We do not record who wrote this.',
    sentBefore: () =>
      'What you sent before was received. This is something new, so it has not been sent yet. Press Send to send it as well.',
  },

  evening: {
    notOpen: (from: number, timeZone: string) => `Writing opens on ${dayAndTime(from, timeZone)}. You can read the questions until then.`,
    over: () => 'The time for writing has passed. Thank you to everybody who wrote.',
    closed: () => 'This evening is closed. Its record is sealed, so nothing can be added, changed or taken out.',
    mixingOff: () => 'Mixing is off this evening: what you send may be seen at once.',
    mixingShort: (seconds: number) => `Mixing is short this evening: what you send may be seen after about ${seconds} seconds.`,
    moderationOff: () => 'Nobody checks first this evening: what may be shown goes on the wall by itself.',
  },

  sent: {
    title: (count: number) => `Sent from this phone: ${count}`,
    note: () => 'This list lives only in this tab. Close the tab and it is gone; the withdrawal codes go on working.',
    waiting: () => 'Waiting to send. Kept on this phone.',
    received: (mixSeconds: number) =>
      mixSeconds === 0 ? 'Received. It may be seen at once.' : 'Received. It will be mixed with others before anyone sees it.',
    statuses: {
      waiting: () => 'Waiting to send',
      received: () => 'Received',
      shown: () => 'Shown on the wall',
      'read-out': () => 'Chosen to be read out',
      kept: () => 'Not shown; kept in the record',
      withdrawn: () => 'Withdrawn; the words are gone',
      unknown: () => 'No longer found',
      refused: () => 'Not sent',
    },
    changeWaiting: () => 'Your change is waiting to be sent.',
    withdrawWaiting: () => 'Waiting to be withdrawn.',
    edit: () => 'Edit',
    withdraw: () => 'Withdraw',
    remove: () => 'Remove from this list',
    save: () => 'Send the change',
    keep: () => 'Leave it as it was',
    editNote: () => 'A change takes the old words off every screen. The new ones are mixed and looked at again.',
    withdrawn: () => 'Withdrawn. The words are gone.',
    changed: () => 'The change was received.',
    codeLabel: () => 'Withdrawal code',
  },

  wall: {
    title: (count: number) => `On the wall: ${count}`,
  },

  link: {
    lost: () => 'No link to the laptop. What you send waits on this phone.',
  },

  receipt: {
    title: () => 'Received',
    code: () => 'Your withdrawal code',
    how: () => 'With this code you can edit or withdraw what you wrote, until the evening is closed. Write it down if you may want to. It is not kept anywhere else, and nobody can look it up for you.',
    afterClose: () => 'Once the evening is closed, nobody can find yours any more, not even to delete it.',
    another: () => 'Write something else',
    change: () => 'Edit or withdraw it now',
  },

  mine: {
    title: () => 'Find what you wrote',
    intro: () => 'Type the withdrawal code you were given when you sent it.',
    field: () => 'Withdrawal code',
    hint: () => 'Twelve letters and numbers, such as K7QF-M2PX-9TRD. Small letters do too.',
    find: () => 'Find it',
    status: () => 'What you wrote',
    editTitle: () => 'Edit it',
    editNote: () => 'Write it again as it should be. The old words are not shown here, so that nobody who finds the code can read them.',
    topic: () => 'What is it about?',
    chooseTopic: () => 'Choose one',
    withdrawTitle: () => 'Withdraw it',
    withdrawNote: () => 'The words are then gone from every screen and every file. They cannot be brought back.',
    changed: () => 'The change was received. It will be mixed and looked at again before anyone sees it.',
    changedAtOnce: () => 'The change was received. It may be seen at once.',
    withdrawn: () => 'Withdrawn. The words are gone.',
    closed: () => 'This evening is closed. Nobody can find yours any more, not even to delete it.',
    another: () => 'Type another code',
  },

  keep: {
    title: () => 'What we keep',
    intro: () => 'This is all that is kept of what you send. The list is made from the same definitions that the program stores with.',
    words: () => 'Of everything somebody writes',
    fields: {
      id: { name: () => 'A random number', why: () => 'Made from your withdrawal code in a way that cannot be turned round. It says nothing about you.' },
      topic: { name: () => 'The question', why: () => 'Which question you wrote to, or “something else”, or “my story”.' },
      text: { name: () => 'Your words', why: () => 'As you wrote them. Nobody corrects or softens them.' },
      audience: { name: () => 'What may be done with them', why: () => 'Your choice: shown, read out, or only for the record.' },
      batch: { name: () => 'Its batch', why: () => 'The number of the lot in which it was mixed with others. No time is kept.' },
      decision: { name: () => 'What people decided', why: () => 'Whether it was shown, read out, or kept in the record only.' },
      reason: { name: () => 'Why it was not shown', why: () => 'One of six reasons, if somebody decided that.' },
    },
    beside: () => 'Beside the words',
    besideFields: {
      withdrawn: () => 'The random numbers of what was withdrawn, without the words, so that it does not come back.',
      marks: () => 'How many times words have been mixed.',
      rhythm: () => 'How often words are mixed this evening, and from when.',
      tally: () => 'How much has been written to each question, counted when words are mixed.',
      decisions: () => 'How many decisions have been taken.',
      answered: () => 'Random numbers of changes that were carried out, so that none is done twice.',
    },
    untilClose: () => 'When the evening is closed, the random numbers are erased. After that nobody can tell which words are yours.',
    not: () => 'What is not kept',
    notList: [
      () => 'Your name, unless you write it in your words.',
      () => 'Your phone’s address, its make, its language, or when you joined.',
      () => 'When you wrote, or in which order things were written.',
      () => 'That two things came from the same phone.',
    ],
    cookie: () => 'This page sets no cookie. A draft, the list of what you sent, and your withdrawal codes stay in this tab of your phone, until you close it or press Leave.',
  },

  limits: {
    title: () => 'What we cannot protect you from',
    intro: () => 'The program keeps very little. Some things no program can prevent. Here they are, so that you can decide.',
    list: [
      { what: () => 'A changed program.', why: () => 'Whoever runs the laptop could run an altered program that keeps more. This page cannot tell you if they do.' },
      { what: () => 'A host who sends words of their own.', why: () => 'Words are mixed with others. If the others are the host’s own, yours could be singled out.' },
      { what: () => 'The owner of the Wi-Fi.', why: () => 'They can see which phones are connected, and when.' },
      { what: () => 'Somebody listening on the network.', why: () => 'If the address begins with http and not https, what you send can be read on its way.' },
      { what: () => 'Traces on the disk.', why: () => 'Words that were deleted can sometimes be read again by experts who have the laptop.' },
      { what: () => 'The way you write.', why: () => 'Somebody who knows you may know your words, as they would know your handwriting.' },
      { what: () => 'A language that few people here write.', why: () => 'If only a few do, that alone may say who you are.' },
      { what: () => 'Somebody looking over your shoulder.', why: () => 'Turn away, or write later. You can write before and after the evening too.' },
    ],
    paper: () => 'You can always write on paper instead. Ask anybody who is helping.',
  },

  foot: {
    keep: () => 'What we keep',
    limits: () => 'What we cannot protect you from',
    mine: () => 'Edit or withdraw with a code',
    leave: () => 'Leave',
    leaveNote: () => 'Clears everything of this evening from this tab.',
    unsent: (count: number) => `${count} ${plural(count, 'thing has', 'things have')} not been sent yet. Leaving deletes ${plural(count, 'it', 'them')}.`,
    back: () => 'Back to the questions',
  },

  left: {
    title: () => 'Nothing here',
    text: () => 'You can close this page.',
  },

  trouble: {
    title: () => 'This did not work',
    back: () => 'Go back with your browser: what you typed should still be there.',
  },
};

/** What every language has to say. */
export type ParticipantWords = typeof en;
