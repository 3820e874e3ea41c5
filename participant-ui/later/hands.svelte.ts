import type { Connection } from '../../shared/client/connection.svelte.ts';
import { commandId, randomString } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { ALPHABET, KEY_LENGTH } from '../../shared/gathering/code.ts';
import type { RefusalCode } from '../../shared/gathering/refusal.ts';
import { SECOND } from '../../shared/gathering/time.ts';

/** The answer to a show of hands, and the key that it is counted by. */
interface Raised {
  readonly round: number;
  readonly key: string;
  /** Of the command that carries this answer, so that one whose answer was lost is not refused as new once the counting has ended (RM4). */
  readonly id: string;
  readonly hand: 'yes' | 'no' | '';
  /** Whether the server has said that it counts. */
  readonly counted: boolean;
  /** What the server has counted last under this key: it stands where a change comes too late (HD6). */
  readonly stands: 'yes' | 'no' | '';
  /** Whether the newest answer came after the counting had ended. */
  readonly late: boolean;
}
const NOT_RAISED: Raised = { round: 0, key: '', id: '', hand: '', counted: false, stands: '', late: false };

/** Refusals that pass by themselves: it is sent again after a while. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-fast', 'not-saved', 'not-reached', 'failed']);
const PAUSE = 3;

/** What this tab answers to shows of hands. */
export interface Hand {
  /** The answer to the one that is asked now; '' where nothing yet. */
  readonly raised: 'yes' | 'no' | '';
  /** Whether that answer has been counted. */
  readonly counted: boolean;
  /** Whether an answer to the one that is asked now, or was last, came too late; `raised` is then what was counted before, if anything. */
  readonly late: boolean;
  raise(hand: 'yes' | 'no'): void;
}

/** `round` tells which show of hands is asked now. */
export const handOf = (storage: TabStorage, connection: Pick<Connection<'participant'>, 'send'>, round: () => number): Hand => {
  let hands: Raised = $state.raw({ ...NOT_RAISED, ...(storage.get('hands') as Partial<Raised> | undefined) });
  let sending = false;
  const keep = (next: Raised): void => {
    hands = next;
    storage.set('hands', next);
  };
  const isAsked = ({ round: asked, hand, counted }: Raised): boolean => asked === round() && hand !== '' && !counted;

  /** Of an answer that was changed while it was on its way it is remembered all the same. */
  const counts = ({ key, hand }: Raised): void => {
    if (hands.key === key) keep({ ...hands, stands: hand, counted: hands.hand === hand });
  };

  /** One after another, so that an answer that is sent again never takes the place of a newer one. */
  const sendNewest = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    let pause = 0;
    for (let wanted = hands; isAsked(wanted) && pause === 0; wanted = hands) {
      const { key, hand, id } = wanted;
      const answer = await connection.send('hands.answer', { round: wanted.round, key, answer: hand as 'yes' | 'no' }, id);
      if (answer.ok) counts(wanted);
      else if (PASSING.has(answer.refusal.refused)) pause = answer.refusal.seconds ?? PAUSE;
      else if (hands === wanted) {
        const { round: asked, stands } = wanted;
        keep({ ...NOT_RAISED, round: asked, ...(stands === '' ? {} : { key, hand: stands, counted: true, stands }), late: true });
      }
    }
    sending = false;
    if (pause > 0) setTimeout(() => void sendNewest(), pause * SECOND);
  };
  void sendNewest();

  return {
    get raised() {
      return hands.round === round() ? hands.hand : '';
    },
    get counted() {
      return hands.counted;
    },
    get late() {
      return hands.round === round() && hands.late;
    },
    raise(hand) {
      // A key for this one question, so that no two counts can be joined.
      const key = hands.round === round() && hands.key !== '' ? hands.key : randomString(KEY_LENGTH, ALPHABET);
      keep({ round: round(), key, id: commandId(), hand, counted: false, stands: hands.key === key ? hands.stands : '', late: false });
      void sendNewest();
    },
  };
};
