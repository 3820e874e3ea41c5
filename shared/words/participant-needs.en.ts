/** What somebody can tell the helpers, in English; the page people write on fetches it when it is opened. */
export const needs = {
  title: 'Tell the helpers',
  seen: 'Helpers see this on their screens, and may see who sent it.',
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
    told: 'It is on a helper’s screen now.',
    kept: 'No helper’s screen is connected now. They get this as soon as one is. If it is urgent, speak to anybody who is helping.',
    taken: 'A helper has pressed “I am on it”.',
    'taken-back': 'It was taken back.',
    closed: 'The evening is closed, so no helper’s screen shows this any more. Speak to anybody who is helping.',
    unknown: 'Very many people are asking now, so this was not taken in. Speak to anybody who is helping.',
    ending: 'It is being taken back.',
  },
  /** Without a link, and so without knowing what has become of it. */
  lost: {
    sending: 'No link to the laptop. It goes as soon as there is one. If it is urgent, speak to anybody who is helping.',
    said: 'No link to the laptop. The helpers may have it, but this phone does not know. If it is urgent, speak to anybody who is helping.',
    ending: 'No link to the laptop. It is taken back as soon as there is one. Until then a helper may come.',
  },
  takeBack: 'Take it back',
  done: 'Close this',
};

/** What every language has to say. */
export type NeedWords = typeof needs;
