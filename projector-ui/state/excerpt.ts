/** The beginning of a text, to the end of a word, and a mark, if it is longer than `limit` characters; else all of it. */
export const excerpt = (text: string, limit: number): { readonly text: string; readonly cut: boolean } => {
  if (text.length <= limit) return { text, cut: false };
  // Never half of a character that takes two places.
  const head = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  const end = head.search(/\s\S*$/);
  return { text: `${end > limit / 2 ? head.slice(0, end) : head}…`, cut: true };
};
