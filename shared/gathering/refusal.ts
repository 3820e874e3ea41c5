import type { Part } from './saw/seen.ts';

/**
 * Every way the program says no. A code is a key of `words/refusals`, so each has a sentence in each language,
 * and the same sentence reaches a socket, a form without script and the API.
 */
export const REFUSAL_CODES = [
  'malformed', // the message does not fit its schema
  'unknown-command',
  'not-allowed', // this role may not send this command
  'too-long', // a text over its limit; `limit` says which
  'empty', // a text with nothing in it
  'choose-audience', // the writer has not said what may be done with their words
  'choose-again', // the words beside the choices are not those that the writer saw
  'already-written', // other words were received under this key
  'unknown-topic',
  'unknown-item',
  'unknown-contribution',
  'withdrawn', // the writer has taken the words back
  'changed-meanwhile', // what the sender saw is no longer so; `changed` says what
  'too-late', // pressed too long ago, or before the server last started
  'record-only', // the writer asked that it reach no screen
  'not-written-to-be-shown', // the writer asked for it to be read out, or kept only for the record
  'not-to-be-read-out', // said to have been read out, and nobody has chosen it for that
  'not-shown', // spotlight of something that is not on the wall
  'not-open-yet',
  'writing-over', // the window for writing has passed
  'closed', // the evening is sealed
  'not-started',
  'already-started',
  'already-ended',
  'not-ended',
  'not-closed', // what people wrote leaves as a file only once nobody can take it back any more
  'no-current-item',
  'no-next-item',
  'no-earlier-item',
  'already-paused',
  'not-paused',
  'item-in-use', // an item that has begun, or may have texts, cannot be removed or made something else
  'item-begun', // an item that has begun cannot be dropped, or run in parallel with others
  'item-dropped', // it has to be brought back first
  'too-many', // more items, numbers or links than a plan can hold
  'nothing-to-trim', // every later item is at its floor, or nothing needs trimming
  'under-minimum', // fewer minutes than the item's floor
  'after-hard-stop',
  'times-out-of-order', // start, end and hard stop do not follow each other
  'unknown-groups', // no groups by this id, or none are going on
  'groups-open', // groups are going on already
  'groups-moved-on', // not in this part of the groups' time
  'no-next-round',
  'unknown-table',
  'table-twice', // two tables of one number
  'table-full', // its places are taken
  'not-your-table', // a table's card speaks for that table only
  'unknown-seat', // a number that nobody holds
  'not-dealing', // no new numbers or places are given to phones now
  'no-numbers', // no phone has a number or a place
  'one-number', // this connection has asked for one already
  'one-hand', // this connection has answered already, by another key
  'no-more-minutes', // a table has had its extra minutes
  'no-minutes-left', // nothing to take away from a round that is nearly over
  'unknown-point',
  'sheet-full',
  'sheet-not-empty', // a sheet with points on it needs no reason for being empty
  'already-told', // a point that the room has heard
  'not-your-turn', // another table is telling
  'one-each-turn', // a table has told its point in this turn
  'not-saved', // the disk refused; the sender keeps it and tries again
  'too-fast', // `seconds` says when to try again
  'too-large', // payload over the bound
  'old-page', // page and server speak different protocol versions
  'unknown-evening',
  'no-session', // the link or session is not, or no longer, valid
  'link-used', // a single-use link that has been used or is too old
  'wrong-pairing-code',
  'foreign-origin',
  'not-reached', // said by a screen to itself: the server did not answer
  'not-confirmed', // said by a screen to itself: no answer in time, so it is not known yet whether it was done
  'failed', // a fault of the program's own, already logged
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A coded no. It is data: nothing throws it, and whoever receives it words it. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** The field of the input that it is about, so that the sentence can stand beside it. */
  readonly field?: string;
  /** Try again in this many seconds. */
  readonly seconds?: number;
  /** What has changed since the sender looked. */
  readonly changed?: Part;
  /** The limit that was passed, for the sentence. */
  readonly limit?: number;
}

export const refuse = (refused: RefusalCode, detail: Omit<Refusal, 'refused'> = {}): Refusal => ({ refused, ...detail });

export const isRefusal = (value: object): value is Refusal => 'refused' in value;
