interface Detail {
  readonly seconds?: number;
  readonly limit?: number;
}

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);

/**
 * What a phone can be refused, in English: what is wrong, and what to do about it. The crew's, and those of
 * forms and groups alone, are apart, so that no phone fetches them for nothing.
 */
export const phoneRefusals = {
  malformed: () => 'Something in this could not be read. Check it and try again.',
  'too-long': ({ limit }: Detail) => `This is too long. Shorten it to ${limit ?? 2000} characters or fewer, or send it in two parts.`,
  empty: () => 'There is nothing written yet. Write something, then send.',
  'choose-audience': () => 'Choose what may be done with your words, then send.',
  'choose-again': () => 'What the three choices say has changed. Choose again.',
  'unknown-topic': () => 'That question was taken out. Write to “Something else”, or choose another.',
  withdrawn: () => 'This was withdrawn, and the words are gone. Write it again if you want to.',
  'not-open-yet': () => 'Writing has not opened yet. Come back nearer to the evening.',
  'writing-over': () => 'The time for writing has passed. Nothing more can be sent for this evening.',
  closed: () => 'This evening is closed. Its record can no longer be changed.',
  'not-saved': () => 'Not saved. It is kept here, and will be tried again.',
  'too-fast': ({ seconds: wait }: Detail) => `That was a lot at once. Try again in ${seconds(wait ?? 5)}.`,
  'old-page': () => 'This page is older than the server. Reload it and try again.',
  'unknown-evening': () => 'There is no evening with this code. Check the code on the screen or the poster.',
  'not-reached': () => 'The server did not answer. Check the Wi-Fi; it will be tried again.',
  failed: () => 'Something went wrong on the laptop. Nothing was lost. Try again.',
};
