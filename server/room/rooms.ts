import { CODE_LENGTH, normaliseCode, randomCode } from '../../shared/gathering/code.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import { readStored } from '../../shared/gathering/migrations.ts';
import type { Plan } from '../../shared/gathering/plan/plan.ts';
import { faultName } from '../log.ts';
import { newId, secureRandom } from '../secrets.ts';
import { HOUSE } from '../house.ts';
import type { Store, Stored } from '../store/store.ts';
import { Room, type RoomParts } from './room.ts';

const unreadable = (id: string): string => `The evening in ${id}.json could not be read. It is left as it is; the others are open.`;

/** The evenings of this installation, all of them live in memory: a laptop holds a few dozen of a few hundred kB. */
export class Rooms {
  #byId = new Map<string, Room>();

  private constructor(
    private readonly store: Store,
    private readonly parts: Omit<RoomParts, 'store'>,
  ) {}

  /** Opens all that is stored, brought up where an older program wrote it. What cannot be read, or a newer program wrote, is named in the log and left as it is. */
  static async open(store: Store, parts: Omit<RoomParts, 'store'>): Promise<Rooms> {
    const rooms = new Rooms(store, parts);
    for (const id of await store.list()) {
      if (id === HOUSE) continue;
      const stored = await store.open(id).catch((fault: unknown) => {
        parts.log(`The disk did not give the evening in ${id}.json (${faultName(fault)}).`);
        return null;
      });
      if (stored) await rooms.#open(id, stored);
      else parts.log(unreadable(id));
    }
    return rooms;
  }

  /** What was brought up is durable, as a whole, before the evening opens: a later save only writes what has changed since. */
  async #open(id: string, stored: Stored): Promise<void> {
    const { log } = this.parts;
    const read = readStored(stored.documents);
    if (read === 'newer') {
      log(`The evening in ${id}.json was written by a newer Open Floor. Start that one to use it. It is left as it is; the others are open.`);
      return;
    }
    if (read === 'unreadable') {
      log(unreadable(id));
      return;
    }
    const version = read.migrated ? stored.version + 1 : stored.version;
    try {
      if (read.migrated) await this.store.save(id, { ...read.gathering }, version, { erases: true });
    } catch (fault) {
      log(
        `The evening in ${id}.json is of an older Open Floor and could not be saved anew (${faultName(fault)}). Make room on the disk and start again.`,
      );
      return;
    }
    this.#add(read.gathering, version);
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
    await this.store.save(gathering.id, { ...gathering }, 1);
    return this.#add(gathering, 1);
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map((room) => room.stop()));
  }

  #add(gathering: Gathering, version: number): Room {
    const room = new Room(gathering, version, { ...this.parts, store: this.store });
    this.#byId.set(gathering.id, room);
    room.start();
    return room;
  }
}
