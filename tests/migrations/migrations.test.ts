import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { dueNext } from '../../shared/gathering/due.ts';
import { SCHEMA } from '../../shared/gathering/gathering.ts';
import { NO_GROUPS } from '../../shared/gathering/groups/model/groups.ts';
import { readStored, type Read } from '../../shared/gathering/migrations.ts';
import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { plannedGroups, type Plan } from '../../shared/gathering/plan/model/plan.ts';
import { positionInRun } from '../../shared/gathering/run/model/run.ts';
import { sceneOf } from '../../shared/gathering/stage/model/scene.ts';
import { EMPTY_STAGE, type Stage } from '../../shared/gathering/stage/model/stage.ts';

/** Files as older programs left them in a data folder: an evening in groups, one that was planned, one that was closed, one from before there were groups. */
const FIRST = ['v1-running-groups', 'v1-planned', 'v1-closed', 'v1-before-groups'] as const;
const SECOND = ['v2-running-groups', 'v2-planned', 'v2-closed'] as const;
const THIRD = ['v3-running-groups', 'v3-running-spotlight', 'v3-ended-wall', 'v3-planned', 'v3-closed'] as const;
const FILES = [...FIRST, ...SECOND, ...THIRD] as const;

/** What version 4 adds to every contribution. */
/** Of an older evening nobody knows whether what was on the wall was ever in sight; what was not on the wall was not. */
const notLookedAt = (one: object): object => ({ ...one, onScreen: 'decision' in one && one.decision === 'shown' ? null : false, readAloud: false });

interface File {
  readonly version: number;
  readonly documents: Record<string, unknown>;
}

const fileOf = async (name: (typeof FILES)[number]): Promise<File> =>
  JSON.parse(await readFile(new URL(`./files/${name}.json`, import.meta.url), 'utf8')) as File;
const opened = (read: Read): Exclude<Read, string> => {
  if (typeof read === 'string') throw new Error(`The file was ${read}.`);
  return read;
};

describe('MG1: older evenings are brought up', () => {
  it.each(FILES)('MG1: %s opens, with every text it held', async (name) => {
    const { documents } = await fileOf(name);
    const { gathering, migrated } = opened(readStored(documents));
    expect(migrated).toBe(true);
    expect(gathering.schema).toBe(SCHEMA);
    const floor = documents['floor'] as { contributions: object[] };
    expect(gathering.floor.contributions).toEqual(floor.contributions.map(notLookedAt));
    expect(gathering.plan.details.next).toBe('');
    expect(gathering.run.keptOpenUntil).toBeNull();
    expect(opened(readStored({ ...gathering }))).toEqual({ gathering, migrated: false });
  });

  it.each(FIRST)('MG1: %s is given a count of moves', async (name) => {
    expect(opened(readStored((await fileOf(name)).documents)).gathering.run.moves).toBe(0);
  });

  it.each(SECOND)('MG1: of %s nothing but what is new has changed', async (name) => {
    const { documents } = await fileOf(name);
    const { gathering } = opened(readStored(documents));
    const { run, schema, groups, plan, floor, stage, hands, ...rest } = gathering;
    const {
      run: before,
      schema: older,
      groups: beforeIn,
      plan: planBefore,
      floor: floorBefore,
      stage: stageBefore,
      hands: handsBefore,
      ...others
    } = documents;
    expect([older, schema]).toEqual([2, SCHEMA]);
    expect(rest).toEqual(others);
    const written = floorBefore as { contributions: object[] };
    expect(floor).toEqual({ ...written, contributions: written.contributions.map(notLookedAt) });
    const planned = planBefore as Pick<Plan, 'details' | 'items'>;
    expect(plan).toEqual({
      ...planned,
      details: { ...planned.details, host: '', welcome: '' },
      items: planned.items.map((item) => ({ ...item, inGroups: item.kind !== 'question' })),
    });
    const { pinned, spotlight } = stageBefore as Stage;
    expect(stage).toEqual({ ...EMPTY_STAGE, pinned, spotlight, position: positionInRun(run) });
    expect(hands).toEqual({ ...(handsBefore as object), closesAt: null, result: null });
    const { breakouts } = beforeIn as { breakouts: object[] };
    expect(groups).toEqual({ ...(beforeIn as object), breakouts: breakouts.map((one) => ({ ...one, dealing: true, deal: 0 })) });
    expect(run).toEqual({ ...(before as object), keptOpenUntil: null });
  });

  it('ST3, ST6: what was on the screen stays there: a spotlight until the evening moves on, any other scene for as long as it was to', async () => {
    const { gathering: lit } = opened(readStored((await fileOf('v3-running-spotlight')).documents));
    expect(lit.stage).toMatchObject({ pinned: 'spotlight', kept: false, position: positionInRun(lit.run) });
    expect(sceneOf(lit)).toBe('spotlight');
    const { gathering: wall } = opened(readStored((await fileOf('v3-ended-wall')).documents));
    expect(wall.stage).toMatchObject({ pinned: 'wall', kept: true });
    expect(sceneOf(wall)).toBe('wall');
  });

  it('HD5: a show of hands that was left open ends at once', async () => {
    const { documents } = await fileOf('v3-running-spotlight');
    const { gathering } = opened(readStored(documents));
    expect(gathering.hands).toEqual({ ...(documents['hands'] as object), closesAt: 0, result: null });
    expect(dueNext(gathering, null)).toEqual({ at: 0, name: 'hands.endCount' });
    const { documents: ended } = await fileOf('v3-ended-wall');
    const asked = { ...ended, hands: { ...(ended['hands'] as object), until: 1 } };
    expect(opened(readStored(asked)).gathering.hands).toMatchObject({ until: null, closesAt: null });
  });

  it('GR39: a question that had been groups before still keeps how they ran, and does not run in them', async () => {
    const { documents } = await fileOf('v3-planned');
    const plan = documents['plan'] as Plan;
    const items = plan.items.map((item) => ({ ...item, format: presetNamed('pairs') }));
    const { gathering } = opened(readStored({ ...documents, plan: { ...plan, items } }));
    expect(gathering.plan.items.map(({ format }) => format?.preset)).toEqual(items.map(() => 'pairs'));
    for (const item of gathering.plan.items) expect(plannedGroups(item) !== null, item.title).toBe(item.kind === 'groups');
  });

  it('GR2: an evening from before there were groups is read as one without any', async () => {
    const { gathering } = opened(readStored((await fileOf('v1-before-groups')).documents));
    expect(gathering.groups).toEqual(NO_GROUPS);
    expect(gathering.plan.items.every((item) => item.format === null)).toBe(true);
  });

  it('GR35: points of two tables that had one id have their own, and what was told stands for the right ones', async () => {
    const { documents } = await fileOf('v1-running-groups');
    const { gathering } = opened(readStored(documents));
    const [breakout] = gathering.groups.breakouts;
    const points = breakout?.tables.flatMap(({ number, sheet }) => sheet.points.map(({ id, text }) => ({ number, id, text }))) ?? [];
    expect(points.map(({ text }) => text)).toEqual([
      'Walk the route home from school.',
      'Walk with us after school.',
      'Answer letters.',
      'Reply within a week.',
    ]);
    expect(new Set(points.map(({ id }) => id)).size).toBe(4);
    // Table 2 said that the point of table 1 was theirs too, with a point of its own that had the same id.
    expect(breakout?.report.told).toMatchObject([{ table: 1, also: [2], point: points[0]?.id, same: [points[1]?.id] }]);
  });

  it('CN1: an evening with a text keeps the older words of consent, one without takes the new ones', async () => {
    const consentOf = async (name: (typeof FILES)[number]): Promise<string> => opened(readStored((await fileOf(name)).documents)).gathering.consent;
    expect(await consentOf('v1-planned')).toBe('shown-and-quoted');
    expect(await consentOf('v1-running-groups')).toBe('shown');
    expect(await consentOf('v1-closed')).toBe('shown');
    expect(await consentOf('v1-before-groups')).toBe('shown');
    // Nobody wrote, and nobody can any more: its record says what its phones showed.
    const { documents } = await fileOf('v1-closed');
    const empty = opened(readStored({ ...documents, floor: { ...(documents['floor'] as object), contributions: [] } }));
    expect(empty.gathering.consent).toBe('shown');
  });
});

describe('MG2: what this program does not know is left alone', () => {
  it('MG2: a newer evening is told apart from one that cannot be read', async () => {
    const { documents } = await fileOf('v1-planned');
    expect(readStored({ ...documents, schema: SCHEMA + 1 })).toBe('newer');
    expect(readStored({ ...documents, schema: 0 })).toBe('unreadable');
    expect(readStored({ ...documents, plan: 'none' })).toBe('unreadable');
    expect(readStored({ ...documents, floor: { contributions: [{ id: 1 }] } })).toBe('unreadable');
    expect(readStored({})).toBe('unreadable');
  });
});
