/** What people in the room need, the three tiles beside the inbox, the last line, and what is asked before going on, in English. */
export const helpWords = {
  needs: {
    kinds: {
      'too-cold': 'Too cold',
      'cannot-hear': 'Cannot hear',
      'cannot-see': 'Cannot see',
      'quiet-place': 'Needs a quiet place',
      unwell: 'Feels unwell',
    },
    places: { front: 'at the front', middle: 'in the middle', back: 'at the back', door: 'by the door', outside: 'outside' },
    /** "Too cold, at the back". */
    line: (kind: string, place: string | null): string => (place === null ? kind : `${kind}, ${place}`),
    take: 'I am on it',
    takeThis: (line: string): string => `I am on it: ${line}`,
    taken: (line: string): string => `You see to it: ${line}. The phone says so as soon as it has a link.`,
    notTaken: {
      'already-taken': (line: string): string => `Another helper has it already: ${line}.`,
      'not-needed': (line: string): string => `It is no longer asked for: ${line}.`,
      'too-late': (line: string): string =>
        `Your press came too late, so nobody was told that you see to it: ${line}. If it is still in the list, press again.`,
    },
    notReached: (line: string): string =>
      `No answer from the laptop, so the phone may not know that you see to it: ${line}. This line says so once it is known.`,
    takeAll: (count: number): string => `I am on all ${count} of these`,
    takeAllHow: 'Only if far too many come at once. Read them first. Every phone is told that a helper is on it.',
    allTaken: (count: number): string => `You see to all ${count}. Their phones say so as soon as they have a link.`,
    someTaken: (yours: number, count: number): string =>
      `You see to ${yours} of ${count}. Another helper has the others, they are no longer asked for, or your press came too late.`,
    allNotReached: 'No answer from the laptop for some of them, so their phones may not know that you see to it. This line says so once it is known.',
    alarm: (line: string): string => `Somebody in the room: ${line}.`,
    how: 'Phones do not say who asks. Go and look, and ask the whole group if you have to.',
  },

  tiles: {
    label: 'Help, hands, groups',
    help: 'Help',
    noHelp: 'Nobody has called',
    hands: 'Hands',
    noHands: 'Nothing is asked',
    ask: 'Ask…',
    decide: 'Decide…',
    counting: (seconds: number): string => `Counting, ${seconds} s`,
    groups: 'Groups',
    noGroups: 'None at work',
    form: 'Form…',
    formNow: 'Planned for now',
    open: 'Open',
    more: (count: number): string => `and ${count} more`,
    openHelp: 'Open help',
    openHands: 'Open hands',
    openGroups: 'Open groups',
  },

  last: {
    label: 'What was just done',
    linked: 'Linked, all saved',
    lost: 'Link lost',
    notSaving: 'Not saving',
    keys: 'Keys',
    /** A scene that was chosen by hand; `next` is what the next move brings. */
    byHand: (scene: string): string => `The room sees “${scene}”, chosen by hand.`,
    until: (next: string): string => `Next brings “${next}”.`,
    /** Where there is little room: the beginnings of what the same buttons say beside the picture. */
    keep: 'Keep',
    back: 'Back',
    showNow: 'Show now',
    /** After “Show”: whether the wall that the room sees now is the one it is on. */
    onScreen: (topic: string): string => `It is on the wall of ${topic}, which the room sees now.`,
    noProjector: (topic: string): string => `It is on the wall of ${topic}. No projector is connected.`,
    notOnScreen: (topic: string, scene: string): string => `It is on the wall of ${topic}. The room sees “${scene}” now.`,
  },

  goOn: {
    title: 'The groups are still at work',
    why: 'If you go on now, the tables lose their time, and nobody has called them back. Their sheets stay as they are.',
    back: 'The groups have finished meanwhile, so there is nothing to ask. Press again to go on.',
    moved: 'The evening has changed meanwhile, so nothing was done. Look again, then press.',
    stay: 'Stay with the groups',
    go: 'Go on all the same',
  },
};
