import { recordWords } from '../../../shared/words/record.en.ts';
import { time } from '../../../shared/words/time.en.ts';
import { plain } from '../plain.ts';
import type { EveningRecord } from './schema.ts';

const words = recordWords.readme;
const LINE = 78;

/** A paragraph in lines that any editor shows whole; each line after the first begins with `indent`. */
const wrapped = (text: string, indent = ''): string[] => {
  const lines: string[] = [];
  let open = '';
  for (const word of text.split(' ')) {
    if (open !== '' && open.length + 1 + word.length > LINE) {
      lines.push(open);
      open = indent + word;
    } else open = open === '' ? word : `${open} ${word}`;
  }
  return [...lines, open];
};

const section = (title: string, ...paragraphs: readonly string[]): string[] => ['', title, ...paragraphs.flatMap((text) => wrapped(text))];

/** What the zip holds and how it may be used, for whoever opens it later (RC3, RC5). */
export const readme = ({ complete, recordOnly, evening, consent }: EveningRecord): string => {
  const { show, record } = consent.choices;
  const files = Object.entries(words.file).map(([name, what]) => `  ${name.padEnd(19)}${what}`);
  const head = complete ? [recordWords.recordOnly.complete, ...wrapped(recordWords.recordOnly.completeMore(record)), ''] : [];
  const leftOut = complete || recordOnly === 0 ? [] : ['', ...wrapped(recordWords.recordOnly.leftOut(recordOnly))];
  const next = evening.next === '' ? [] : ['', words.next, ...evening.next.split('\n').flatMap((line) => wrapped(line))];
  const lines = [
    ...head,
    ...wrapped(words.title(evening.title)),
    time.date(Date.parse(evening.startsAt), evening.timeZone),
    ...(evening.place === '' ? [] : [evening.place]),
    '',
    words.files,
    ...files,
    '',
    ...wrapped(words.tables),
    ...leftOut,
    ...section(words.quoting, consent.meaning, words.choices),
    ...[show, consent.choices['read-out'], record].flatMap((choice) => wrapped(`- ${choice}`, '  ')),
    ...(consent.quotable ? wrapped(recordWords.quoting.heldBack) : []),
    ...section(words.decided, recordWords.notDecided, recordWords.questionGone),
    ...section(words.nobody, recordWords.nobody),
    ...next,
  ];
  return `${lines.map(plain).join('\r\n')}\r\n`;
};
