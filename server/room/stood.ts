import { contributionOf } from '../../shared/gathering/floor/model/lookup.ts';
import { isOnWall } from '../../shared/gathering/floor/model/wall.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { onStage } from '../../shared/gathering/stage/model/on-stage.ts';
import { SHOWN_AFTER } from '../../shared/gathering/stage/model/shown-after.ts';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import type { Clock } from '../clock.ts';

/**
 * A projector may still say of what it has drawn for so long after it left the scene. Its words did stand there, and their writer is to
 * hear it, also where what the projector says crosses the move on its way, or is said again after two seconds since the disk had refused.
 */
const SAID_LATE: Duration = 5 * SECOND;

/** By the steady clock (ms): no wall clock that is put right makes it longer or shorter. */
interface Standing {
  readonly since: Duration;
  /** When it left the scene; null while it is there. */
  readonly until: Duration | null;
}

/** Since when the scene has shown each contribution that it shows, as the screens were told: in memory, for as long as that matters (ST10). */
export class Stood {
  #standing = new Map<string, Standing>();
  #state: Gathering;

  constructor(
    state: Gathering,
    private readonly clock: Pick<Clock, 'uptime'>,
  ) {
    this.#state = state;
    this.#note(state);
  }

  /** Begins anew: the program has started, or its machine slept, and every screen draws what is there now. */
  begin(state: Gathering): void {
    this.#standing.clear();
    this.#note(state);
  }

  /** Screens are told this state now. */
  changed(state: Gathering): void {
    const { plan, run, floor, stage, groups } = this.#state;
    const isSame = plan === state.plan && run === state.run && floor === state.floor && stage === state.stage && groups === state.groups;
    // The newest is held all the same: an older one may hold what was erased.
    if (isSame) this.#state = state;
    else this.#note(state);
  }

  /** Whether screens can have shown it for three seconds by the time `at`, or until a moment before, in the words that it has in `state`. */
  has(id: string, state: Gathering, at: Duration): boolean {
    const standing = this.#standing.get(id);
    if (!standing || !this.#sameWords(id, state)) return false;
    const { since, until } = standing;
    return (until ?? at) - since >= SHOWN_AFTER && !this.#isOver(standing, at);
  }

  #note(state: Gathering): void {
    const [there, next] = [new Set(onStage(state).map(({ id }) => id)), new Map<string, Standing>()];
    const { at: now } = this.clock.uptime();
    for (const [id, { since, until }] of this.#standing) {
      // New words have not stood there, and of what has left the wall nothing is kept.
      if (!this.#sameWords(id, state)) continue;
      const left = { since, until: until ?? now };
      if (there.has(id) && until === null) next.set(id, { since, until });
      else if (!there.has(id) && !this.#isOver(left, now)) next.set(id, left);
    }
    for (const id of there) if (!next.has(id)) next.set(id, { since: now, until: null });
    this.#standing = next;
    this.#state = state;
  }

  #sameWords(id: string, state: Gathering): boolean {
    const [before, after] = [contributionOf(this.#state.floor, id), contributionOf(state.floor, id)];
    return before !== undefined && after !== undefined && isOnWall(after) && before.text === after.text;
  }

  #isOver({ until }: Standing, at: Duration): boolean {
    return until !== null && at - until > SAID_LATE;
  }
}
