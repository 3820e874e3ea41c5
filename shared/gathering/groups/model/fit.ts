import { MINUTE, type Duration } from '../../time.ts';
import { GROUP_LIMITS, type Format } from './format.ts';
import { formatMinutes, formatParts, RECONVENING } from './hold.ts';

/** A round at a table is not offered shorter than this; one that is planned shorter, such as a minute alone, stays as it is. */
export const SHORTEST_ROUND = 5;
/** Before rounds get shorter than this, the tables are given shorter turns to tell. */
const COMFORTABLE = 8;
/** Seconds of a turn, from what is usual to what still takes one point. */
const TURNS = [60, 45, 30];

const withRounds = (format: Format, most: number, turnSeconds: number): Format => ({
  ...format,
  rounds: format.rounds.map((round) => ({ ...round, minutes: Math.min(round.minutes, most) })),
  turnSeconds,
});

/** Minutes that groups of a format lack where so many are left; 0 where they fit. */
export const lacking = (format: Format, left: number, comingBack: Duration = RECONVENING): number =>
  Math.max(0, formatMinutes(format, comingBack) - Math.max(0, left));

/**
 * A format made to fit into the minutes that are left (GR40): the longest rounds that do, none longer than it has. Turns get
 * shorter before rounds get very short. What cannot fit is made as short as it is offered at all.
 */
export const fitted = (format: Format, left: number, comingBack: Duration = RECONVENING): Format => {
  const longest = Math.max(...format.rounds.map((round) => round.minutes));
  const turns =
    format.reportBack && format.tables > 0 ? [format.turnSeconds, ...TURNS.filter((turn) => turn < format.turnSeconds)] : [format.turnSeconds];
  const longestThatFits = (turnSeconds: number, least: number): Format | null => {
    for (let most = longest; most >= Math.min(longest, least); most -= 1) {
      const tried = withRounds(format, most, turnSeconds);
      if (lacking(tried, left, comingBack) === 0) return tried;
    }
    return null;
  };
  for (const turn of turns) {
    const found = longestThatFits(turn, COMFORTABLE);
    if (found) return found;
  }
  const shortest = turns.at(-1) ?? format.turnSeconds;
  return longestThatFits(shortest, SHORTEST_ROUND) ?? withRounds(format, Math.min(longest, SHORTEST_ROUND), shortest);
};

/** The length of the rounds, where all are alike; else null. */
export const talkMinutes = ({ rounds }: Format): number | null => {
  const [first] = rounds;
  return first && rounds.every((round) => round.minutes === first.minutes) ? first.minutes : null;
};

export const withTalk = (format: Format, minutes: number): Format => ({
  ...format,
  rounds: format.rounds.map((round) => ({ ...round, minutes: Math.min(GROUP_LIMITS.minutes, Math.max(1, minutes)) })),
});

/** The longest rounds, all alike, that fit into the minutes that are left; less than 1 where none do. */
export const mostTalk = (format: Format, left: number, comingBack: Duration = RECONVENING): number => {
  const { finding, changing, returning, telling } = formatParts(format, comingBack);
  const rest = Math.max(0, left) * MINUTE - finding - changing - returning - telling;
  return Math.min(GROUP_LIMITS.minutes, Math.floor(rest / MINUTE / format.rounds.length));
};
