import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { participantView } from '../../shared/views/participant.ts';
import { projectorView } from '../../shared/views/projector.ts';
import { tableView } from '../../shared/views/table.ts';
import { Evening, KEYS, groupSteps } from './evening.ts';
import { GroupEvening, keyOf, pointId } from './groups-evening.ts';
import { SEAT_KEYS } from './groups-inputs.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

const TABLES = [1, 2, 3, 4];
const LINES = /lines-\d+-end/g;
/** Texts of points and of messages, which no two share. */
const linesIn = (value: unknown): Set<string> => new Set(JSON.stringify(value).match(LINES) ?? []);

/** What the room may see, said out here once more: told, and let through. */
const shownTo = ({ groups }: Gathering): Set<string> => linesIn(groups.breakouts.map((one) => one.report.told.filter((told) => told.shown)));

/** Every third state of random evenings with groups, since each has many views. */
const throughEvenings = (look: (evening: Evening) => void, numRuns: number): void => {
  fc.assert(
    fc.property(groupSteps, fc.integer(), (all, seed) => {
      const evening = new Evening(seed);
      for (const [index, one] of all.entries()) {
        evening.goes(one);
        if (index % 3 === 0 && evening.state.groups.breakouts.length > 0) look(evening);
      }
    }),
    { numRuns },
  );
};

/** Texts of a view beyond those that it may hold. */
const beyond = (view: object, ...allowed: ReadonlySet<string>[]): string[] =>
  [...linesIn(view)].filter((text) => !allowed.some((some) => some.has(text)));

/** What the crew may read of the sheets. */
const letOut = ({ groups }: Gathering): Set<string> =>
  linesIn(
    groups.breakouts.flatMap(({ phase, tables }) =>
      tables
        .filter(({ sheet }) => sheet.agreed || phase === 'reporting' || phase === 'over')
        .map(({ sheet }) => sheet.points.filter((point) => !point.struck)),
    ),
  );

describe('VW1 VW5 VW6: who may see what a table wrote', () => {
  it('VW1 VW5 VW6: phones and moderator none; projector what was let through; a table its own beside; the crew what was let out to them', () => {
    let seen = 0;
    throughEvenings(({ state, now }) => {
      const shown = shownTo(state);
      expect(beyond(participantView(state, now, false))).toEqual([]);
      expect(beyond(moderatorView(state, SURROUNDINGS))).toEqual([]);
      const projector = projectorView(state, SURROUNDINGS);
      expect(beyond(projector, projector.scene === 'groups' ? shown : new Set())).toEqual([]);
      seen += linesIn(projector).size;
      for (const number of TABLES) {
        const own = linesIn(state.groups.breakouts.map((one) => one.tables.filter((table) => table.number === number)));
        expect(beyond(tableView(state, number), own, shown)).toEqual([]);
      }
      const told = linesIn(state.groups.breakouts.map((one) => one.report));
      expect(beyond(consoleView(state, SURROUNDINGS), letOut(state), told)).toEqual([]);
    }, 80);
    expect(seen).toBeGreaterThan(10);
  });
  it('VW1 VW5 VW6: no key, no hash of a key, no badge of another table, in any view', () => {
    throughEvenings(({ state, now }) => {
      const holders = state.groups.breakouts.flatMap((one) => one.seats.flatMap((seat) => seat.holder ?? []));
      const secrets = [...KEYS, ...SEAT_KEYS, ...holders, ...state.answered];
      const room = [
        participantView(state, now, false),
        projectorView(state, SURROUNDINGS),
        moderatorView(state, SURROUNDINGS),
        consoleView(state, SURROUNDINGS),
      ];
      const tables = TABLES.map((table) => tableView(state, table));
      const all = JSON.stringify([room, tables]);
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
      expect(JSON.stringify(room)).not.toContain('OFATABLE');
      for (const { table: number, groups } of tables) {
        const own = state.groups.breakouts.find((one) => one.id === groups?.id)?.tables.find((table) => table.number === number);
        expect(groups?.sheet.scribe).toBe(own?.sheet.scribe);
      }
    }, 40);
  });
});

describe('VW4: the console', () => {
  it('VW4: has its groups made anew where they or the plan have changed, and not because somebody has written', () => {
    const evening = GroupEvening.begun();
    const groups = () => consoleView(evening.state, SURROUNDINGS).groups;
    const before = groups();
    evening.does('participant', 'floor.write', { key: KEYS[0], topic: 'respect', text: 'Words', audience: 'show' });
    expect(groups()).toBe(before);
    evening.notes(1, 'a');
    expect(groups().breakouts[0]?.tables[0]?.written).toBe(1);
    const asked = groups();
    evening.does('organiser', 'plan.editSettings', { moderation: false });
    expect(groups()).not.toBe(asked);
    expect(groups()).toEqual(asked);
  });
});

describe('VW5: a table', () => {
  it('VW5: sees its place, its number of people, and nothing where the card is of no table in use', () => {
    const evening = GroupEvening.begun();
    evening.takes(1);
    evening.notes(1, 'a');
    expect(tableView(evening.state, 1).groups?.sheet.points).toHaveLength(1);
    expect(tableView(evening.state, 2).groups?.sheet.points).toHaveLength(0);
    expect(tableView(evening.state, 17)).toMatchObject({ table: 17, groups: null, notInUse: true });
    expect(JSON.stringify(TABLES.map((table) => tableView(evening.state, table)))).not.toContain(keyOf(1));
    evening.lead('groups.finish');
    expect(tableView(evening.state, 1).groups?.sheet.points).toHaveLength(1);
  });
  it('VW5: sees which of its points wait for the crew, as no other table does', () => {
    const evening = GroupEvening.reporting({}, (groups) => groups.notes(1, 'a'));
    evening.does('organiser', 'plan.editSettings', { moderation: true });
    evening.by(1, 'report.tell', { point: pointId('a') });
    expect(tableView(evening.state, 1).groups?.report).toMatchObject({ waiting: pointId('a'), told: [] });
    expect(JSON.stringify(tableView(evening.state, 2))).not.toContain('Words of a');
    expect(JSON.stringify(projectorView(evening.state, SURROUNDINGS))).not.toContain('Words of a');
    expect(JSON.stringify(consoleView(evening.state, SURROUNDINGS))).toContain('Words of a');
  });
});
