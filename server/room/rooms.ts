import { CODE_LENGTH, normaliseCode, randomCode } from '../../shared/gathering/code.ts';
import { isWrittenByBeat } from '../../shared/gathering/due.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import { readStored } from '../../shared/gathering/migrations.ts';
import type { Plan } from '../../shared/gathering/plan/model/plan.ts';
import type { Duration } from '../../shared/gathering/time.ts';
import { BEAT } from '../../shared/gathering/timekeeper/rules/assess.ts';
import { faultName } from '../log.ts';
import { newId, secureRandom } from '../secrets.ts';
import { HOUSE } from '../house.ts';
import { StoreError, type Store, type Stored, type Work } from '../store/store.ts';
import { FOLDER_GONE, Room, type RoomParts } from './room.ts';

const unreadable = (id: string): string => `The evening ${id} could not be read. Its files are left as they are; the others are open.`;
const newer = (id: string): string =>
  `The evening ${id} was written by a newer Open Floor. Start that one to use it. Its files are left as they are; the others are open.`;

/** What is said of an evening that the store does not give. */
const notGiven = (id: string, fault: unknown): string => {
  if (!(fault instanceof StoreError)) return `The evening ${id} could not be opened (${faultName(fault)}).`;
  if (fault.fault === 'newer') return newer(id);
  return fault.fault === 'damaged' ? unreadable(id) : `The disk did not give the evening ${id} (${faultName(fault)}).`;
};

/** Stores an evening as a whole, where nobody has stored another since the version that this one was made from. */
const whole =
  (gathering: Gathering, from: number, erases: boolean): Work<null> =>
  ({ version }) => {
    if (version !== from) throw new StoreError('stale', `The evening ${gathering.id} has been changed meanwhile.`);
    return { changed: gathering, erases, result: null };
  };

interface RoomsParts extends Omit<RoomParts, 'store'> {
  /** How often all is written again (ms). */
  readonly beatEvery?: Duration;
  /** What else is written with each beat in which an evening is: the list of links. */
  readonly beatToo?: () => Promise<void>;
}

/** The evenings of this installation, all of them live in memory: a laptop holds a few dozen of a few hundred kB. */
export class Rooms {
  #byId = new Map<string, Room>();
  #beats: NodeJS.Timeout | null = null;
  #beating: Promise<void> = Promise.resolve();
  #isGone = false;

  private constructor(
    private readonly store: Store,
    private readonly parts: RoomsParts,
  ) {}

  /** Opens all that is stored, brought up where an older program wrote it. What cannot be read, or a newer program wrote, is named in the log and left as it is. */
  static async open(store: Store, parts: RoomsParts): Promise<Rooms> {
    const rooms = new Rooms(store, parts);
    for (const id of await store.list()) {
      if (id === HOUSE) continue;
      const stored = await store.open(id).catch((fault: unknown) => {
        parts.log(notGiven(id, fault));
        return null;
      });
      if (stored) await rooms.#open(id, stored);
    }
    rooms.#startBeats();
    return rooms;
  }

  /** What was brought up is durable, as a whole, before the evening opens: a later turn only writes what has changed since. */
  async #open(id: string, stored: Stored): Promise<void> {
    const { log } = this.parts;
    const read = readStored(stored.documents);
    if (read === 'newer') {
      log(newer(id));
      return;
    }
    if (read === 'unreadable') {
      log(unreadable(id));
      return;
    }
    if (!read.migrated) {
      this.#add(read.gathering, stored.version);
      return;
    }
    try {
      const { version } = await this.store.turn(id, stored.version, whole(read.gathering, stored.version, true));
      this.#add(read.gathering, version);
    } catch (fault) {
      log(`The evening ${id} is of an older Open Floor and could not be saved anew (${faultName(fault)}). Make room on the disk and start again.`);
    }
  }

  all(): Room[] {
    return [...this.#byId.values()];
  }

  byId(id: string): Room | undefined {
    return this.#byId.get(id);
  }

  /** By the short code, as a person typed it. */
  byCode(code: string): Room | undefined {
    const wanted = normaliseCode(code);
    return this.all().find((room) => room.state.code === wanted);
  }

  /** A new evening with a code that no other has, durable when it resolves. */
  async create(plan: Plan): Promise<Room> {
    let code = randomCode(CODE_LENGTH, secureRandom);
    while (this.byCode(code)) code = randomCode(CODE_LENGTH, secureRandom);
    const gathering = newGathering(newId(), code, plan, secureRandom);
    const { version } = await this.store.turn(gathering.id, 0, whole(gathering, 0, false));
    return this.#add(gathering, version);
  }

  /**
   * One beat: all evenings are written together (RM8), by this machine's own time, since it is about files and not about an
   * evening; and where the data folder is gone, that is said (RM9).
   */
  async beat(): Promise<void> {
    const isGone = !(await this.store.isThere());
    if (isGone && !this.#isGone && this.all().every((room) => room.trouble !== 'folder-gone')) this.parts.log(FOLDER_GONE);
    this.#isGone = isGone;
    for (const room of this.all()) {
      if (isGone) room.folderGone();
      else room.beat();
    }
    if (!isGone && this.all().some(({ state }) => isWrittenByBeat(state))) await this.parts.beatToo?.();
  }

  async stop(): Promise<void> {
    if (this.#beats) clearInterval(this.#beats);
    await this.#beating;
    await Promise.all(this.all().map((room) => room.stop()));
  }

  #startBeats(): void {
    this.#beats = setInterval(() => {
      this.#beating = this.beat().catch((fault: unknown) => this.parts.log(`The beat of the evenings failed (${faultName(fault)}).`));
    }, this.parts.beatEvery ?? BEAT).unref();
  }

  #add(gathering: Gathering, version: number): Room {
    const room = new Room(gathering, version, { ...this.parts, store: this.store });
    this.#byId.set(gathering.id, room);
    room.start();
    return room;
  }
}
