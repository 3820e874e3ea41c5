import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { SECOND, type Duration } from '../../shared/gathering/time.ts';

/** What the machine says of its networks; tests hand in others. */
export type Machine = typeof networkInterfaces;

/** Private ranges in the order in which a hall's Wi-Fi hub is likely to use them. */
const LIKELY = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];
/** An address that the machine gave itself, since nothing on that network gave it one. */
const SELF_GIVEN = /^169\.254\./;

/** Networks between this machine and programs on it, or over a tunnel: no phone in a hall is on one. By the adapter's name ... */
const VIRTUAL_NAME =
  /virtual|vbox|vmware|vmnet|vmenet|hyper-v|vethernet|wsl|docker|podman|^(br-|bridge|veth|virbr|lxc|lxd|cni|flannel|cali|tun|tap|utun|ppp|wg|zt|ham|tailscale)|zerotier|wireguard|openvpn|vpn|loopback/i;
/** ... or, where the name is "Ethernet 2", by who makes it: VirtualBox, VMware, Hyper-V and WSL, Parallels, QEMU, Docker. */
const VIRTUAL_MAKER = /^(0a:00:27|08:00:27|00:05:69|00:0c:29|00:1c:14|00:50:56|00:15:5d|00:1c:42|52:54:00|02:42)/i;

const NONE_LIKELY = LIKELY.length;
const rank = (name: string, mac: string, address: string): number => {
  if (VIRTUAL_NAME.test(name) || VIRTUAL_MAKER.test(mac)) return NONE_LIKELY + 2;
  if (SELF_GIVEN.test(address)) return NONE_LIKELY + 1;
  const index = LIKELY.findIndex((range) => range.test(address));
  return index < 0 ? NONE_LIKELY : index;
};

/** This machine's addresses on its networks, likeliest first and those of virtual adapters last; none where it is on no network. */
export const lanAddresses = (machine: Machine = networkInterfaces): string[] =>
  Object.entries(machine())
    .flatMap(([name, list]) => (list ?? []).map((one) => ({ ...one, name })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ name, mac, address }) => ({ address, rank: rank(name, mac, address) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ address }) => address);

const ALL: readonly string[] = ['0.0.0.0', '::'];
const LOOPBACK = /^((::ffff:)?127\.|::1$|localhost$)/i;

/** Whether nothing but this machine itself reaches an address. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** How often the machine is asked anew; people join the hall's Wi-Fi after the start, and hubs give other addresses. */
const LOOK: Duration = 3 * SECOND;

/** Where phones can reach this program, as it is now. `host` is the one address that it listens on, undefined where all. */
export class Addresses {
  #present: readonly string[] = [];
  readonly #host: string | null;

  constructor(
    host: string | undefined,
    private readonly machine: Machine = networkInterfaces,
  ) {
    this.#host = host === undefined || ALL.includes(host) ? null : host;
    this.look();
  }

  /** Likeliest first; empty while the machine is on no network, or does not have the address that it was told to listen on. */
  get present(): readonly string[] {
    return this.#present;
  }

  /** The address by which this machine itself reaches the program. */
  get here(): string {
    return this.#host === null || isLoopback(this.#host) ? 'localhost' : this.#host;
  }

  /** Asks the machine again; tells whether anything has changed. Where it cannot say, as with no file descriptor left, it is as before. */
  look(): boolean {
    const before = this.#present;
    try {
      this.#present = this.#read();
    } catch {
      return false;
    }
    return before.join() !== this.#present.join();
  }

  /** Looks again every few seconds and calls `changed` when there is something new; returns how to stop. */
  watch(changed: () => void): () => void {
    const timer = setInterval(() => {
      if (this.look()) changed();
    }, LOOK);
    return () => clearInterval(timer);
  }

  #read(): string[] {
    if (this.#host === null) return lanAddresses(this.machine);
    if (isLoopback(this.#host)) return [this.#host === 'localhost' ? '127.0.0.1' : this.#host];
    const all = Object.values(this.machine()).flatMap((list) => (list ?? []).map(({ address }) => address));
    return all.includes(this.#host) ? [this.#host] : [];
  }
}

/** An address with a port of its own. */
const HAS_PORT = /^(\[[^\]]*\]|[^:]*):\d+$/;

/** "192.168.8.2", or with ":3000" where the port is not the web's own; an address that names its port is left as it is. */
export const hostAndPort = (address: string, port: number): string => {
  if (HAS_PORT.test(address)) return address;
  const host = isIPv6(address) ? `[${address}]` : address;
  return port === 80 ? host : `${host}:${port}`;
};
