interface Detail {
  readonly seconds?: number;
  readonly limit?: number;
}

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);

/** What each refusal says, in English: what is wrong, and what to do about it. */
export const refusals = {
  malformed: () => 'Something in this could not be read. Check it and try again.',
  'unknown-command': () => 'This page is older than the server. Reload it and try again.',
  'not-allowed': () => 'This link may not do that. Ask the organiser for one that may.',
  'too-long': ({ limit }: Detail) => `This is too long. Shorten it to ${limit ?? 2000} characters or fewer, or send it in two parts.`,
  empty: () => 'There is nothing written yet. Write something, then send.',
  'choose-audience': () => 'Choose what may be done with your words, then send.',
  'unknown-topic': () => 'That question is no longer part of the evening. Choose another, then send.',
  'unknown-item': () => 'That item is no longer on the agenda. Choose another.',
  'unknown-contribution': () => 'Nothing was found for this code. Check it letter by letter.',
  withdrawn: () => 'This was withdrawn, and the words are gone. Write it again if you want to.',
  'changed-meanwhile': () => 'This has changed since, so it cannot be undone. Look at it as it is now.',
  'record-only': () => 'Its writer asked for it to be kept for the record only. It cannot be shown or read out.',
  'not-written-to-be-shown': () => 'Its writer asked for it to be read out, not shown. Read it out instead.',
  'not-shown': () => 'Only something on the wall can be put in the spotlight. Show it first.',
  'not-open-yet': () => 'Writing has not opened yet. Come back nearer to the evening.',
  'writing-over': () => 'The time for writing has passed. Nothing more can be sent for this evening.',
  closed: () => 'This evening is closed. Its record can no longer be changed.',
  'not-started': () => 'The evening has not started. Start it first.',
  'already-started': () => 'The evening has already started.',
  'already-ended': () => 'The evening has ended. Undo the end to go on.',
  'not-ended': () => 'The evening is still running. End it first, then close it.',
  'no-current-item': () => 'No item is running. Start one from the agenda.',
  'no-next-item': () => 'There is nothing after this on the agenda. End the evening, or add an item.',
  'no-earlier-item': () => 'There is nothing before this on the agenda.',
  'already-paused': () => 'Time is already paused.',
  'not-paused': () => 'Time is not paused.',
  'item-in-use': () => 'People have begun this item or written to it, so it stays. You can change its words and minutes.',
  'too-many': ({ limit }: Detail) => `There can be no more than ${limit ?? 40}. Remove one first.`,
  'nothing-to-trim': () => 'There is nothing to trim: it fits as it is, or every item is at its shortest. Drop something, or end later.',
  'under-minimum': ({ limit }: Detail) => `This item needs at least ${limit ?? 1} minutes. Give it more, or drop it.`,
  'after-hard-stop': () => 'The hall must be empty by then. Choose an earlier time, or change the hard stop in the plan.',
  'times-out-of-order': () => 'The times do not follow each other. Put the start first, then the agreed end, then the hall’s hard stop.',
  'not-saved': () => 'Not saved. It is kept here, and will be tried again.',
  'too-fast': ({ seconds: wait }: Detail) => `That was a lot at once. Try again in ${seconds(wait ?? 5)}.`,
  'too-large': () => 'That was too much to send at once. Shorten it and try again.',
  'old-page': () => 'This page is older than the server. Reload it and try again.',
  'unknown-evening': () => 'There is no evening with this code. Check the code on the screen or the poster.',
  'no-session': () => 'This link no longer opens anything. Ask the organiser for a new one.',
  'link-used': () => 'This link has been used or is too old. Start the program again for a new one.',
  'wrong-pairing-code': () => 'No screen shows this code. Check the code on the projector and try again.',
  'foreign-origin': () => 'This came from another website, so it was not taken. Open the page from its own address.',
  'not-reached': () => 'The server did not answer. Check the Wi-Fi; it will be tried again.',
  failed: () => 'Something went wrong on the laptop. Nothing was lost. Try again.',
};
