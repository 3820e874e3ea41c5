import type * as v from 'valibot';
import type { Closing, Document, Making } from './document.ts';
import { consentDocument } from './floor/consent-document.ts';
import { floorDocument } from './floor/document.ts';
import { groupsDocument } from './groups/document.ts';
import { handsDocument } from './hands/document.ts';
import { planDocument } from './plan/document.ts';
import { runDocument } from './run/document.ts';
import { stageDocument } from './stage/document.ts';
import type { Duration, Instant } from './time.ts';

/** Every document of an evening, by the name under which it is stored. */
export const DOCUMENTS = {
  plan: planDocument,
  run: runDocument,
  floor: floorDocument,
  stage: stageDocument,
  hands: handsDocument,
  groups: groupsDocument,
  consent: consentDocument,
};

type Schemas = { readonly [Name in keyof typeof DOCUMENTS]: (typeof DOCUMENTS)[Name]['schema'] };
export type Documents = { readonly [Name in keyof Schemas]: v.InferOutput<Schemas[Name]> };

// The list pairs each document with its own type; the compiler cannot follow that pairing through a loop over the names.
const entries = Object.entries(DOCUMENTS) as unknown as [keyof Documents, Document<v.GenericSchema, unknown>][];
const fromEach = (of: (document: Document<v.GenericSchema, unknown>, name: keyof Documents) => unknown): unknown =>
  Object.fromEntries(entries.map(([name, document]) => [name, of(document, name)]));

export const schemas = fromEach(({ schema }) => schema) as Schemas;

export const emptyDocuments = (making: Making): Documents => fromEach(({ empty }) => empty(making)) as Documents;

/** What the sealed record keeps of each (RN9). */
export const closedDocuments = (documents: Documents, closing: Closing): Documents =>
  fromEach(({ atClose }, name) => atClose(documents[name], closing)) as Documents;

/** Every moment at which something has happened put through `move`; agreed times stay. */
export const happenedMoved = (documents: Documents, move: (at: Instant) => Instant): Documents =>
  fromEach(({ shiftClock }, name) => shiftClock.happened(documents[name], move)) as Documents;

/** What lasts from when it was pressed lasts as long by whatever clock. */
export const lastingMoved = (documents: Documents, by: Duration): Documents =>
  fromEach(({ shiftClock }, name) => shiftClock.lasting(documents[name], by)) as Documents;

/** The documents of version `from` brought up to the next. */
export const migrated = (stored: Readonly<Record<string, unknown>>, from: number): Readonly<Record<string, unknown>> => {
  const changed = entries.flatMap(([name, { migrations }]) => {
    const migrate = migrations[from];
    return migrate ? [[name, migrate(stored)] as const] : [];
  });
  return { ...stored, ...Object.fromEntries(changed) };
};
