import type { Connection } from '../../shared/client/connection.svelte.ts';
import { randomString } from '../../shared/client/random.ts';
import type { TabStorage } from '../../shared/client/tab-storage.ts';
import { ALPHABET, KEY_LENGTH } from '../../shared/gathering/code.ts';
import type { SeatReply } from '../../shared/gathering/groups/model/seats/seat-reply.ts';
import type { Refusal, RefusalCode } from '../../shared/gathering/refusal.ts';
import { SECOND } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { PhoneGroups } from '../../shared/views/participant.ts';

/** What was asked for and has not been answered yet. */
type Wanted =
  { readonly what: 'take'; readonly kind: number | null } | { readonly what: 'choose'; readonly table: number } | { readonly what: 'leave' };

/** What the tab keeps for these groups alone. */
interface Kept {
  /** Made by this tab for these groups, so that the server knows nobody's phone. */
  readonly key: string;
  /** '' until a number was given. */
  readonly slot: string;
  /** Which dealing the number is of; one of an earlier is void (GR37). Tabs of before there were several have none. */
  readonly deal?: number;
  readonly wanted: Wanted | null;
  /** Where one sat last, and whether that was another table than in the round before. */
  readonly at: { readonly round: number; readonly table: number; readonly moved: boolean } | null;
}

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'key' in value && 'slot' in value;

/** Refusals that pass by themselves: it is asked again after a while. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-fast', 'not-saved', 'failed']);
const PAUSE = 3;

/** The number that this tab holds, and its table. */
export interface OwnSeat {
  readonly slot: string;
  /** The table of the present round; 0 where there is none. */
  readonly table: number;
  /** The table that was one's own before it joined `table`; null where it has not. */
  readonly joined: number | null;
  /** Whether the last change of rounds brought another table. */
  /** Whether the number that this tab had is void, because the numbers were started again. */
  readonly renewed: boolean;
  readonly moved: boolean;
  readonly asking: boolean;
  readonly problem: Refusal | null;
  take(kind: number | null): Promise<void>;
  choose(table: number): Promise<void>;
  leave(): Promise<void>;
  /** Asks for what was asked before a reload or a lost link. Call it when the link is live. */
  resume(): void;
  /** Remembers where one sits. Call it when the groups have changed. */
  follow(): void;
}

export const seatOf = (storage: TabStorage, connection: Pick<Connection<'participant'>, 'send'>, groups: () => PhoneGroups): OwnSeat => {
  const breakout = groups().id;
  const name = `seat:${breakout}`;
  const before = storage.get(name);
  let kept: Kept = $state.raw(isKept(before) ? before : { key: randomString(KEY_LENGTH, ALPHABET), slot: '', wanted: null, at: null });
  let problem: Refusal | null = $state.raw(null);
  /** What the answer said, until the next view says it too. */
  let told = $state.raw<{ readonly before: PhoneGroups; readonly table: number } | null>(null);
  let asking = false;

  const keep = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change };
    storage.set(name, kept);
  };
  const isVoid = (): boolean => kept.slot !== '' && (kept.deal ?? 0) < groups().deal;
  const slotNow = (): string => (isVoid() ? '' : kept.slot);
  const tableNow = (): number => (told?.before === groups() ? told.table : (groups().seats[slotNow()] ?? 0));
  const joinedBy = (number: number): number | null => groups().tables.find((one) => one.number === number)?.joined ?? null;

  // A command of its own each time: the key makes it safe.
  const sent = (wanted: Wanted): Promise<Answer> => {
    const { key } = kept;
    if (wanted.what === 'take') return connection.send('seats.take', { breakout, key, kind: wanted.kind });
    if (wanted.what === 'choose') return connection.send('seats.choose', { breakout, key, table: wanted.table });
    return connection.send('seats.leave', { breakout, key });
  };
  /** Takes an answer; tells whether to go on with what is wanted then. */
  const settled = (wanted: Wanted, answer: Answer): boolean => {
    // Something else may have been asked for meanwhile.
    const done = kept.wanted === wanted ? { wanted: null } : {};
    if (!answer.ok) {
      const { refused, seconds = PAUSE } = answer.refusal;
      problem = answer.refusal;
      if (PASSING.has(refused)) setTimeout(() => void ask(), seconds * SECOND);
      else if (refused !== 'not-reached') keep(done);
      return !PASSING.has(refused) && refused !== 'not-reached';
    }
    problem = null;
    const reply = answer.reply as SeatReply | undefined;
    // Without a reply it was carried out before, and the answer lost on its way: it is asked once more.
    if (!reply && wanted.what !== 'leave') return true;
    told = { before: groups(), table: reply?.table ?? 0 };
    keep({ ...done, ...(reply ? { slot: reply.slot, deal: reply.deal ?? 0 } : {}) });
    return true;
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    for (let wanted = kept.wanted; wanted; wanted = kept.wanted) if (!settled(wanted, await sent(wanted))) break;
    asking = false;
  };
  const want = (wanted: Wanted): Promise<void> => {
    problem = null;
    keep({ wanted });
    return ask();
  };

  return {
    get slot() {
      return slotNow();
    },
    get renewed() {
      return isVoid();
    },
    get table() {
      return tableNow();
    },
    get joined() {
      const table = tableNow();
      const own = kept.at?.round === groups().round.number ? kept.at.table : 0;
      return own !== table && joinedBy(own) === table ? own : null;
    },
    get moved() {
      return kept.at?.moved ?? false;
    },
    get asking() {
      return kept.wanted !== null;
    },
    get problem() {
      return problem;
    },
    take: (kind) => want({ what: 'take', kind }),
    choose: (number) => want({ what: 'choose', table: number }),
    leave: () => want({ what: 'leave' }),
    resume: () => void ask(),
    follow() {
      const round = groups().round.number;
      const table = tableNow();
      const { at } = kept;
      if (table === 0) return;
      if (at?.round === round && (at.table === table || joinedBy(at.table) === table)) return;
      keep({ at: { round, table, moved: at !== null && at.round < round && at.table !== table } });
    },
  };
};
