const ago = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`);

/** What the console says of the projector, and of what the room sees, in English. */
export const stageWords = {
  title: 'The room sees',
  connected: (count: number): string => (count === 1 ? '1 projector connected' : `${count} projectors connected`),
  lost: (seconds: number): string => `Lost ${ago(seconds)} ago`,
  none: 'None yet',
  pairOther: 'Another projector',
  differ: 'The projectors differ in size. This is the first one’s picture.',
  old: 'The room may still see its last picture.',

  follows: 'Follows the agenda',
  until: 'Until the next move',
  kept: 'Kept, also when the evening moves on',
  keep: 'Keep this on screen',
  back: 'Back to the agenda',
  more: 'More',
  scenes: 'Scenes',

  wall: {
    label: 'The wall',
    of: (topic: string): string => `Wall of ${topic}`,
    everything: 'Wall of all that is shown',
    whose: 'Whose wall',
    moment: 'The question of the moment',
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    pageShort: (page: number, pages: number): string => `${page} of ${pages}`,
    unseen: (count: number): string => `${count} new on other pages`,
    turnBack: 'Page back',
    turnOn: 'Page on',
    turn: 'Turn by themselves',
    stop: 'Stop turning',
  },

  did: {
    wall: (topic: string): string => `The projector shows the wall of ${topic} until the next move.`,
    wallOfMoment: 'The projector shows the wall of the question of the moment until the next move.',
    kept: 'It stays on the screen when the evening moves on.',
    notKept: 'It gives way when the evening moves on.',
    page: (page: number): string => `The wall is on page ${page}.`,
    turning: 'The pages of the wall turn by themselves, one every 12 seconds.',
    still: 'The pages of the wall stand still.',
  },
};
