import type { Format } from '../../../../shared/gathering/groups/model/format.ts';
import { formatParts } from '../../../../shared/gathering/groups/model/hold.ts';
import { MINUTE, type Duration } from '../../../../shared/gathering/time.ts';

/** What the minutes that are left go into, in the order in which it comes. */
export type PartName = 'sit' | 'talk' | 'change' | 'back' | 'tell' | 'spare';

export interface Part {
  readonly name: PartName;
  /** To a tenth. */
  readonly minutes: number;
}

const toTenth = (duration: Duration): number => Number((duration / MINUTE).toFixed(1));

/** The parts that take any time, and what is then left of so many minutes. */
export const fitParts = (format: Format, left: number, comingBack: Duration): Part[] => {
  const { finding, rounds, changing, returning, telling } = formatParts(format, comingBack);
  const talking = rounds.reduce((sum, one) => sum + one, 0);
  const spare = left * MINUTE - finding - talking - changing - returning - telling;
  const parts: [PartName, Duration][] = [
    ['sit', finding],
    ['talk', talking],
    ['change', changing],
    ['back', returning],
    ['tell', telling],
    ['spare', spare],
  ];
  return parts.map(([name, duration]) => ({ name, minutes: toTenth(duration) })).filter(({ minutes }) => minutes > 0);
};
