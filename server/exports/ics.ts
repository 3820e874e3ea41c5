import { plain } from './plain.ts';

const OCTETS = 75;
const encoder = new TextEncoder();

/** Text of a property, escaped (RFC 5545, 3.3.11). */
export const icsText = (text: string): string =>
  plain(text).replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n');

/** A line of at most 75 octets, folded where it is longer, never inside a character (RFC 5545, 3.1). */
export const fold = (line: string): string => {
  const lines: string[] = [];
  let open = '';
  let room = OCTETS;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (octets > room) {
      lines.push(open);
      open = ' ';
      room = OCTETS - 1;
    }
    open += character;
    room -= octets;
  }
  return [...lines, open].join('\r\n');
};

/** "20261126T180000Z" */
export const icsTime = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Lines as a file. */
export const icsFile = (lines: readonly string[]): string => `${lines.map(fold).join('\r\n')}\r\n`;
