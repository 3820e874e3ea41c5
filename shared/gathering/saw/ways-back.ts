import type { CommandName, InputOf } from '../commands.ts';
import type { Gathering } from '../gathering.ts';
import type { Undo } from '../rule.ts';
import { isSame } from './seen.ts';
import { sawOf } from './saw.ts';
import { sightOfState } from './state-sight.ts';

/** A way back that was handed out and has not been used (SW4). */
export interface WayBack {
  readonly undo: Undo;
  /** Whose page it was handed to: a table's, or null for the crew. */
  readonly table: number | null;
  /**
   * The undo of the step after which it did not find any more what it expects, '' where that step has none; null while it does. It stays
   * so though somebody else brings the same value back: that is then theirs. It is whole again once that very step is undone.
   */
  readonly brokenBy: string | null;
}

/** How many are kept in mind: three consoles' own. */
const MOST = 60;

const holds = (state: Gathering, { undo, table }: WayBack): boolean =>
  isSame(sawOf(undo.name as CommandName, undo.input as InputOf<CommandName>, sightOfState(state, table)), undo.saw);

/** The ways back once a command with this id has made `state`; `given` is its own. */
export const waysAfter = (
  ways: readonly WayBack[],
  state: Gathering,
  id: string,
  given: Undo | undefined,
  table: number | null,
): readonly WayBack[] => {
  const left = ways.flatMap((way) => {
    if (way.undo.id === id) return [];
    const whole = way.brokenBy === null || way.brokenBy === id;
    return [{ ...way, brokenBy: !whole ? way.brokenBy : holds(state, way) ? null : (given?.id ?? '') }];
  });
  return given ? [...left, { undo: given, table, brokenBy: null }].slice(-MOST) : left;
};
