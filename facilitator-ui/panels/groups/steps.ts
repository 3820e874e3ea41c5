import type { ConsoleBreakout } from '../../../shared/views/console-groups.ts';
import { groupsWords as words } from '../../../shared/words/console-groups.en.ts';
import type { Desk } from '../../state/desk.svelte.ts';

/** A way on for the groups. */
export interface Step {
  readonly label: string;
  readonly go: () => unknown;
}

export const finishStep = (desk: Pick<Desk, 'tell'>, { id }: Pick<ConsoleBreakout, 'id'>): Step => ({
  label: words.step.finish,
  go: () => desk.tell('groups.finish', { breakout: id }, words.did.finish),
});

/** Whether another round comes after the one that runs. */
export const isLastRound = ({ round }: Pick<ConsoleBreakout, 'round'>): boolean => round.number >= round.of;

/** The one way on of the moment, by its number: two consoles that press in the same second move one step. Null where it is to call everybody back, or to let the last table tell, which have choices of their own. */
export const wayOn = (desk: Pick<Desk, 'tell'>, breakout: ConsoleBreakout): Step | null => {
  const { id, phase, round, format, toCome } = breakout;
  const named = { breakout: id };
  switch (phase) {
    case 'forming':
    case 'between':
      return { label: words.step.begin(round.number, round.of), go: () => desk.tell('groups.begin', named, words.did.begin(round.number, round.of)) };
    case 'working': {
      // Where people have only turned to a neighbour, nobody has to come back.
      if (isLastRound(breakout)) return breakout.tables.length === 0 ? finishStep(desk, breakout) : null;
      const same = format.rounds[round.number]?.seating === 'same';
      return {
        label: (same ? words.step.nextSame : words.step.next)(round.number),
        go: () =>
          desk.tell('groups.next', { ...named, round: round.number + 1 }, same ? words.did.nextSame(round.number + 1) : words.did.next(round.number)),
      };
    }
    case 'returning':
      return { label: words.step.gathered, go: () => desk.tell('groups.gathered', named, words.did.gathered) };
    case 'reporting': {
      const { turn } = breakout.report;
      const next = toCome.find((number) => number !== turn?.table);
      // The last table is still to tell: a likely press is not to end the groups before it has.
      if (next === undefined) return turn && toCome.includes(turn.table) ? null : finishStep(desk, breakout);
      return {
        label: words.step.nextTable(next),
        go: () => desk.tell('report.next', named, words.did.nextTable(next)),
      };
    }
    case 'over':
      return null;
  }
};
