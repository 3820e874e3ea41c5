import type { Row } from './list-rows.ts';

/** What the cells of a column are; `skipped` is what a seating has no use for. */
type Column = 'name' | 'first' | 'last' | 'kind' | 'skipped';

/** Headings of columns as spreadsheets of names have them, in lower case without spaces and signs; any other is a kind. */
const HEADINGS: Readonly<Record<Exclude<Column, 'kind'>, readonly string[]>> = {
  name: ['name', 'names', 'fullname', 'person', 'participant', 'participantname', 'attendee', 'attendeename'],
  first: ['firstname', 'firstnames', 'forename', 'forenames', 'givenname', 'givennames', 'first'],
  last: ['lastname', 'surname', 'familyname', 'last'],
  skipped: ['', 'no', 'nr', 'id', 'number', 'email', 'emailaddress', 'mail', 'phone', 'phonenumber', 'telephone', 'tel', 'mobile'],
};

/** Addresses and telephone numbers, and the number of the row: nothing that a seating may go by. */
const CONTACT = /^\S+@\S+$|^\+?[\d\s()./-]{5,}$/;
const ROW_NUMBER = /^\d{1,4}\.?$/;

const columnOf = (heading: string): Column => {
  const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const known = (['name', 'first', 'last', 'skipped'] as const).find((column) => HEADINGS[column].includes(plain));
  return known ?? 'kind';
};

/** What each column is, where this is a line of headings; null where it is a person. */
const headingsIn = (row: Row | undefined): readonly Column[] | null => {
  const columns = row?.cells.map(columnOf) ?? [];
  const names = columns.filter((column) => column === 'name' || column === 'first' || column === 'last').length;
  const isOne = columns[0] === 'name' || names > 1 || (names === 1 && columns.includes('skipped'));
  return isOne ? columns : null;
};

/** A person's cells: their name, and what else stands there that a seating may go by. */
export interface Cells {
  readonly names: readonly string[];
  readonly others: readonly string[];
  readonly byComma: boolean;
}

const byHeadings = ({ cells, byComma }: Row, columns: readonly Column[]): Cells => {
  const under = (column: Column): string[] => cells.filter((cell, index) => cell !== '' && (columns[index] ?? 'kind') === column);
  const given = [...under('first'), ...under('last')].join(' ');
  return { names: given === '' ? under('name').slice(0, 1) : [given], others: under('kind'), byComma };
};

const asTheyStand = ({ cells, byComma }: Row): Cells => {
  const rest = cells.length > 1 && ROW_NUMBER.test(cells[0] ?? '') ? cells.slice(1) : cells;
  const [name = '', ...others] = rest;
  return { names: name === '' ? [] : [name], others: others.filter((cell) => cell !== ''), byComma };
};

export interface Columns {
  readonly people: readonly Cells[];
  /** The first line, where it was taken for headings; else ''. */
  readonly heading: string;
  /** Whether a second cell may be the rest of the name: headings would say. */
  readonly unsure: boolean;
  /** How many addresses and telephone numbers were left out. */
  readonly leftOut: number;
}

/** The people of a list as rows: by the headings of its first line, where it has them. */
export const columnsOf = (rows: readonly Row[]): Columns => {
  const headings = headingsIn(rows[0]);
  const read = headings ? rows.slice(1).map((row) => byHeadings(row, headings)) : rows.map(asTheyStand);
  const named = read.filter(({ names }) => names.length > 0);
  const people = named.map((one) => ({ ...one, others: one.others.filter((cell) => !CONTACT.test(cell)) }));
  return {
    people,
    heading: headings ? (rows[0]?.cells ?? []).filter((cell) => cell !== '').join(', ') : '',
    unsure: headings === null && people.some(({ others }) => others.length > 0),
    leftOut: named.reduce((sum, one, index) => sum + one.others.length - (people[index]?.others.length ?? 0), 0),
  };
};
