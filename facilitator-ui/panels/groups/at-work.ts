import type { ConsoleBreakout } from '../../../shared/views/console-groups.ts';
import { groupsWords } from '../../../shared/words/console-groups.en.ts';

const words = groupsWords.open;

type Facts = Pick<ConsoleBreakout, 'phase' | 'toCome'> & {
  readonly tables: readonly Pick<ConsoleBreakout['tables'][number], 'joined' | 'agreed'>[];
};

/** Who would be left behind where the evening goes on or the groups are finished now, as it is said to the facilitator. */
export const atWork = ({ phase, tables, toCome }: Facts): string => {
  const own = tables.filter(({ joined }) => joined === null);
  switch (phase) {
    case 'forming':
    case 'between':
      return words.finding;
    case 'working':
      return own.length === 0 ? words.talking : words.working(own.filter(({ agreed }) => !agreed).length, own.length);
    case 'returning':
      return words.returning;
    case 'reporting':
      return words.telling(toCome.length);
    case 'over':
      return '';
  }
};
