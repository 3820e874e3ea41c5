import { html, raw } from 'hono/html';
import { plain } from '../../plain.ts';

/** Markup that is safe to put into a page as it is. */
export type Markup = ReturnType<typeof raw>;

/** A template of markup. Every text in it is escaped and without control characters; lists of markup are put in as they are. */
export const markup = (parts: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[] | null)[]): Markup => {
  const made = html(parts, ...values.map((value) => (typeof value === 'string' ? plain(value) : value)));
  // Hono answers with a promise only where a value is one, and none can be.
  if (made instanceof Promise) throw new TypeError('A page of the record held a promise.');
  return made;
};

/** A text of this program's own, such as a stylesheet, that is markup already. */
export const trusted = raw;
