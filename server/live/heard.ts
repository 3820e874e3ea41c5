import * as v from 'valibot';
import { isPressedLate } from '../../shared/gathering/carry-out.ts';
import { refuse } from '../../shared/gathering/refusal.ts';
import type { Said } from '../../shared/protocol/socket/message.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import { SAID, type SaidName } from '../../shared/protocol/socket/socket.ts';
import { faultName } from '../log.ts';
import type { Connection } from './connection.ts';
import type { PaceName } from './paces.ts';

type Args<Name extends SaidName> = v.InferOutput<(typeof SAID)[Name]['args']>;
type Reply<Name extends SaidName> = (typeof SAID)[Name]['reply'] extends v.GenericSchema ? v.InferOutput<(typeof SAID)[Name]['reply']> : null;
type Hear = (by: Connection, given: readonly unknown[]) => void;

/** Largest command that is looked at, in characters of JSON. */
const LARGEST = 16 * 1024;

/** Nobody is told of more keys at once. */
const MOST_KEYS = 200;

/** How many characters a message would take as JSON; without end where it is nested deeper than the engine can follow. */
const sizeOf = (message: unknown): number => {
  try {
    return JSON.stringify(message ?? null).length;
  } catch {
    // The engine throws where its stack is at an end; whoever sent that must not end the evening for everybody.
    return Infinity;
  }
};

/** Hears a message at its pace, checked against its schema; what is not of its shape is answered with `otherwise`. */
const heard =
  <Name extends SaidName>(name: Name, pace: PaceName, hear: (by: Connection, args: Args<Name>) => Reply<Name>, otherwise?: Reply<Name>): Hear =>
  (by, given) => {
    const { args, reply }: Said = SAID[name];
    const answer = reply === null ? null : given.at(-1);
    if ((answer !== null && typeof answer !== 'function') || by.paces.wait(pace) !== null) return;
    const parsed = v.safeParse(args, given);
    const said = parsed.success ? hear(by, parsed.output as Args<Name>) : otherwise;
    if (answer && said !== undefined) (answer as (reply: Reply<Name>) => void)(said);
  };

/** A command is checked by the room, and whatever is wrong with it is answered in words. */
const command: Hear = (by, [message, answer]) => {
  if (typeof answer !== 'function') return;
  const give = answer as (answer: Answer) => void;
  const seconds = by.paces.wait('command');
  const no = seconds !== null ? refuse('too-fast', { seconds }) : sizeOf(message) > LARGEST ? refuse('too-large') : by.refuseSecondKey(message);
  if (no) {
    give({ ok: false, refusal: no });
    return;
  }
  const { room, role, table } = by.seat;
  room.command(role, message, table).then(give, (fault: unknown) => {
    by.parts.log(`A command could not be answered (${faultName(fault)}).`);
    give({ ok: false, refusal: refuse('failed') });
  });
};

const HEARD: Readonly<Record<SaidName, Hear>> = {
  command,
  mine: heard('mine', 'status', ({ seat }, [keys]) => seat.room.mine(keys.slice(0, MOST_KEYS)), []),
  clock: heard('clock', 'probe', ({ parts }) => parts.clock.now()),
  uptime: heard('uptime', 'probe', ({ parts }) => parts.clock.uptime()),
  refresh: heard('refresh', 'view', ({ hall, socket, seat }) => {
    hall.screens.sendWhole(socket, seat);
    return null;
  }),
  screen: heard('screen', 'report', ({ hall, socket }, [report]) => {
    hall.projectors.report(socket, report);
    return null;
  }),
  need: heard('need', 'need', ({ hall, socket }, [need]) => hall.needs.say(socket, need), 'unknown'),
  needNoMore: heard('needNoMore', 'need', ({ hall }, [id]) => hall.needs.takeBack(id), 'taken-back'),
  takeNeed: heard(
    'takeNeed',
    'need',
    ({ hall, parts }, [taking]) => hall.needs.take(taking, !taking.pressed || isPressedLate(taking.pressed, parts.clock.uptime())),
    'not-needed',
  ),
};

/** What a preview may ask: nothing that changes or counts anything. */
const BY_PREVIEWS: ReadonlySet<string> = new Set<SaidName>(['clock', 'uptime', 'refresh']);

/** Whatever comes over a connection. Messages that there are not, and those that are not this screen's to send, are left out. */
export const hear = (by: Connection, name: string, given: readonly unknown[]): void => {
  if (!Object.hasOwn(SAID, name)) return;
  const known = name as SaidName;
  const { from }: Said = SAID[known];
  if (!from.includes(by.seat.kind) || (by.seat.preview && !BY_PREVIEWS.has(name))) return;
  try {
    HEARD[known](by, given);
  } catch (fault) {
    // Whatever somebody sends, it ends nobody's evening.
    by.parts.log(`What a screen sent could not be read (${faultName(fault)}).`);
  }
};
