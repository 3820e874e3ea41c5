import type * as v from 'valibot';
import type { Plan } from './plan/model/plan.ts';
import type { Duration, Instant } from './time.ts';

/** The documents of an evening as an older program wrote them: of any version, and not yet checked. */
export type Stored = Readonly<Record<string, unknown>>;

/** What a new evening is made from. */
export interface Making {
  readonly plan: Plan;
  /** A number in [0, 1), from the system's secure source. */
  readonly random: () => number;
}

/** What is known where an evening is closed. */
export interface Closing {
  readonly now: Instant;
  /** When the evening ended: now, where nobody ended it. */
  readonly endedAt: Instant;
  /** What can be written about. */
  readonly topics: readonly string[];
  readonly random: () => number;
}

/** How a document keeps step with the server's clock. */
export interface ClockShift<Value> {
  /** Every moment at which something has happened, put through `move`. Times that were agreed stay. */
  readonly happened: (value: Value, move: (at: Instant) => Instant) => Value;
  /** Every moment until which something lasts that was pressed, moved by so many ms: it lasts as long by whatever clock. */
  readonly lasting: (value: Value, by: Duration) => Value;
}

/**
 * All that the gathering knows of one of its documents. Whatever goes over all of them (a new evening, the close, a step of the
 * clock, an older file) takes it from here and names none.
 */
export interface Document<Schema extends v.GenericSchema = v.GenericSchema, Value = v.InferOutput<Schema>> {
  readonly schema: Schema;
  /** As it is in a new evening. */
  readonly empty: (making: Making) => Value;
  /** What the sealed record keeps of it (RN9). */
  readonly atClose: (value: Value, closing: Closing) => Value;
  readonly shiftClock: ClockShift<Value>;
  /**
   * From each version in which it changed, the document of the next one, made from all documents of that version (MG1). A
   * migration throws on what was never an evening of its version.
   */
  readonly migrations: Readonly<Partial<Record<number, (before: Stored) => unknown>>>;
}

/** The document with its types checked against each other. */
export const document = <Schema extends v.GenericSchema>(definition: Document<Schema>): Document<Schema> => definition;

const same = <Value>(value: Value): Value => value;

/** Of a document that holds no time of what has happened, and none until which something lasts. */
export const TIMELESS = { happened: same, lasting: same };

/** The moment moved, where there is one. */
export const movedAt = (at: Instant | null, move: (at: Instant) => Instant): Instant | null => (at === null ? null : move(at));
