import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** How many corners there are, and in how many of them an address may have something. */
export const CORNERS = 64;
const EACH = 3;

/**
 * Of an IPv6 address, the first half: what a whole network has in common. Within it one machine takes as many addresses as it likes. Where
 * the part that is left out as zeros begins in it, the rest of it counts as zeros, so that networks may be taken for one, and never one for two.
 */
const networkOf = (address: string): string => {
  const [written = ''] = address.split('::');
  const groups = written.split(':');
  return Array.from({ length: 4 }, (_, at) => parseInt(groups[at] ?? '', 16) || 0).join(':');
};

/** What counts as one client machine: an IPv4 address, also where it is written as an IPv6 one, or a network of IPv6. */
const machineOf = (address: string): string => {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  return mapped ?? (isIPv6(address) ? networkOf(address) : address);
};

/**
 * Bounds what one client machine can leave in a list that outlives its connections, without keeping where any of it came from. An address
 * may use three of 64 corners, by a hash under a secret of this start; what lies in a corner can have come from one in 21 of all
 * addresses, whoever reads the memory and tries them out. And hardly ever has somebody else the same three as a machine that fills its own.
 */
export class Corners {
  /** `secret` is drawn at each start; given only by tests. */
  constructor(private readonly secret: Buffer = randomBytes(32)) {}

  /** The corners of an address, always the same within a start. */
  of(address: string): readonly number[] {
    const corners = new Set<number>();
    const machine = machineOf(address);
    for (let round = 0; corners.size < EACH; round += 1)
      corners.add((createHmac('sha256', this.secret).update(`${round} ${machine}`).digest()[0] ?? 0) % CORNERS);
    return [...corners];
  }
}
