import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Duration } from '../../../shared/gathering/time.ts';
import { HOUR, SECOND } from '../../../shared/gathering/time.ts';
import type { Clock } from '../../clock.ts';
import { Bucket, type Rate } from '../../limits.ts';

/** A person has a form before them for at least so long before they post it, and no longer than this. */
const SHORTEST: Duration = 2 * SECOND;
const LONGEST: Duration = 12 * HOUR;

/** One form, or one contribution, is posted so often at most: more than anybody does who presses again and again. */
const ONE: Rate = { burst: 6, perSecond: 0.5 };
/** So many of them are kept in mind; the oldest go. */
const MOST_KEPT = 5000;

/** For what has not been asked for by a page of ours, or has no code that is known, a part of the room that the others have. */
const partOf = ({ burst, perSecond }: Rate): Rate => ({ burst: Math.ceil(burst / 4), perSecond: perSecond / 4 });

/** A bucket for each form or contribution, by a hash: no key stays in memory. */
class Each {
  #buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  take(key: string): number | null {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      const [oldest] = this.#buckets.keys();
      if (this.#buckets.size >= MOST_KEPT && oldest !== undefined) this.#buckets.delete(oldest);
      bucket = new Bucket(ONE, this.clock);
      this.#buckets.set(key, bucket);
    }
    return bucket.take();
  }
}

/**
 * Limits for forms, which have no connection, and come from one address for a whole hall. Whoever floods one kind of them fills that
 * kind's room: writing, one's own contributions by their codes, seats, and codes that are tried out have rooms of their own. Within
 * writing and seats a form that a page of ours was given, and that somebody had before them for a moment, has room that forms made up
 * by a program cannot take: its ticket shows it, and one ticket is good for a few posts.
 */
export class FormLimits {
  /** For this start alone: a form of an earlier one has the room of those without a ticket. */
  readonly #secret = randomBytes(32);
  readonly #each: Each;
  readonly #own: Bucket;
  readonly #guesses: Bucket;
  readonly #lanes: Record<'write' | 'seat', { readonly known: Bucket; readonly unknown: Bucket }>;

  constructor(
    rate: Rate,
    private readonly clock: Clock,
  ) {
    const room = (one: Rate): Bucket => new Bucket(one, clock);
    const lanes = (): { known: Bucket; unknown: Bucket } => ({ known: room(rate), unknown: room(partOf(rate)) });
    this.#each = new Each(clock);
    this.#own = room(rate);
    this.#guesses = room(partOf(rate));
    this.#lanes = { write: lanes(), seat: lanes() };
  }

  /** What a form with this key carries. */
  ticketFor(key: string): string {
    const at = Math.floor(this.clock.elapsed() / SECOND).toString(36);
    return `${at}.${this.#sign(key, at)}`;
  }

  /** A form that writes, or takes a seat: null, or the seconds to wait. */
  post(what: 'write' | 'seat', key: string, ticket: string): number | null {
    const age = this.#ageOf(key, ticket);
    const { known, unknown } = this.#lanes[what];
    if (age !== null && age >= SHORTEST && age <= LONGEST) return this.#each.take(this.#sign(key, '')) ?? known.take();
    const seconds = unknown.take();
    // Whoever has a ticket is told when it is good.
    return seconds === null || age === null || age > LONGEST ? seconds : Math.max(1, Math.ceil((SHORTEST - age) / SECOND));
  }

  /** A form about a contribution whose code is known. */
  own(key: string): number | null {
    return this.#each.take(this.#sign(key, '')) ?? this.#own.take();
  }

  /** A form with a code that nobody has. */
  guess(): number | null {
    return this.#guesses.take();
  }

  #ageOf(key: string, ticket: string): Duration | null {
    const [at = '', sign = ''] = ticket.split('.');
    const [given, right] = [Buffer.from(sign), Buffer.from(this.#sign(key, at))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const issued: Duration = parseInt(at, 36) * SECOND;
    return this.clock.elapsed() - issued;
  }

  #sign(key: string, at: string): string {
    return createHmac('sha256', this.#secret).update(`${key} ${at}`).digest('base64url').slice(0, 12);
  }
}
