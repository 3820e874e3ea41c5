/** Every sentence of the phone's plain pages, in English: code, receipt, withdrawal, what is kept and what is not safe. */
export const pages = {
  product: 'Open Floor',
  /** Begins the name of a page that was sent back. */
  problems: (count: number): string => (count === 1 ? '1 thing to put right' : `${count} things to put right`),

  code: {
    title: 'Join the evening',
    field: 'Code',
    hint: 'Four letters and numbers. It is on the screen and on the posters.',
    go: 'Go',
    none: 'Type the code first. It is on the screen and on the posters.',
    promise: 'No account, no name. You can read the questions before you write anything.',
  },

  receipt: {
    title: 'Received',
    code: 'Your withdrawal code',
    how: 'With this code you can edit or withdraw what you wrote, as long as this page opens and the evening is not closed. Write it down if you may want to. It is not kept anywhere else, and nobody can look it up for you.',
    afterClose: 'Once the evening is closed, nobody can find yours any more, not even to delete it.',
    another: 'Write something else',
    change: 'Edit or withdraw it now',
  },

  mine: {
    title: 'Find what you wrote',
    intro: 'Type the withdrawal code you were given when you sent it.',
    field: 'Withdrawal code',
    hint: 'Twelve letters and numbers, such as K7QF-M2PX-9TRD. Small letters do too.',
    find: 'Find it',
    status: 'What you wrote',
    editTitle: 'Edit it',
    editNote: 'Write it again as it should be. The old words are not shown here, so that nobody who finds the code can read them.',
    topic: 'What is it about?',
    chooseTopic: 'Choose one',
    withdrawTitle: 'Withdraw it',
    withdrawNote: 'The words are then gone from every screen and every file. They cannot be brought back.',
    sure: 'Withdraw it?',
    changed: 'The change was received. It will be mixed and looked at again before any screen shows it.',
    changedAtOnce: 'The change was received. It may be seen at once.',
    changedSince: 'This was changed once more since, so the words below are not kept. Press “Send the change” to keep these.',
    withdrawn: 'Withdrawn. The words are gone.',
    notWithdrawn: 'It has not been withdrawn.',
    closed: 'This evening is closed. Nobody can find yours any more, not even to delete it.',
    justClosed: 'This evening has just been closed. This is the last that you are told: from now on nobody can find yours, not even to delete it.',
    another: 'Type another code',
  },

  keep: {
    title: 'What we keep',
    intro: 'This is all that is kept of what you send. The list is made from the same definitions that the program stores with.',
    words: 'Of everything somebody writes',
    fields: {
      id: { name: 'A random number', why: 'Made from your withdrawal code in a way that cannot be turned round. It says nothing about you.' },
      topic: { name: 'The question', why: 'Which question you wrote to, or “something else”, or “my story”.' },
      text: { name: 'Your words', why: 'As you wrote them. Nobody corrects or softens them.' },
      audience: { name: 'What may be done with them', why: 'What you chose of the three under the box.' },
      batch: { name: 'Its batch', why: 'The number of the lot in which it was mixed with others. No time is kept.' },
      decision: {
        name: 'What people decided',
        why: 'Whether it was chosen for the wall, chosen to be read out, parked, put with the stories or held back, or that nobody decided.',
      },
      reason: { name: 'Why it was not shown', why: 'One of a few fixed reasons, if somebody decided that.' },
      onScreen: { name: 'Whether it was shown on the big screen', why: 'Yes or no, so that your phone and the record can say so. Not when.' },
      readAloud: { name: 'Whether it was read out', why: 'Yes or no, if somebody pressed that they have read it out. Not when.' },
    },
    beside: 'Beside the words',
    besideFields: {
      withdrawn: 'The random numbers of what was withdrawn, without the words, so that it does not come back.',
      marks: 'How many times words have been mixed.',
      rhythm: 'How often words are mixed this evening, and from when.',
      tally: 'How much has been written to each question, counted when words are mixed.',
      decisions: 'How many decisions have been taken.',
      answered: 'Random numbers of changes that were carried out, so that none is done twice.',
    },
    seat: 'When you take a number or choose a table for the groups',
    seatFields: {
      slot: { name: 'The number', why: 'Such as 17. Numbers are dealt in turn, so a low one was taken early. It is never joined to what you write.' },
      kind: { name: 'The kind of people you chose', why: 'Only if you were asked and chose one, so that tables are made with it in mind.' },
      holder: {
        name: 'A random number for this page',
        why: 'Made anew for these groups alone, in a way that cannot be turned round, so that you keep your number when you load the page again. It says nothing about your phone.',
      },
      left: { name: 'Whether you have left', why: 'If you said so, or your table did. It frees your place.' },
      at: { name: 'Your tables', why: 'The table in each round, so that the next round brings you together with other people.' },
    },
    seatClose:
      'Everybody can see which number sits at which table. The program does not know whose number it is. All of it is erased when the evening is closed. How many sat at each table stays.',
    untilClose:
      'When the evening is closed, the random numbers are erased from every file. For ten seconds the program still remembers what to tell your phone last. After that nobody can tell which words are yours.',
    not: 'What is not kept',
    notList: [
      'Your name, unless you write it in your words.',
      'Your phone’s address, its make, its language, or when you joined.',
      'When you wrote, or in which order things were written.',
      'That two things came from the same phone.',
      'What you tell the helpers. It is on their screens until one of them has taken it, and in no file.',
    ],
    cookie:
      'This page sets no cookie. A draft, the list of what you sent, your withdrawal codes, your number for the groups, and what you told the helpers until one has taken it, stay in this tab of your phone, until you close it or press Leave.',
  },

  limits: {
    title: 'What we cannot protect you from',
    intro: 'The program keeps very little. Some things no program can prevent. Here they are, so that you can decide.',
    list: [
      {
        what: 'A changed program.',
        why: 'Whoever runs the laptop could run an altered program that keeps more. This page cannot tell you if they do.',
      },
      {
        what: 'A host who sends words of their own.',
        why: 'Words are mixed with others. If the others are the host’s own, yours could be singled out.',
      },
      { what: 'The owner of the Wi-Fi.', why: 'They can see which phones are connected, and when.' },
      { what: 'Somebody listening on the network.', why: 'If the address begins with http and not https, what you send can be read on its way.' },
      {
        what: 'Traces on the disk.',
        why: 'Words that were deleted can sometimes be read again by experts who have the laptop. An encrypted stick that the community owns is safer.',
      },
      {
        what: 'Somebody watching you and the screens.',
        why: 'Words that you change or take back leave every screen at once. Do it when nobody is looking at you.',
      },
      {
        what: 'What comes last.',
        why: 'Words that came too late to be mixed are on no screen. They are in the record, with others that nobody decided about. Somebody may guess that they came last.',
      },
      { what: 'The way you write.', why: 'Somebody who knows you may know your words, as they would know your handwriting.' },
      { what: 'A language that few people here write.', why: 'If only a few do, that alone may say who you are.' },
      { what: 'Somebody who sees your number.', why: 'If they see the number for the groups on your phone, they know your table, and no more.' },
      { what: 'Somebody looking over your shoulder.', why: 'Turn away, or write later.' },
    ],
    paper: 'You can always write on paper instead. Ask anybody who is helping.',
  },

  table: {
    title: 'Find your table',
    none: 'There are no groups at the moment. Look at the screen for what happens now.',
    asOf: (clock: string) => `This is how it was at ${clock}. Load the page again to see how it is now.`,
    keep: 'Remember your number, or keep this page open. In the next round it may be at another table.',
    again: 'Look it up again',
    lookUp: 'Look up a number',
    field: 'Number',
    hint: 'From a phone or a slip of paper, such as 17 or A12. Anybody can look up any number: they are all on the screen.',
    show: 'Show its table',
    isAt: (slot: string, table: number, place: string) => `Number ${slot} is at table ${table}${place ? `, ${place}` : ''}.`,
    notFound: 'No table was found for this number. Check it. Whoever has left is at no table.',
    noNumber: 'Type the number first.',
  },

  leave: {
    title: 'Leave',
    draft: 'What you typed and have not sent is deleted.',
  },

  left: {
    title: 'Nothing here',
    text: 'You can close this page.',
  },

  trouble: {
    title: 'This did not work',
    back: 'Go back with your browser: what you typed should still be there.',
  },
};

/** What every language has to say. */
export type PageWords = typeof pages;
