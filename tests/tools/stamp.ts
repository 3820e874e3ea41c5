import type { CommandName, InputOf } from '../../shared/gathering/commands.ts';
import type { Uptime } from '../../shared/gathering/rule.ts';
import { sawOf } from '../../shared/gathering/saw/saw.ts';
import type { Sight } from '../../shared/gathering/saw/sight.ts';
import type { Kind, Views } from '../../shared/protocol/screens.ts';
import { sightOfConsole, sightOfModerator, sightOfTable } from '../../shared/views/sight.ts';
import type { ClientSocket } from './server.ts';

/** What a screen of the crew or of a table adds to a command: what it saw, and when it was pressed. */
export interface Stamp {
  readonly saw?: unknown;
  readonly pressed?: Uptime;
}

const sightOf = (view: Views[Kind]): Sight | null => {
  if ('plan' in view) return sightOfConsole(view);
  if ('items' in view) return sightOfModerator(view);
  return 'table' in view ? sightOfTable(view) : null;
};

/** The stamps of one connection. */
export class Stamps {
  /** The server's steady clock, less this process's; asked for once a connection. */
  #clock: Uptime | null = null;

  constructor(private readonly socket: ClientSocket) {
    socket.on('connect', () => (this.#clock = null));
  }

  async on<Name extends CommandName>(name: Name, input: InputOf<Name>, view: Views[Kind]): Promise<Stamp> {
    const sight = sightOf(view);
    if (!sight) return {};
    const saw = sawOf(name, input, sight);
    return { ...(saw === undefined ? {} : { saw }), ...('items' in view ? { pressed: await this.#pressed() } : {}) };
  }

  async #pressed(): Promise<Uptime> {
    if (!this.#clock) {
      const { start, at } = (await this.socket.timeout(10_000).emitWithAck('uptime')) as Uptime;
      this.#clock = { start, at: at - performance.now() };
    }
    return { start: this.#clock.start, at: this.#clock.at + performance.now() };
  }
}
