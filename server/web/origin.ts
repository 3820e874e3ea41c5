/**
 * Whether a request comes from this site's own pages. Browsers name the origin on every form post and socket; one that
 * names none is not a browser's page, or a plain visit.
 */
export const ownOrigin = (origin: string | undefined, host: string | undefined, publicUrl: string | null): boolean => {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (publicUrl !== null && from === new URL(publicUrl).host);
};
