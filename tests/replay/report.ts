import { percentile } from '../tools/percentile.ts';
import type { Fate, Phone } from './phone.ts';
import type { Verdict } from './verify.ts';

/** What a replay found out. */
export interface Findings {
  readonly phones: readonly Phone[];
  readonly fates: readonly Fate[];
  readonly mixedIn: number;
  readonly shown: number;
  readonly readOut: number;
  readonly heldBack: number;
  readonly verdict: Verdict;
}

export const acknowledgedOf = (fates: readonly Fate[]): number => fates.filter(({ how }) => how === 'acknowledged').length;

const refusalsOf = (fates: readonly Fate[]): string => {
  const codes = fates.flatMap((fate) => (fate.how === 'refused' ? [fate.code] : []));
  return codes.length === 0 ? '0' : `${codes.length} (${[...new Set(codes)].join(', ')})`;
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const spread = (values: readonly number[]): string => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.99).toFixed(1)} ms`;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The table, a line each. */
export const tableOf = ({ phones, fates, mixedIn, shown, readOut, heldBack, verdict }: Findings): string[] => {
  const acks = fates.flatMap((fate) => (fate.how === 'acknowledged' ? [fate.ms] : []));
  const pages = phones.map(({ page }) => page);
  const rows: [string, string | number][] = [
    ['phones joined', phones.length],
    ['page load, p50 / p99', spread(pages.map(({ took }) => took))],
    [
      'page, bytes each (gzip)',
      kilobytes(
        percentile(
          pages.map(({ bytes }) => bytes),
          0.5,
        ),
      ),
    ],
    ['over the socket, bytes each', kilobytes(sum(phones.map(({ liveBytes }) => liveBytes)) / phones.length)],
    ['sent', fates.length],
    ['acknowledged', acks.length],
    ['refused', refusalsOf(fates)],
    ['sent again', sum(phones.map(({ again }) => again))],
    ['acknowledged after, p50 / p99', spread(acks)],
    ['mixed in', mixedIn],
    ['shown', shown],
    ['read out', readOut],
    ['held back', heldBack],
    ['acknowledged, not stored', verdict.lost],
    ['stored more than once', verdict.repeated],
    ['stored, never sent', verdict.unknown],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(32)}${String(value).padStart(16)}`);
};
