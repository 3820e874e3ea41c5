import { crc32 } from 'node:zlib';

/**
 * What lies in one of the two files of a gathering, as pure functions: a line that says what follows, compact JSON, and zeros
 * up to a whole step. The line of format 1:
 *
 *     open-floor-slot 1 COUNT LENGTH CHECK LINE-CHECK
 *
 * COUNT tells which of two is the newer and nothing else: it goes 0, 1, 2, 0, so it does not say how often people wrote.
 * LENGTH is that of the JSON in bytes; CHECK is its CRC-32, LINE-CHECK that of the line before it. A CRC finds every flipped
 * bit, and all but one in four thousand million of other faults. A later format keeps the beginning, its number and
 * LINE-CHECK at the end, so that a newer program's file is told from a damaged one (MG2).
 */
export const FORMAT = 1;

/** Files are whole numbers of these (bytes): a length says little of what is in them. */
export const STEP = 64 * 1024;

/** No line of any format is longer (bytes). */
const LONGEST_LINE = 256;

export type Count = 0 | 1 | 2;

export const after = (count: Count): Count => ((count + 1) % 3) as Count;

/** Whether a slot with the first count was written after one with the other. */
export const isNewer = (one: Count, other: Count): boolean => one === after(other);

export interface Good {
  readonly is: 'good';
  readonly count: Count;
  readonly text: string;
  /** Whether only zeros follow: a write that was cut short behind its contents leaves some of what was there before. */
  readonly isClean: boolean;
}

export type Decoded = Good | { readonly is: 'newer-format' } | { readonly is: 'damaged' };

const DAMAGED: Decoded = { is: 'damaged' };

const inHex = (check: number): string => check.toString(16).padStart(8, '0');

const lineOf = (count: Count, json: Uint8Array): string => {
  const line = `open-floor-slot ${FORMAT} ${count} ${String(json.length).padStart(10, '0')} ${inHex(crc32(json))}`;
  return `${line} ${inHex(crc32(line))}\n`;
};

/** Format 1's line is always as long as this (bytes). */
const LINE = lineOf(0, new Uint8Array(0)).length;

/** A slot of these contents, at least `least` bytes long: a file never shrinks, so that its size does not tell what was taken back. */
export const encode = (json: string, count: Count, least: number): Uint8Array => {
  const length = Buffer.byteLength(json);
  const slot = new Uint8Array(Math.max(Math.ceil((LINE + length) / STEP) * STEP, least));
  const bytes = Buffer.from(slot.buffer);
  bytes.write(json, LINE);
  bytes.write(lineOf(count, slot.subarray(LINE, LINE + length)));
  return slot;
};

/** The middle of format 1's line. */
const FIRST = /^([012]) (\d{10}) ([0-9a-f]{8})$/;

interface Head {
  readonly format: number;
  readonly middle: string;
  /** Where what it speaks of begins (bytes). */
  readonly end: number;
}

/** The line at the beginning, or null where it is not right. */
const headOf = (slot: Uint8Array): Head | null => {
  const end = slot.subarray(0, LONGEST_LINE).indexOf(0x0a);
  // One byte a character, so that no fault can hide in a character that is not one.
  const line = Buffer.from(slot.subarray(0, Math.max(end, 0))).toString('latin1');
  const [, whole = '', format, middle = '', check] = /^(open-floor-slot ([1-9]\d{0,3}) (.*)) ([0-9a-f]{8})$/.exec(line) ?? [];
  if (whole === '' || check !== inHex(crc32(Buffer.from(whole, 'latin1')))) return null;
  return { format: Number(format), middle, end: end + 1 };
};

export const decode = (slot: Uint8Array): Decoded => {
  const head = headOf(slot);
  if (head === null) return DAMAGED;
  if (head.format > FORMAT) return { is: 'newer-format' };
  const [, count, length, jsonCheck] = FIRST.exec(head.middle) ?? [];
  const json = slot.subarray(head.end, head.end + Number(length));
  if (json.length !== Number(length) || inHex(crc32(json)) !== jsonCheck) return DAMAGED;
  const rest = slot.subarray(head.end + json.length);
  const isClean = isEmpty(rest);
  return { is: 'good', count: Number(count) as Count, text: Buffer.from(json).toString('utf8'), isClean };
};

/** Whether there is nothing in it: no byte, or only zeros. */
export const isEmpty = (bytes: Uint8Array): boolean => Buffer.compare(bytes, new Uint8Array(bytes.length)) === 0;

/** Whether a damaged one has a right line and all the length of which the line speaks: it was whole once, and was spoilt since. */
export const wasWhole = (slot: Uint8Array): boolean => {
  const head = headOf(slot);
  const length = Number(FIRST.exec(head?.middle ?? '')?.[2] ?? NaN);
  return head !== null && slot.length >= Math.ceil((head.end + length) / STEP) * STEP;
};
