import { parseArgs } from 'node:util';

export interface ReplayOptions {
  readonly file: string;
  /** How many times faster than the file's own arrival times. */
  readonly speed: number;
  /** Seconds between marks, about; null leaves the plan's own. */
  readonly mixSeconds: number | null;
  /** A server that runs already, with its organiser's link; null starts one. */
  readonly at: { readonly url: string; readonly token: string } | null;
}

export const USAGE = `npm run replay -- FILE.csv [--speed N] [--mix SECONDS] [--url URL --organiser LINK]

  FILE.csv     comments in the Polis format: timestamp (ms), author-id, moderated, comment-body
  --speed N    N times as fast as they were written (1: their own pace; quiet stretches over a minute are shortened)
  --mix S      seconds between marks, about (the plan's own at speed 1, else 2)
  --url        a server that runs already; without it one is started on DATA_DIR, or on a folder that goes away
  --organiser  that server's organiser link, as its terminal printed it; it works once`;

/** Faster than this, marks two minutes apart would come after everything is over. */
const QUICK_MIX = 2;

const positive = (value: string, name: string): number => {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`--${name} is "${value}". It takes a number above 0.\n\n${USAGE}`);
  return number;
};

/** Reads what stands after the tool's name. Throws an Error whose message is a sentence and the usage. */
export const readOptions = (words: readonly string[]): ReplayOptions => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { speed: { type: 'string' }, mix: { type: 'string' }, url: { type: 'string' }, organiser: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new Error(`Name one file of comments.\n\n${USAGE}`);
  if ((values.url === undefined) !== (values.organiser === undefined)) throw new Error(`--url and --organiser go together.\n\n${USAGE}`);
  const speed = values.speed === undefined ? 1 : positive(values.speed, 'speed');
  const mixSeconds = values.mix === undefined ? (speed > 1 ? QUICK_MIX : null) : Math.ceil(positive(values.mix, 'mix'));
  const token = values.organiser?.split('#').at(-1) ?? '';
  return { file, speed, mixSeconds, at: values.url === undefined ? null : { url: values.url.replace(/\/+$/, ''), token } };
};
