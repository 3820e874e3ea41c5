/** What stands before a colon is a name of its own up to so many characters. */
export const BEFORE_COLON = 24;
/** Anything longer is cut. */
const LONGEST = 40;

/**
 * A title as it is called where it stands in a line: what comes before a colon, or as many of its words as fit, with an ellipsis.
 * The whole title stands where it may wrap.
 */
export const shortName = (title: string, longest = LONGEST): string => {
  const colon = title.indexOf(':');
  if (colon > 0 && colon <= BEFORE_COLON) return title.slice(0, colon).trim();
  const letters = Array.from(title);
  if (letters.length <= longest) return title;
  const cut = letters.slice(0, longest - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
};
