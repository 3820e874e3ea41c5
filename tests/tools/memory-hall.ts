import { Room } from '../../server/room/room.ts';
import type { Store } from '../../server/store/store.ts';
import { newGathering } from '../../shared/gathering/gathering.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import type { Role } from '../../shared/gathering/role.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryStore } from './memory-store.ts';
import { sawNow } from './saw-now.ts';

export const START = Date.UTC(2026, 10, 25, 18, 0);

/** A room over a store that refuses while it is told to. */
export class MemoryHall {
  readonly clock = new ManualClock(START);
  readonly store: MemoryStore;
  /** What the room has said on the terminal. */
  readonly log: string[] = [];
  room: Room;
  told = 0;
  #ids = 0;

  constructor() {
    const [template] = TEMPLATES;
    if (!template) throw new Error('no template');
    const state = newGathering('evening', 'K7QF', planFrom(template, START, 'Europe/London'), () => 0.5);
    this.store = new MemoryStore(new Map([[state.id, JSON.stringify(state)]]));
    this.room = this.open(state, 1);
  }

  set refuses(refuses: boolean) {
    this.store.refuses = refuses ? 'not-written' : null;
  }

  /** Another room over the same store, as another process would have. */
  open(state: Room['state'], version: number, store: Pick<Store, 'turn'> = this.store): Room {
    const room = new Room(state, version, { store, clock: this.clock, log: (line) => this.log.push(line) });
    room.onChange(() => (this.told += 1));
    this.clock.settled = () => room.settled();
    return room;
  }

  async restart(): Promise<void> {
    await this.room.stop();
    this.room = this.open(this.room.state, this.room.version);
    this.room.start();
    await this.room.settled();
  }

  sends(role: Role, name: string, input: object): Promise<Answer> {
    this.#ids += 1;
    const saw = sawNow(this.room.state, role, 0, name, input);
    return this.room.command(role, { id: `message-${String(this.#ids).padStart(6, '0')}`, name, input, saw, pressed: this.clock.uptime() });
  }

  async ok(role: Role, name: string, input: object): Promise<Extract<Answer, { ok: true }>> {
    const answer = await this.sends(role, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.refused}`);
    return answer;
  }
}
