import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { render } from '../participant-ui/entry-server.ts';
import { KEY_LENGTH, randomCode } from '../shared/gathering/code.ts';
import { readStored } from '../shared/gathering/migrations.ts';
import { Access } from './access/access.ts';
import { readAccess } from './access/grants.ts';
import { Pairing } from './access/pairing.ts';
import { SteadyClock, type Clock } from './clock.ts';
import { EXPORTS } from './exports/list.ts';
import { STYLE_SOURCE } from './exports/record/page/style.ts';
import { HOUSE } from './house.ts';
import type { Rate } from './limits.ts';
import { listenOnFirst, partingFrom } from './listen.ts';
import { mostConnections } from './connections.ts';
import { Live } from './live/live.ts';
import type { Log } from './log.ts';
import type { Room } from './room/room.ts';
import { Rooms } from './room/rooms.ts';
import { secureRandom } from './secrets.ts';
import { openLinkDesk } from './store/link-desk.ts';
import { openLowdbStore } from './store/lowdb.ts';
import type { Documents, Judgement } from './store/store.ts';
import { Addresses, hostAndPort, type Machine } from './web/addresses.ts';
import { readBuild, type Pages } from './web/assets.ts';
import { ownOrigin } from './web/origin.ts';
import { FormLimits } from './web/phone/form-limits.ts';
import { phoneRoutes } from './web/phone/routes.ts';
import { webApp } from './web/web.ts';

export interface ServerOptions {
  readonly ports: readonly number[];
  readonly host?: string | undefined;
  readonly dataDir: string;
  readonly publicUrl?: string | null;
  /** The pages, or the folder that they were built into. */
  readonly pages: Pages | string;
  /**
   * Where another server on this machine stands before this one (`npm run dev`): the port that people reach it by, which is then
   * the one that is said. This one listens on the loopback address alone, on a port that the system chooses.
   */
  readonly behind?: number;
  readonly log: Log;
  readonly clock?: Clock;
  readonly rates?: Partial<Rates>;
  /** What the machine says of its networks. */
  readonly networks?: Machine;
}

/** What one connection, or all forms of a kind together, may send. */
export interface Rates {
  readonly participant: Rate;
  readonly crew: Rate;
  readonly forms: Rate;
  /** How fast all phones of an evening together are given numbers for groups. */
  readonly numbers: Rate;
  /** How fast all phones of an evening together raise hands that have not been raised before. */
  readonly hands: Rate;
  /** How often one link may be exchanged for a session of a tab. */
  readonly sessions: Rate;
}

const RATES: Rates = {
  participant: { burst: 20, perSecond: 1 },
  crew: { burst: 60, perSecond: 10 },
  forms: { burst: 120, perSecond: 20 },
  numbers: { burst: 200, perSecond: 10 },
  // A thousand phones in the 45 seconds for which hands are counted.
  hands: { burst: 300, perSecond: 20 },
  sessions: { burst: 40, perSecond: 0.5 },
};

export interface RunningServer {
  /** The port that people reach it by. */
  readonly port: number;
  /** The port that it listens on itself; another one only where it stands behind another server. */
  readonly ownPort: number;
  readonly rooms: Rooms;
  readonly access: Access;
  readonly live: Live;
  /** Where phones can reach it, as it is now. */
  readonly addresses: Addresses;
  /** The pages as this machine itself opens them: "http://localhost:3000". */
  readonly here: string;
  /** Calls `listener` when the machine's addresses have changed. */
  onAddresses(listener: () => void): void;
  readonly joinUrl: (room: Room) => string;
  /** Finishes the writes, tells the sockets, lets go of the data. */
  stop(): Promise<void>;
}

/** Whether stored documents are what this program would go on with: the list of links, or the evening of that name and no other. */
const judge = (id: string, documents: Documents): Judgement => {
  const read = id === HOUSE ? readAccess(documents) : readStored(documents);
  if (typeof read === 'string') return read;
  return 'gathering' in read && read.gathering.id !== id ? 'unreadable' : 'known';
};

/** Puts the parts together and listens. Rejects with an Error whose message is a sentence for the terminal. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { log, publicUrl = null, clock = new SteadyClock() } = options;
  const rates = { ...RATES, ...options.rates };
  const pages = typeof options.pages === 'string' ? await readBuild(options.pages) : options.pages;
  const store = await openLowdbStore(options.dataDir, log, { judge });
  const access = await Access.open(store, clock, log, rates.sessions).catch(async (fault: unknown) => {
    await store.close();
    throw fault;
  });
  const rooms = await Rooms.open(store, { clock, log, lasting: publicUrl !== null, beatToo: () => access.beat() });
  await access.heed((evening) => rooms.all().some(({ state }) => (evening ?? state.id) === state.id && state.run.closedAt === null));
  const pairing = new Pairing(clock);
  const isOwn = (origin: string | undefined, host: string | undefined): boolean => ownOrigin(origin, host, publicUrl);

  let port = 0;
  let ownPort = 0;
  const addresses = new Addresses(options.host, options.networks);
  const hostOf = (room: Room): string => {
    if (publicUrl) return new URL(publicUrl).host;
    const chosen = hostAndPort(room.state.plan.settings.address, port);
    return room.state.plan.settings.address !== '' && URL.canParse(`http://${chosen}`)
      ? chosen
      : hostAndPort(addresses.present[0] ?? '127.0.0.1', port);
  };
  const joinUrl = (room: Room): string => `${publicUrl ?? `http://${hostOf(room)}`}/${room.state.code}`;

  const phone = phoneRoutes({
    rooms,
    render,
    assets: pages.participant,
    ownOrigin: isOwn,
    now: () => clock.now(),
    randomKey: () => randomCode(KEY_LENGTH, secureRandom),
    limits: new FormLimits(rates.forms, clock),
  });
  const app = webApp({ rooms, access, pairing, clock, exports: EXPORTS, recordStyle: STYLE_SOURCE, pages, log, joinUrl, ownOrigin: isOwn, phone });
  const http = createAdaptorServer({ fetch: app.fetch }) as Server;
  http.maxConnections = mostConnections();
  const partFromAll = partingFrom(http);
  const live = new Live(http, {
    rooms,
    access,
    pairing,
    clock,
    log,
    rates,
    ownOrigin: isOwn,
    whereabouts: (room) => ({ joinUrl: joinUrl(room), joinHost: hostOf(room), lasting: publicUrl !== null, addresses: addresses.present }),
  });

  try {
    ownPort = await (options.behind === undefined ? listenOnFirst(http, options.ports, options.host) : listenOnFirst(http, [0], '127.0.0.1'));
    port = options.behind ?? ownPort;
  } catch (fault) {
    await rooms.stop();
    await store.close();
    throw fault;
  }

  const unwatch = clock.watch({
    onStep: (by) => {
      access.clockStepped(by);
      for (const room of rooms.all()) room.clockStepped(by);
    },
    onBack: () => {
      for (const room of rooms.all()) room.start();
      live.cameBack();
    },
  });

  const here = `http://${hostAndPort(addresses.here, port)}`;
  const closeLinkDesk = openLinkDesk({
    folder: options.dataDir,
    letIn: (hash) => access.letIn(hash),
    address: `${here}/console`,
    log,
    isOurs: () => store.isThere(),
  });
  const addressListeners = new Set<() => void>([() => live.changed()]);
  const unwatchAddresses = addresses.watch(() => {
    for (const tell of addressListeners) tell();
  });

  return {
    port,
    ownPort,
    rooms,
    access,
    live,
    addresses,
    here,
    onAddresses: (listener) => void addressListeners.add(listener),
    joinUrl,
    stop: async () => {
      unwatch();
      unwatchAddresses();
      await closeLinkDesk();
      await rooms.stop();
      await live.stop();
      await partFromAll();
      await store.close();
    },
  };
};
