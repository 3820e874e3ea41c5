/** What only something that was sent can be refused. */
export const ownRefusals = {
  'already-written': () => 'Something else was received in its place. To send this, press “Change it”.',
  'unknown-contribution': () => 'Nothing was found for this code. Check it letter by letter.',
};

/**
 * What has become of what somebody wrote, in English. The page people write on fetches it with the list of what was sent; the plain
 * page for withdrawal codes says the same.
 */
export const own = {
  refusals: ownRefusals,

  /** What a contribution is called in a line. */
  statuses: {
    waiting: 'Waiting to send',
    received: 'Received',
    mixed: 'With the others',
    chosen: 'Chosen for the wall',
    shown: 'Shown on the big screen',
    'to-read-out': 'Will be read out',
    'read-out': 'Read out to the room',
    parked: 'Parked',
    shelved: 'With the stories',
    'held-names-someone': 'Held back: it names someone',
    'held-abusive': 'Held back: it may hurt someone',
    'held-off-topic': 'Held back: it is about something else',
    'held-repeat': 'Held back: others wrote the same',
    'held-safeguarding': 'Held back: it is about someone’s safety',
    'held-other': 'Held back',
    'in-record': 'In the record',
    'not-mixed': 'Not shown: it was not mixed with others before the close',
    undecided: 'Nobody decided about this',
    withdrawn: 'Withdrawn',
    unknown: 'No longer found',
    refused: 'Not sent',
  },
  /** What that means, in a sentence or two; '' where nothing has to be said. */
  meanings: {
    waiting: 'Kept on this phone until there is a link.',
    received: 'It waits to be mixed with others before any screen shows it.',
    mixed: 'The people who run the evening can read it now.',
    chosen: 'It has not been shown on the big screen yet.',
    shown: '',
    'to-read-out': 'It is among what will be read to the room.',
    'read-out': '',
    parked: 'We come back to it.',
    shelved: 'It is kept with what people have lived through. It is not on the wall.',
    'held-names-someone': 'You can change it, and it is looked at again.',
    'held-abusive': 'You can change it, and it is looked at again.',
    'held-off-topic': 'It is in the record.',
    'held-repeat': 'It is in the record, beside the others.',
    'held-safeguarding': 'It is not shown, so that nobody comes to harm. It is in the record.',
    'held-other': 'It is not shown. It is in the record.',
    'in-record': 'Only for the record, as you chose.',
    'not-mixed': 'Nothing is shown before it is mixed with others. It is in the record.',
    undecided: 'It is in the record.',
    withdrawn: 'The words are gone.',
    unknown: '',
    refused: '',
  },
  /** What differs once the evening is closed: nothing is sent, changed, read out or shown any more. */
  closed: {
    statuses: {
      waiting: 'Not known to have arrived',
      chosen: 'Was chosen for the wall',
      'to-read-out': 'Was chosen to be read out',
    },
    meanings: {
      waiting: 'The evening is closed. This phone does not know whether it arrived in time.',
      received: 'The evening is closed. It is in the record.',
      mixed: 'The evening is closed. It is in the record.',
      chosen: 'This phone did not hear that it was shown on the big screen. It is in the record.',
      'to-read-out': 'This phone did not hear that it was read out. It is in the record.',
      parked: 'It was put aside for later. It is in the record.',
      'held-names-someone': 'It was not shown. It is in the record, and can be changed no more.',
      'held-abusive': 'It was not shown. It is in the record, and can be changed no more.',
    },
    /** Of what was refused, where nothing can be sent for it any more. */
    notSent: 'Writing is closed now. This was not sent.',
    changeWaiting: 'The evening is closed. This phone does not know whether your change arrived in time.',
    withdrawWaiting: 'The evening is closed. This phone does not know whether it was taken back in time.',
  },
  note: 'This list lives only in this tab. Close the tab and it is gone. The withdrawal codes go on working until the evening is closed: open a line to see its code.',
  noteClosed:
    'This list lives only in this tab, and says what this phone heard last. The withdrawal codes work no more: nobody can find what was written, not even to delete it.',
  useCode: 'Use a code',
  /** Of something whose question is gone. */
  questionGone: 'Its question was taken out. It is under “Something else” now.',
  /** Drafts that no other link on the page leads to. */
  hidden: 'Typed before, and not sent yet:',
  openHidden: 'Go on with this',
  changeUnsent: 'Your change has not been sent, and writing is closed now:',
  changeWaiting: 'Your change is waiting to be sent.',
  withdrawWaiting: 'It is being taken back.',
  edit: 'Change it',
  save: 'Send the change',
  keep: 'Leave it as it was',
  editNote: 'A change takes the old words off every screen. The new ones are mixed and looked at again.',
  changed: 'The change was received.',
  /** The first step; nothing is sent at it. */
  withdraw: 'Withdraw…',
  remove: 'Remove…',
  /** The second step. */
  sure: 'The words go from every screen and every file. They cannot be brought back.',
  sureUnsent: 'It has not been sent. The words go from this phone.',
  withdrawNow: 'Withdraw it now',
  removeNow: 'Remove it now',
  stay: 'Keep it',
  withdrawn: 'Withdrawn. The words are gone.',
  /** Told when something of one's own has moved on: "1 Respect: Shown on the big screen". */
  became: (topic: string, status: string) => `${topic}: ${status}`,

  leave: {
    title: 'Leave?',
    drafts: (count: number) =>
      count === 1
        ? 'One thing that you typed has not been sent. Leaving deletes it.'
        : `${count} things that you typed have not been sent. Leaving deletes them.`,
    /** Words that wait to take the place of those that were sent. */
    changes: (count: number) =>
      count === 1
        ? 'One change may not have been sent. Leaving deletes it, and the old words may stay.'
        : `${count} changes may not have been sent. Leaving deletes them, and the old words may stay.`,
    /** What somebody may believe to be gone. */
    withdrawals: (count: number) =>
      count === 1
        ? 'One thing that you take back may still be there. If you leave now, it may stay in the evening.'
        : `${count} things that you take back may still be there. If you leave now, they may stay in the evening.`,
    need: 'What you told the helpers is taken back.',
    needLost: 'You told the helpers something. There is no link now, so it may stay on their screens, and somebody may come.',
    clears:
      'Leaving clears this tab: what you typed, the list of what you sent, its codes, what you told the helpers, and your number for the groups.',
    stays: 'What you have sent stays in the evening. To change or withdraw it later, write its code down first.',
    history: 'Your browser may still remember that this page was open.',
    go: 'Leave and clear',
    stay: 'Stay here',
  },
};

/** What every language has to say. */
export type OwnWords = typeof own;
