import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from '../../shared/gathering/code.ts';
import type { Contribution } from '../../shared/gathering/floor/model/contribution.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { participantView } from '../../shared/views/participant.ts';
import { applyPatch, diffViews } from '../../shared/views/patch.ts';
import { projectorView } from '../../shared/views/projector.ts';
import { tableView } from '../../shared/views/table.ts';
import { Evening, hashOf, KEYS, steps } from './evening.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

const [A = '', B = '', C = '', D = '', E = ''] = KEYS;
const TEXT = /words-\d+-end/g;

/** Every text that anybody has ever sent, so that a withdrawn or replaced one is searched for too. */
const textsIn = (value: unknown): Set<string> => new Set(JSON.stringify(value).match(TEXT) ?? []);

/** What the room may see: said out here once more, apart from the rule that the views use. */
const releasedTexts = (state: Gathering): Set<string> =>
  textsIn(
    state.floor.contributions.filter((one) => one.batch !== null && one.audience === 'show' && one.decision === 'shown').map((one) => one.text),
  );

/** Walks random evenings and looks at each state on the way. */
const throughEvenings = (look: (evening: Evening) => void, numRuns = 120): void => {
  fc.assert(
    fc.property(steps, fc.integer(), (all, seed) => {
      const evening = new Evening(seed);
      for (const { role, name, input, after, table } of all) {
        evening.send(role, name, input, after, table);
        look(evening);
      }
    }),
    { numRuns },
  );
};

describe('VW1: a phone and the projector hold no words but those that were released to the room', () => {
  it('VW1: in any evening, after any command', () => {
    let seen = 0;
    throughEvenings(({ state, now }) => {
      const released = releasedTexts(state);
      for (const view of [participantView(state, now, false), projectorView(state, SURROUNDINGS)]) {
        const json = JSON.stringify(view);
        for (const text of textsIn(view)) {
          expect(released).toContain(text);
          seen += 1;
        }
        for (const key of KEYS) expect(json).not.toContain(key);
      }
    });
    // The property says something only where words do get shown.
    expect(seen).toBeGreaterThan(50);
  });
  it('VW1: no id of what is not shown, no tombstone, no id of a command, no reason of a pause', () => {
    throughEvenings(({ state, now }) => {
      const hidden = state.floor.contributions.filter((one) => one.decision !== 'shown').map((one) => one.id);
      for (const view of [participantView(state, now, false), projectorView(state, SURROUNDINGS)]) {
        const json = JSON.stringify(view);
        for (const id of [...hidden, ...state.floor.withdrawn, ...state.answered]) expect(json).not.toContain(id);
        for (const pause of view.run.pauses) expect(Object.keys(pause).sort()).toEqual(['from', 'to']);
      }
    }, 40);
  });
  it('VW1: words leave both with an edit, a withdrawal, or a decision', () => {
    for (const leave of ['edit', 'withdraw', 'decide']) {
      const evening = new Evening();
      const id = evening.mixed(A, 'somebody said this');
      evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
      evening.does('facilitator', 'stage.spotlight', { id });
      const all = (): string => JSON.stringify([participantView(evening.state, evening.now, false), projectorView(evening.state, SURROUNDINGS)]);
      expect(all().split('somebody said this')).toHaveLength(3);
      if (leave === 'edit') evening.does('participant', 'floor.edit', { key: A, text: 'else', topic: 'else', audience: 'show' });
      if (leave === 'withdraw') evening.does('participant', 'floor.withdraw', { key: A });
      if (leave === 'decide') evening.does('moderator', 'floor.decide', { id, decision: 'held', reason: 'other' });
      expect(all()).not.toContain('somebody said this');
    }
  });
});

describe('VW2: the projector holds just what its scene shows', () => {
  it('VW2: words on the wall and in the spotlight alone', () => {
    throughEvenings(({ state }) => {
      const view = projectorView(state, SURROUNDINGS);
      if (view.scene !== 'wall' && view.scene !== 'spotlight') expect(textsIn(view).size).toBe(0);
      if (view.scene === 'spotlight') expect(textsIn(view).size).toBeLessThanOrEqual(1);
    }, 60);
  });
  it('VW2: the Wi-Fi and its password on the welcome alone', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editSettings', { wifi: { name: 'Hall', password: 'a-word-to-keep' } });
    expect(projectorView(evening.state, SURROUNDINGS).wifi).toEqual({ name: 'Hall', password: 'a-word-to-keep' });
    evening.does('facilitator', 'run.start');
    for (const scene of ['agenda', 'question', 'wall', 'closing', 'blank']) {
      evening.does('facilitator', 'stage.show', { scene });
      expect(JSON.stringify(projectorView(evening.state, SURROUNDINGS))).not.toContain('a-word-to-keep');
    }
  });
  it('VW2: the wall of the question of the moment', () => {
    const evening = new Evening();
    for (const [key, topic] of [
      [A, 'respect'],
      [B, 'protect'],
      [C, 'respect'],
    ] as const) {
      evening.does('moderator', 'floor.decide', { id: evening.mixed(key, `words on ${topic}`, topic), decision: 'shown' });
    }
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    expect(projectorView(evening.state, SURROUNDINGS).wallCount).toBe(3);
    evening.does('facilitator', 'run.jump', { item: 'respect' });
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    expect(projectorView(evening.state, SURROUNDINGS)).toMatchObject({ wallCount: 2, question: { id: 'respect' }, written: 2 });
  });
});

describe('VW3: console and moderator hold what was mixed in until the close; what is for the record only is on no screen', () => {
  it('VW3: in any evening', () => {
    throughEvenings(({ state }) => {
      // Two people may write the same words: what is seen of one says nothing of the other.
      const seen = textsIn(state.floor.contributions.filter((one) => one.batch !== null && one.audience !== 'record'));
      const unseen = (some: readonly Contribution[]): Set<string> => new Set([...textsIn(some)].filter((text) => !seen.has(text)));
      const pooled = unseen(state.floor.contributions.filter((one) => one.batch === null));
      const record = unseen(state.floor.contributions.filter((one) => one.audience === 'record'));
      const there = textsIn(state.floor);
      const console = textsIn(consoleView(state, SURROUNDINGS));
      const moderator = textsIn(moderatorView(state, SURROUNDINGS));
      for (const text of [...console, ...moderator]) expect(pooled.has(text) || record.has(text) || !there.has(text)).toBe(false);
      if (state.run.closedAt !== null) expect([...console, ...moderator]).toEqual([]);
    }, 60);
  });
  it('VW3: an inbox helper’s screen is told of review and mixing what the plan says', () => {
    const evening = new Evening();
    for (const settings of [{ moderation: true }, { moderation: false, mixSeconds: 0 }, { mixSeconds: 40 }]) {
      evening.does('facilitator', 'plan.editSettings', settings);
      const { moderation, mixSeconds } = evening.state.plan.settings;
      expect(moderatorView(evening.state, SURROUNDINGS).review).toEqual({ moderation, mixSeconds });
    }
  });
  it('VW3: after the close nothing that was written is on any screen, least of all what is for the record only', () => {
    const evening = new Evening();
    evening.mixed(A, 'for the record', 'respect', 'record');
    const id = evening.mixed(B, 'for everybody');
    evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
    evening.writes(C, 'not mixed in yet');
    const screens = (): string => JSON.stringify([consoleView(evening.state, SURROUNDINGS), moderatorView(evening.state, SURROUNDINGS)]);
    evening.does('facilitator', 'run.start');
    expect(screens()).toContain('for everybody');
    evening.does('facilitator', 'run.end');
    expect(screens()).not.toMatch(/for the record|not mixed in yet/);
    evening.does('organiser', 'run.close');
    expect(screens()).not.toMatch(/for the record|not mixed in yet|for everybody/);
  });
  it('VW3: a console cannot tell from its view that somebody has just written', () => {
    const evening = new Evening();
    evening.mark();
    const before = JSON.stringify([consoleView(evening.state, SURROUNDINGS), moderatorView(evening.state, SURROUNDINGS)]);
    evening.writes(D, 'just now');
    expect(JSON.stringify([consoleView(evening.state, SURROUNDINGS), moderatorView(evening.state, SURROUNDINGS)])).toBe(before);
    expect(before).not.toContain(hashOf(D));
  });
});

describe('VW4: a view and what changed since give the newer view', () => {
  it('VW4: for every pair of states on the way through any evening', () => {
    fc.assert(
      fc.property(steps, fc.integer(), fc.nat(5), (all, seed, stride) => {
        const evening = new Evening(seed);
        const views = (): object[] => [
          consoleView(evening.state, SURROUNDINGS),
          moderatorView(evening.state, SURROUNDINGS),
          projectorView(evening.state, SURROUNDINGS),
          participantView(evening.state, evening.now, true),
          tableView(evening.state, 1),
        ];
        let old = views();
        let held = old;
        for (const [index, { role, name, input, after, table }] of all.entries()) {
          evening.send(role, name, input, after, table);
          if (index % (stride + 1) !== 0) continue;
          const newer = views();
          held = held.map((view, kind) => {
            const patch = diffViews(old[kind] ?? {}, newer[kind] ?? {});
            return patch ? applyPatch(view, JSON.parse(JSON.stringify(patch)) as typeof patch) : view;
          });
          expect(JSON.parse(JSON.stringify(held))).toEqual(JSON.parse(JSON.stringify(newer)));
          old = newer;
        }
      }),
      { numRuns: 60 },
    );
  });
  it('VW4: of a list the things that changed are sent with their places, and the whole list where it was put in another order', () => {
    const list = (...shown: { id: string; text?: string }[]): { shown: object[] } => ({ shown });
    const [a, b, c, d] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
    const gives = (before: object, after: object): unknown => {
      const patch = diffViews(before, after);
      if (patch) expect(applyPatch(before, patch)).toEqual(after);
      return patch;
    };
    expect(gives(list(b, c), list(a, b, c, d))).toEqual({
      set: {},
      lists: {
        shown: {
          put: [
            [0, a],
            [3, d],
          ],
          drop: [],
        },
      },
    });
    expect(gives(list(a, b, c), list(a, { id: 'b', text: 'new' }))).toEqual({
      set: {},
      lists: { shown: { put: [[1, { id: 'b', text: 'new' }]], drop: ['c'] } },
    });
    expect(gives(list(a, b), list())).toEqual({ set: {}, lists: { shown: { put: [], drop: ['a', 'b'] } } });
    expect(gives(list(a, b, c), list(c, a, b))).toEqual({ set: list(c, a, b), lists: {} });
    expect(gives(list(a, b), list(a, b))).toBeNull();
  });
  it('VW4: a phone is told little of a decision that shows nothing, and of one card on a full wall', () => {
    const evening = new Evening();
    const keys = Array.from({ length: 42 }, (_, at) => `${ALPHABET.charAt(at % 8)}${ALPHABET.charAt(at >> 3)}${A.slice(2)}`);
    const cards = keys.map((key, at) => evening.mixed(key, `Card ${at} `.padEnd(120, '.')));
    const bytesOf = (at: number, decision: 'shown' | 'parked'): number => {
      const before = participantView(evening.state, evening.now, false);
      evening.does('moderator', 'floor.decide', { id: cards[at] ?? '', decision });
      return JSON.stringify(diffViews(before, participantView(evening.state, evening.now, false))).length;
    };
    for (let at = 0; at < 40; at += 1) bytesOf(at, 'shown');
    expect(bytesOf(40, 'parked')).toBeLessThan(100);
    expect(bytesOf(41, 'shown')).toBeLessThan(400);
  });
  it('VW4: nothing is sent where nothing changed', () => {
    const { state } = new Evening();
    expect(diffViews(consoleView(state, SURROUNDINGS), consoleView(state, SURROUNDINGS))).toBeNull();
  });
});

describe('RN10: once the evening is closed the console is told in numbers what became of all that was written', () => {
  it('RN10: by what was decided, and as one number what is for the record only', () => {
    const evening = new Evening();
    for (const [key, decision] of [
      [A, 'shown'],
      [B, 'shown'],
      [C, 'parked'],
    ] as const)
      evening.does('moderator', 'floor.decide', { id: evening.mixed(key, 'words', 'respect'), decision });
    evening.mixed(D, 'words', 'respect', 'record');
    evening.writes(E, 'never mixed in');
    evening.does('facilitator', 'run.start');
    evening.does('facilitator', 'run.end');
    expect(consoleView(evening.state, SURROUNDINGS).record).toBeNull();
    evening.does('organiser', 'run.close');
    expect(consoleView(evening.state, SURROUNDINGS).record).toEqual({
      written: 5,
      decided: { shown: 2, parked: 1, waiting: 1, 'read-out': 0, held: 0, shelved: 0 },
      recordOnly: 1,
    });
    expect(moderatorView(evening.state, SURROUNDINGS)).not.toHaveProperty('record');
  });
  it('RN10: in any evening the numbers add up to all that was written, and there are none before the close', () => {
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const { role, name, input, after, table } of all) evening.send(role, name, input, after, table);
        if (evening.state.run.closedAt === null) expect(consoleView(evening.state, SURROUNDINGS).record).toBeNull();
        evening.send('system', 'run.close');
        const { record } = consoleView(evening.state, SURROUNDINGS);
        const sum = Object.values(record?.decided ?? {}).reduce((before, one) => before + one, record?.recordOnly ?? 0);
        expect([record?.written, sum]).toEqual([evening.state.floor.contributions.length, evening.state.floor.contributions.length]);
      }),
      { numRuns: 60 },
    );
  });
});
