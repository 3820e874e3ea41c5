import type { Connection } from '../../shared/client/connection.svelte.ts';
import { commandId } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import { NEED_PLACES, NEEDS, type Need, type NeedState } from '../../shared/gathering/needs/model/needs.ts';

/** What is known of it here: not answered yet, or what the server last said, or that it is being taken back. */
export type Stage = 'sending' | 'ending' | NeedState;

/** It waits for a helper. */
type Open = 'told' | 'kept';
const isOpen = (state: Stage): state is Open => state === 'told' || state === 'kept';
/** Nothing more comes of it. */
export const isOverAt = (stage: Stage): boolean => stage !== 'sending' && stage !== 'ending' && !isOpen(stage);

interface Kept {
  readonly need: Need;
  /** Whether its writer has taken it back, and the server has not been told for certain. */
  readonly ending: boolean;
}

/** No answer comes later than this (ms); then it is said again. */
const PATIENCE: Duration = 5 * SECOND;
const PAUSE: Duration = 3 * SECOND;

const NAME = 'need';

const isKept = (value: unknown): value is Kept => {
  const { need, ending } = (value ?? {}) as Partial<Kept>;
  if (typeof need !== 'object' || typeof ending !== 'boolean') return false;
  return typeof need.id === 'string' && NEEDS.includes(need.kind) && (need.place === null || NEED_PLACES.includes(need.place));
};

/** What of a connection this needs. */
export type NeedLink = Pick<Connection<'participant'>, 'socket'>;

/**
 * What this tab has told the helpers: one thing at a time. It is kept in the tab until a helper has taken it or it was taken back, and said
 * again under the same id whenever the link is back, since the server has it in memory alone (NE1); so is that it was taken back (NE4).
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
  const before = storage.get(NAME);
  let kept: Kept | null = $state.raw(isKept(before) ? before : null);
  let stage: Stage = $state.raw(isKept(before) && before.ending ? 'ending' : 'sending');
  let telling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (next: Kept | null): void => {
    kept = next;
    if (next) storage.set(NAME, next);
    else storage.remove(NAME);
  };
  /** It is over: shown until it is cleared, and said no more. */
  const over = (state: Exclude<NeedState, Open>): void => {
    stage = state;
    storage.remove(NAME);
  };
  const isOver = (): boolean => isOverAt(stage);

  const answered = (asked: Kept, state: NeedState): void => {
    if (kept?.need.id !== asked.need.id) return;
    if (state === 'taken') over(state);
    // Of one that is being taken back nothing else counts than that it is.
    else if (asked.ending) keep(null);
    else if (kept.ending) return;
    else if (isOpen(state)) stage = state;
    else over(state);
  };
  /** Says it, or that it is needed no more, until that is answered (NE4). */
  const tell = async (): Promise<void> => {
    const asked = kept;
    if (telling || !asked || isOver() || !socket.connected) return;
    telling = true;
    clearTimeout(timer);
    const link = socket.timeout(PATIENCE);
    try {
      const answer = (asked.ending ? await link.emitWithAck('needNoMore', asked.need.id) : await link.emitWithAck('need', asked.need)) as NeedState;
      telling = false;
      answered(asked, answer);
      if (kept && kept !== asked) await tell();
    } catch {
      // No answer: the link is dead, and is dialled anew, or the server is slow. It is said again under the same id.
      telling = false;
      timer = setTimeout(() => void tell(), PAUSE);
    }
  };
  const heard = (id: string, state: NeedState): void => {
    if (kept?.need.id === id && !kept.ending) answered(kept, state);
  };
  socket.on('needIs', heard);

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
      void tell();
    },
    takeBack() {
      if (!kept || isOver()) return;
      stage = 'ending';
      keep({ ...kept, ending: true });
      void tell();
    },
    clear: () => keep(null),
    resume: () => void tell(),
    stop() {
      clearTimeout(timer);
      socket.off('needIs', heard);
    },
  };
};
