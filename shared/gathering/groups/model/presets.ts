import type { Format, Round } from './format.ts';

const round = (minutes: number, within: Round['within'] = 'table', seating: Round['seating'] = 'same'): Round => ({ minutes, within, seating });

const PLAIN: Format = {
  preset: 'tables',
  way: 'count',
  tables: 8,
  rounds: [round(15)],
  kinds: [],
  hostsStay: false,
  questions: [],
  places: null,
  writers: 'everyone',
  reportBack: true,
  turnSeconds: 60,
};

/** Ways of working in groups that facilitators know by name: settings of one engine, to start from (GR30). */
export const PRESETS: readonly Format[] = [
  PLAIN,
  /** Liberating Structures: a minute alone, two in pairs, four in fours, then all (Lipmanowicz and McCandless, 2013). */
  {
    ...PLAIN,
    preset: '1-2-4-all',
    way: 'seated',
    tables: 12,
    rounds: [round(1, 'alone'), round(2, 'pairs'), round(4, 'table')],
    writers: 'scribe',
  },
  /** Three rounds of twenty minutes, hosts stay, everybody else moves on (Brown and Isaacs, 2005). */
  {
    ...PLAIN,
    preset: 'world-cafe',
    rounds: [round(20), round(20, 'table', 'mixed'), round(20, 'table', 'mixed')],
    hostsStay: true,
    writers: 'scribe',
  },
  /** First among one's own, then mixed. */
  {
    ...PLAIN,
    preset: 'affinity',
    rounds: [round(15, 'table', 'affinity'), round(15, 'table', 'mixed')],
    kinds: [{ name: 'officers', rule: 'spread', cap: null }],
  },
  { ...PLAIN, preset: 'pairs', way: 'seated', tables: 0, rounds: [round(3, 'pairs')], reportBack: false },
  /** Two questions at once, the tables taking them in turn. */
  { ...PLAIN, preset: 'parallel', rounds: [round(10)] },
];

export const presetNamed = (name: string): Format => PRESETS.find((format) => format.preset === name) ?? PLAIN;
