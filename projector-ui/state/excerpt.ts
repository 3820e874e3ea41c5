/** A line takes as much room as so many characters, however short it is. */
const LINE = 20;

/** What belongs to the character before it: a mark, a joiner and what it joins, the second half of a pair. */
const GOES_ON = /^[\p{M}\p{Default_Ignorable_Code_Point}\u{1f3fb}-\u{1f3ff}\udc00-\udfff]/u;
const JOINS = /[\u200d\u1039\u17d2]$/u;

/** Where the room for `limit` characters is used up, or the end. */
const endOfRoom = (text: string, limit: number): number => {
  let room = limit;
  for (let index = 0; index < text.length; index += 1) {
    room -= text.charAt(index) === '\n' ? LINE : 1;
    if (room < 0) return index;
  }
  return text.length;
};

/** The end of the last whole character at or before `end`. */
export const wholeBefore = (text: string, end: number): number => {
  let at = end;
  while (at > 0 && (GOES_ON.test(text.slice(at)) || JOINS.test(text.slice(0, at)))) at -= 1;
  return at;
};

/** The beginning of a text, to the end of a word, and a mark, if it takes more room than `limit` characters; else all of it. */
export const excerpt = (text: string, limit: number): { readonly text: string; readonly cut: boolean } => {
  const room = endOfRoom(text, limit);
  if (room === text.length) return { text, cut: false };
  const head = text.slice(0, wholeBefore(text, room));
  // Cut where a line ends, it ends with a word.
  const end = text.charAt(room) === '\n' ? head.length : head.search(/\s\S*$/);
  return { text: `${(end > head.length / 2 ? head.slice(0, end) : head).trimEnd()}…`, cut: true };
};
