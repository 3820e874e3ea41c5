import * as v from 'valibot';
import { CODE_LENGTH, normaliseCode, randomCode } from '../../shared/gathering/code.ts';
import { Gathering, newGathering } from '../../shared/gathering/gathering.ts';
import type { Plan } from '../../shared/gathering/plan/plan.ts';
import { faultName } from '../log.ts';
import { newId, secureRandom } from '../secrets.ts';
import { HOUSE } from '../house.ts';
import type { Store } from '../store/store.ts';
import { Room, type RoomParts } from './room.ts';

/** The evenings of this installation, all of them live in memory: a laptop holds a few dozen of a few hundred kB. */
export class Rooms {
  #byId = new Map<string, Room>();

  private constructor(
    private readonly store: Store,
    private readonly parts: Omit<RoomParts, 'store'>,
  ) {}

  /** Opens all that is stored. What cannot be read is named in the log and left as it is. */
  static async open(store: Store, parts: Omit<RoomParts, 'store'>): Promise<Rooms> {
    const rooms = new Rooms(store, parts);
    for (const id of await store.list()) {
      if (id === HOUSE) continue;
      const stored = await store.open(id).catch((fault: unknown) => {
        parts.log(`The disk did not give the evening in ${id}.json (${faultName(fault)}).`);
        return null;
      });
      const gathering = stored ? v.safeParse(Gathering, stored.documents) : null;
      if (stored && gathering?.success) rooms.#add(gathering.output, stored.version);
      else parts.log(`The evening in ${id}.json could not be read. It is left as it is; the others are open.`);
    }
    return rooms;
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
