import type { Connection } from '../../shared/client/connection.svelte.ts';
import { commandId, randomString } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { ALPHABET, KEY_LENGTH } from '../../shared/gathering/code.ts';
import { last } from '../../shared/gathering/last.ts';
import type { RefusalCode } from '../../shared/gathering/refusal.ts';
import { SECOND } from '../../shared/gathering/time.ts';

/** An answer that was sent, by the id of its command. */
interface Sent {
  readonly id: string;
  readonly hand: 'yes' | 'no' | '';
}

/** The answer to a show of hands, and the key that it is counted by. */
interface Raised extends Sent {
  readonly round: number;
  readonly key: string;
  /** Whether the server has said that it counts. */
  readonly counted: boolean;
  /** What the server has counted last under this key: it stands where a change comes too late (HD6). */
  readonly stands: 'yes' | 'no' | '';
  /** Answers that were sent after that one and not acknowledged, the newest last. Each may have been counted all the same. */
  readonly open: readonly Sent[];
  /** Whether the newest answer came after the counting had ended, and this is one before it. */
  readonly earlier: boolean;
  /** The same, once it is known what was counted. */
  readonly late: boolean;
}
const NOT_RAISED: Raised = { round: 0, key: '', id: '', hand: '', counted: false, stands: '', open: [], earlier: false, late: false };

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
  const counts = ({ key, hand, earlier }: Raised): void => {
    if (hands.key === key) keep({ ...hands, stands: hand, counted: hands.hand === hand, open: [], late: earlier });
  };
  /**
   * It came after the end. What was sent before it under this key may have been counted without this tab's knowing: it is asked
   * again under the same id, which is answered as carried out where it was (RM4), and refused where it was not.
   */
  const tooLate = (wanted: Raised): void => {
    const { round: asked, key, stands } = wanted;
    const open = wanted.open.slice(0, -1);
    const before = last(open);
    if (before) keep({ ...wanted, ...before, open, earlier: true });
    else keep({ ...NOT_RAISED, round: asked, ...(stands === '' ? {} : { key, hand: stands, counted: true, stands }), late: true });
  };

  /** One after another, so that an answer that is sent again never takes the place of a newer one. */
  const sendNewest = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    let pause = 0;
    for (let next = hands; isAsked(next) && pause === 0; next = hands) {
      const { key, hand, id } = next;
      const wanted: Raised = { ...next, open: [...next.open.filter((one) => one.id !== id), { id, hand }] };
      keep(wanted);
      const answer = await connection.send('hands.answer', { round: wanted.round, key, answer: hand as 'yes' | 'no' }, id);
      if (answer.ok) counts(wanted);
      else if (PASSING.has(answer.refusal.refused)) pause = answer.refusal.seconds ?? PAUSE;
      else if (hands === wanted) tooLate(wanted);
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
      const same = hands.round === round() && hands.key !== '';
      const { key, stands, open } = same ? hands : { ...NOT_RAISED, key: randomString(KEY_LENGTH, ALPHABET) };
      keep({ ...NOT_RAISED, round: round(), key, id: commandId(), hand, stands, open });
      void sendNewest();
    },
  };
};
