/** A short sum of a text, the same on every side: two that differ hardly ever have the same one. No secret. */
export const sumOf = (text: string): string => {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
};
