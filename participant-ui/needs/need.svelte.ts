import { commandId } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import type { Need, NeedState } from '../../shared/views/needs.ts';
import { keepNeed, keptNeed, type KeptNeed, type NeedLink } from './kept-need.ts';

/** What is known of it here: not answered yet, or what the server last said, or that it is being taken back. */
export type Stage = 'sending' | 'ending' | NeedState;

/** No answer comes later than this (ms); then it is said again. */
const PATIENCE: Duration = 5 * SECOND;
const PAUSE: Duration = 3 * SECOND;

/**
 * What this tab has told the helpers: one thing at a time. It is kept in the tab until a helper has taken it or it was taken back, and said
 * again under the same id whenever the link is back, since the server has it in memory alone (NE1).
 */
export interface OwnNeed {
  readonly need: Need | null;
  readonly stage: Stage;
  say(kind: Need['kind'], place: Need['place']): void;
  takeBack(): void;
  /** Forgets what is over. */
  clear(): void;
  /** Says it again. Call it when the link is live. */
  resume(): void;
  /** Stops listening. */
  stop(): void;
}

export const needIn = (storage: TabStorage, { socket }: NeedLink): OwnNeed => {
  let kept: KeptNeed | null = $state.raw(keptNeed(storage));
  let stage: Stage = $state.raw(keptNeed(storage)?.ending ? 'ending' : 'sending');
  let saying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (next: KeptNeed | null): void => {
    kept = next;
    keepNeed(storage, next);
  };
  /** It is over: shown until it is cleared, and said no more. */
  const over = (state: 'taken' | 'unknown'): void => {
    stage = state;
    keepNeed(storage, null);
  };
  const isOver = (): boolean => stage === 'taken' || stage === 'unknown';

  const stands = (id: string, state: NeedState): void => {
    if (kept?.need.id !== id || kept.ending) return;
    if (state === 'told' || state === 'kept') stage = state;
    else over(state);
  };
  /** Says it, or that it is taken back, and waits for the answer. */
  const exchange = async ({ need, ending }: KeptNeed): Promise<void> => {
    const asked = socket.timeout(PATIENCE);
    if (!ending) stands(need.id, (await asked.emitWithAck('need', need)) as NeedState);
    else {
      await asked.emitWithAck('needNoMore', need.id);
      if (kept?.need.id === need.id) keep(null);
    }
  };
  const say = async (): Promise<void> => {
    const asked = kept;
    if (saying || !asked || isOver() || !socket.connected) return;
    saying = true;
    clearTimeout(timer);
    try {
      await exchange(asked);
      saying = false;
      if (kept && kept !== asked) await say();
    } catch {
      // No answer: the link is dead, and is dialled anew, or the server is slow. It is said again under the same id.
      saying = false;
      timer = setTimeout(() => void say(), PAUSE);
    }
  };
  socket.on('needState', stands);

  return {
    get need() {
      return kept?.need ?? null;
    },
    get stage() {
      return stage;
    },
    say(kind, place) {
      stage = 'sending';
      keep({ need: { id: commandId(), kind, place }, ending: false });
      void say();
    },
    takeBack() {
      if (!kept || isOver()) return;
      stage = 'ending';
      keep({ ...kept, ending: true });
      void say();
    },
    clear: () => keep(null),
    resume: () => void say(),
    stop() {
      clearTimeout(timer);
      socket.off('needState', stands);
    },
  };
};
