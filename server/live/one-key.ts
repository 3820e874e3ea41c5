import * as v from 'valibot';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { openBreakout } from '../../shared/gathering/groups/model/groups.ts';
import { refuse, type Refusal, type RefusalCode } from '../../shared/gathering/refusal.ts';
import type { Bucket } from '../limits.ts';
import { hashed } from '../secrets.ts';

/** What asks for a number or a place, and what answers a show of hands, as far as it matters here; whether it is right is for its rule to say. */
const Asking = v.object({ breakout: v.string(), key: v.string() });
const Answering = v.object({ round: v.number(), key: v.string() });

const NUMBERS = ['seats.take', 'seats.choose'];
const HANDS = ['hands.answer'];

/** The input of a message that is one of these commands, else undefined. Nearly every message is another: of those no more is read. */
const inputOf = (message: unknown, names: readonly string[]): unknown =>
  typeof message === 'object' &&
  message !== null &&
  'name' in message &&
  'input' in message &&
  typeof message.name === 'string' &&
  names.includes(message.name)
    ? message.input
    : undefined;

/** Whether a message is one that only one key of a connection may send. */
export const isAboutAKey = (message: unknown): boolean => inputOf(message, [...NUMBERS, ...HANDS]) !== undefined;

/** What a message is about, and the key that it uses for that; null where it is about nothing of the kind. */
type Looks = (message: unknown) => { readonly about: string; readonly key: string } | null;

/** Whether it goes on now. What is made up takes nothing of the pace that phones share: its rule refuses it. */
export type GoesOn = (about: string) => boolean;

/** The groups that a phone can have a number in. */
export const inGroups =
  (room: { readonly state: Gathering }): GoesOn =>
  (breakout) =>
    openBreakout(room.state.groups)?.id === breakout;

/** The show of hands that is being counted. */
export const inCount =
  (room: { readonly state: Gathering }): GoesOn =>
  (round) => {
    const { hands } = room.state;
    return hands.closesAt !== null && String(hands.round) === round;
  };

/** Refuses a second key for the same thing: a phone makes one for it, keeps it in its tab, and has it again after a reload. */
const oneKey = (looks: Looks, goesOn: GoesOn, refusal: RefusalCode, pace: Bucket): ((message: unknown) => Refusal | null) => {
  // Made with the first key: most connections never have one.
  let held: Map<string, string> | null = null;
  return (message) => {
    const found = looks(message);
    if (!found || !goesOn(found.about)) return null;
    // Neither what a message names nor its key stays in memory as it came.
    const [about, key] = [hashed('about', found.about), hashed(found.about, found.key)];
    const known = held?.get(about);
    if (known !== undefined) return known === key ? null : refuse(refusal);
    const seconds = pace.take();
    if (seconds !== null) return refuse('too-fast', { seconds });
    held ??= new Map();
    held.set(about, key);
    return null;
  };
};

/**
 * Numbers and places of one connection: one of each breakout, since a phone has one key for it; and a new one only at the pace that all
 * phones of the evening share, so that nobody takes a hall's numbers by opening connections (GR38).
 */
export const oneNumber = (pace: Bucket, goesOn: GoesOn): ((message: unknown) => Refusal | null) =>
  oneKey(
    (message) => {
      const input = inputOf(message, NUMBERS);
      return v.is(Asking, input) ? { about: input.breakout, key: input.key } : null;
    },
    goesOn,
    'one-number',
    pace,
  );

/** Answers of one connection: one hand in each show of hands, which may change its mind; new hands come at a pace that all phones share (HD7). */
export const oneHand = (pace: Bucket, goesOn: GoesOn): ((message: unknown) => Refusal | null) =>
  oneKey(
    (message) => {
      const input = inputOf(message, HANDS);
      return v.is(Answering, input) ? { about: String(input.round), key: input.key } : null;
    },
    goesOn,
    'one-hand',
    pace,
  );
