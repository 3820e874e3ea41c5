import { plain } from './plain.ts';

/**
 * What a spreadsheet would take for a formula, were it not marked as text (TK35): also after white space, which some leave
 * out, and in the full width of East Asian keyboards.
 */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|\n)/;

/** Where semicolons part cells, as in much of Europe, a text goes on in a cell of its own after one, and in a row of its own after a line end. */
const FORMULA_INSIDE = /([;\n][\s"]*)(?=[=+\-@＝＋－＠])/g;

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const clean = plain(value);
  const inside = clean.replace(FORMULA_INSIDE, "$1'");
  const text = FORMULA.test(clean) ? `'${inside}` : inside;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
