import * as v from 'valibot';
import type { Consent } from './floor/consent.ts';
import { Gathering, SCHEMA } from './gathering.ts';
import type { Breakout } from './groups/breakout.ts';
import { NO_GROUPS } from './groups/groups.ts';
import { currentSegment, positionInRun } from './run/run.ts';
import { FIRST_PAGE } from './stage/stage.ts';
import { withOwnPointIds } from './groups/sheet/own-ids.ts';

/** The documents of an evening as they were read from a disk: of any version, and not yet checked. */
type Stored = Readonly<Record<string, unknown>>;

/** Of the groups of version 1 what a migration looks at; all else stays as it is. */
const FirstBreakout = v.looseObject({
  tables: v.array(
    v.looseObject({
      number: v.number(),
      sheet: v.looseObject({ points: v.array(v.looseObject({ id: v.string(), beside: v.nullable(v.string()) })) }),
    }),
  ),
  report: v.looseObject({
    told: v.array(v.looseObject({ point: v.string(), table: v.number(), also: v.array(v.number()), same: v.array(v.string()) })),
  }),
});

const First = v.looseObject({
  plan: v.looseObject({ details: v.looseObject({}) }),
  run: v.looseObject({ closedAt: v.nullable(v.number()) }),
  floor: v.looseObject({ contributions: v.array(v.unknown()) }),
  groups: v.optional(v.looseObject({ breakouts: v.array(FirstBreakout) }), NO_GROUPS),
});

/**
 * From 1 to 2 (2026-11): the words of consent, what happens next, the count of moves; groups in every evening, in which a
 * point's id is its own (GR35). Whoever has written has seen the older words, so only an evening without a text, and not yet
 * closed, takes the new ones (CN1).
 */
const toSecond = (stored: Stored): Stored => {
  const first = v.parse(First, stored);
  const consent: Consent = first.floor.contributions.length === 0 && first.run.closedAt === null ? 'shown-and-quoted' : 'shown';
  return {
    ...first,
    plan: { ...first.plan, details: { ...first.plan.details, next: '' } },
    run: { ...first.run, moves: 0 },
    // The fields that it looks at were checked above.
    groups: { ...first.groups, breakouts: first.groups.breakouts.map((one) => withOwnPointIds(one as unknown as Breakout)) },
    consent,
  };
};

const Second = v.looseObject({
  run: v.looseObject({}),
  groups: v.looseObject({ breakouts: v.array(v.looseObject({})) }),
});

/** From 2 to 3 (2026-11): "Not yet" to the seal, which nobody has said so far (PL12); numbers that can be stopped and started again (GR36, GR37). */
const toThird = (stored: Stored): Stored => {
  const second = v.parse(Second, stored);
  return {
    ...second,
    run: { ...second.run, keptOpenUntil: null },
    groups: { ...second.groups, breakouts: second.groups.breakouts.map((one) => ({ ...one, dealing: true, deal: 0 })) },
  };
};

const Third = v.looseObject({
  plan: v.looseObject({ details: v.looseObject({}), items: v.array(v.looseObject({ kind: v.string() })) }),
  run: v.looseObject({
    startedAt: v.nullable(v.number()),
    endedAt: v.nullable(v.number()),
    closedAt: v.nullable(v.number()),
    segments: v.array(v.looseObject({ item: v.string(), startedAt: v.number(), endedAt: v.nullable(v.number()) })),
  }),
  floor: v.looseObject({ contributions: v.array(v.looseObject({ decision: v.string() })) }),
  stage: v.looseObject({ pinned: v.nullable(v.string()), spotlight: v.nullable(v.string()), during: v.nullable(v.string()) }),
  hands: v.looseObject({ until: v.nullable(v.number()) }),
});

/**
 * From 3 to 4 (2026-11): who hosts, and a line for the welcome; whether words were on a screen, which nobody looked at so far
 * (ST10), and whether they were read out (FL18); scenes that give way, where those of before stayed until somebody took them
 * away (ST3); a show of hands that ends by itself, at once where one was left open (HD5); questions that run in groups, where
 * one that had been groups before kept how they ran and did not (GR39).
 */
const toFourth = (stored: Stored): Stored => {
  const third = v.parse(Third, stored);
  const { pinned, spotlight, during } = third.stage;
  const position = positionInRun(third.run);
  // Once the evening has ended, whether to go on is asked no more.
  const until = third.run.endedAt === null ? third.hands.until : null;
  const isLit = pinned === 'spotlight' && during === (currentSegment(third.run)?.item ?? null);
  const isGone = pinned === 'spotlight' && !isLit;
  return {
    ...third,
    plan: {
      ...third.plan,
      details: { ...third.plan.details, host: '', welcome: '' },
      items: third.plan.items.map((item) => ({ ...item, inGroups: item.kind !== 'question' })),
    },
    floor: {
      ...third.floor,
      contributions: third.floor.contributions.map((one) => ({ ...one, onScreen: one.decision === 'shown' ? null : false, readAloud: false })),
    },
    stage: { pinned: isGone ? null : pinned, kept: pinned !== null && pinned !== 'spotlight', position, spotlight, wall: FIRST_PAGE },
    hands: { ...third.hands, until, closesAt: until === null ? null : 0, result: null },
  };
};

/** One function a version, in order: the first brings version 1 up to 2. */
const MIGRATIONS: readonly ((stored: Stored) => Stored)[] = [toSecond, toThird, toFourth];

/** What a folder holds: an evening, and whether it had to be brought up; or why it cannot be opened. */
export type Read = { readonly gathering: Gathering; readonly migrated: boolean } | 'newer' | 'unreadable';

const Version = v.object({ schema: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * An evening from its stored documents, brought up from whichever version wrote them (MG1). One that a newer program wrote is
 * not touched, since this one would erase what it does not know (MG2).
 */
export const readStored = (documents: Stored): Read => {
  const version = v.safeParse(Version, documents);
  if (!version.success) return 'unreadable';
  const { schema } = version.output;
  if (schema > SCHEMA) return 'newer';
  try {
    const newest = MIGRATIONS.slice(schema - 1).reduce((stored, migrate) => migrate(stored), documents);
    const gathering = v.safeParse(Gathering, { ...newest, schema: SCHEMA });
    return gathering.success ? { gathering: gathering.output, migrated: schema < SCHEMA } : 'unreadable';
  } catch {
    // A migration throws on what was never an evening of its version; nothing of it is said, since it may quote words.
    return 'unreadable';
  }
};
