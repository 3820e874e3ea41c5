/** What somebody can tell the helpers, in English; the page people write on fetches it when it is opened. */
export const needs = {
  title: 'Tell the helpers',
  seen: 'Helpers see this at once, and may see who sent it.',
  kindsLabel: 'What is it?',
  kinds: {
    'too-cold': 'Too cold',
    'cannot-hear': 'I cannot hear',
    'cannot-see': 'I cannot see',
    'quiet-place': 'I need a quiet place',
    unwell: 'I feel unwell',
  },
  placesLabel: 'Where are you? You can leave this out.',
  places: {
    front: 'At the front',
    middle: 'In the middle',
    back: 'At the back',
    door: 'By the door',
    outside: 'Outside',
  },
  choose: 'Choose what it is first.',
  send: 'Tell them',
  close: 'Do not tell them',
  danger: 'In danger now? Ring the emergency services.',
  /** What was said: "I cannot hear, at the back". */
  said: (kind: string, place: string) => (place === '' ? `${kind}.` : `${kind}, ${place.charAt(0).toLowerCase()}${place.slice(1)}.`),
  states: {
    sending: 'On its way.',
    told: 'It is on the helpers’ screens now.',
    taken: 'A helper has taken it.',
    unknown: 'Very many people are asking now, so this was not taken in. Speak to anybody who is helping.',
    ending: 'It is being taken back.',
    lost: 'No link to the laptop. It goes as soon as there is one. If it is urgent, speak to anybody who is helping.',
  },
  takeBack: 'Take it back',
  done: 'Close this',
};

/** What every language has to say. */
export type NeedWords = typeof needs;
