import type { Connection } from '../../shared/client/connection.svelte.ts';
import { randomString } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { ALPHABET, KEY_LENGTH } from '../../shared/gathering/code.ts';

/** The answer to a show of hands, and the key that it is counted by. */
interface Raised {
  readonly round: number;
  readonly key: string;
  readonly hand: 'yes' | 'no' | '';
}
const NOT_RAISED: Raised = { round: 0, key: '', hand: '' };

/** What this tab answers to shows of hands. */
export interface Hand {
  /** The answer to the one that is asked now; '' where nothing yet. */
  readonly raised: 'yes' | 'no' | '';
  raise(hand: 'yes' | 'no'): void;
}

/** `round` tells which show of hands is asked now. */
export const handOf = (storage: TabStorage, connection: Pick<Connection<'participant'>, 'send'>, round: () => number): Hand => {
  let hands: Raised = $state.raw((storage.get('hands') as Raised | undefined) ?? NOT_RAISED);
  return {
    get raised() {
      return hands.round === round() ? hands.hand : '';
    },
    raise(hand) {
      // A key for this one question, so that no two counts can be joined.
      const key = hands.round === round() ? hands.key : randomString(KEY_LENGTH, ALPHABET);
      hands = { round: round(), key, hand };
      storage.set('hands', hands);
      void connection.send('hands.answer', { round: round(), key, answer: hand });
    },
  };
};
