import { cleanLine } from '../../../../shared/gathering/text/clean.ts';

/** What stands before a name where a list was pasted from a document: "1.", "2)", a dash, a dot. */
const BULLET = /^\s*(?:\d{1,3}[.)]|[-*•·–])\s+/;

/** Between cells: a tab where the line comes from a spreadsheet, else a semicolon, else a comma of any script. */
const SEPARATORS = ['\t', ';', ',،，'] as const;
const COMMAS = SEPARATORS[2];

/** A cell in quotes holds separators as text, and two quotes for one: "Smith, John",officer. */
const QUOTED = '"((?:[^"]|"")*)"';

/** One line of a list, taken apart. */
export interface Row {
  readonly cells: readonly string[];
  /** Whether a comma parted them: it also parts a surname from a first name. */
  readonly byComma: boolean;
}

const separatorOf = (text: string): (typeof SEPARATORS)[number] => {
  const outside = text.replace(new RegExp(QUOTED, 'g'), '');
  return SEPARATORS.find((one) => new RegExp(`[${one}]`).test(outside)) ?? COMMAS;
};

const rowOf = (typed: string): Row => {
  const text = typed.replace(BULLET, '');
  const separator = separatorOf(text);
  const cell = new RegExp(`[${separator}](?: *${QUOTED} *(?=[${separator}]|$)|([^${separator}]*))`, 'g');
  const cells = [...`${separator.charAt(0)}${text}`.matchAll(cell)].map(([, quoted, bare = '']) =>
    cleanLine(quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' '),
  );
  return { cells, byComma: separator === COMMAS && cells.length > 1 };
};

/** The lines of a list that say anything, each as its cells. */
export const rowsOf = (typed: string): Row[] =>
  typed
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(rowOf)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
