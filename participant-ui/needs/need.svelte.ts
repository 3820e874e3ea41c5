import type { Connection } from '../../shared/client/connection.svelte.ts';
import { commandId } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';
import { NEED_PLACES, NEEDS, type Need, type NeedState } from '../../shared/views/needs.ts';

/** What is known of it here: not answered yet, or what the server last said, or that it is being taken back. */
export type Stage = 'sending' | 'ending' | NeedState;

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
  const before = storage.get(NAME);
  let kept: Kept | null = $state.raw(isKept(before) ? before : null);
  let stage: Stage = $state.raw(isKept(before) && before.ending ? 'ending' : 'sending');
  let saying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (next: Kept | null): void => {
    kept = next;
    if (next) storage.set(NAME, next);
    else storage.remove(NAME);
  };
  /** It is over: shown until it is cleared, and said no more. */
  const over = (state: 'taken' | 'unknown'): void => {
    stage = state;
    storage.remove(NAME);
  };
  const isOver = (): boolean => stage === 'taken' || stage === 'unknown';

  const answered = (asked: Kept, state: NeedState): void => {
    if (kept?.need.id !== asked.need.id) return;
    if (kept.ending) {
      // Said once more first, so that it is this connection's to take back.
      socket.emit('needNoMore', asked.need.id);
      keep(null);
    } else if (state === 'told') stage = state;
    else over(state);
  };
  const say = async (): Promise<void> => {
    const asked = kept;
    if (saying || !asked || isOver() || !socket.connected) return;
    saying = true;
    clearTimeout(timer);
    try {
      answered(asked, (await socket.timeout(PATIENCE).emitWithAck('need', asked.need)) as NeedState);
      saying = false;
      if (kept && kept !== asked) await say();
    } catch {
      // No answer: the link is dead, and is dialled anew, or the server is slow. It is said again under the same id.
      saying = false;
      timer = setTimeout(() => void say(), PAUSE);
    }
  };
  const taken = (id: string): void => {
    if (kept?.need.id === id && !kept.ending) over('taken');
  };
  socket.on('needTaken', taken);

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
      socket.off('needTaken', taken);
    },
  };
};
