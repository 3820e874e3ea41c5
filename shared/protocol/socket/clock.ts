import * as v from 'valibot';
import type { Uptime as DomainUptime } from '../../gathering/rule.ts';
import { KINDS } from '../screens.ts';
import type { Said } from './message.ts';

/** The server's time (epoch ms), for the clock's offset, and a sign of life. */
export const clock = { from: KINDS, args: v.tuple([]), reply: v.number() } as const satisfies Said;

/** A moment by the server's steady clock: which start of the server, and ms since it. */
export const Uptime = v.object({ start: v.string(), at: v.number() }) satisfies v.GenericSchema<DomainUptime>;

/** How long this start of the server has been running: what a press is stamped with. */
export const uptime = { from: KINDS, args: v.tuple([]), reply: Uptime } as const satisfies Said;
