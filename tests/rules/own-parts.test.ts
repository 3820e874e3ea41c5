import { describe, expect, it } from 'vitest';
import { ownParts } from '../../facilitator-ui/state/own-parts.ts';
import type { CommandName } from '../../shared/gathering/commands.ts';
import { SAW, sawOf } from '../../shared/gathering/saw/saw.ts';
import type { Part } from '../../shared/gathering/saw/seen.ts';
import type { Sight } from '../../shared/gathering/saw/sight.ts';
import { sightOfState } from '../../shared/gathering/saw/state-sight.ts';
import { buildsOn } from '../../facilitator-ui/state/own-parts.ts';
import { HELP_KINDS } from '../../shared/gathering/groups/model/breakout.ts';
import { factsOf } from '../../shared/gathering/saw/facts.ts';
import { COMMAND_NAMES, Evening, steps } from './evening.ts';
import { GroupEvening, keyOf, round } from './groups-evening.ts';
import fc from 'fast-check';

const sight = (evening: Evening): Sight => sightOfState(evening.state, null);

/** An evening in its first item, and what its console shows. */
const started = (): [Evening, Sight] => {
  const evening = new Evening();
  evening.does('facilitator', 'run.start');
  return [evening, sight(evening)];
};

describe('SW1: what an own step changes along with its own part of the evening', () => {
  it('SW1: the next item brings its scene and its times: a press on these is not about something else', () => {
    const [evening, before] = started();
    evening.does('facilitator', 'stage.show', { scene: 'blank' });
    evening.does('facilitator', 'run.next');
    expect(ownParts(['run'], before, sight(evening))).toEqual(['run', 'time', 'screen', 'groups']);
  });

  it('SW1: what a colleague has changed in the same view is not known: a scene, a minute', () => {
    const [evening, before] = started();
    evening.does('facilitator', 'run.next');
    evening.does('organiser', 'stage.show', { scene: 'wall' });
    evening.does('organiser', 'time.setBudget', { item: 'respect', minutes: 12 });
    expect(ownParts(['run'], before, sight(evening))).toEqual(['run', 'groups']);
  });

  it('SW1: a step about nothing that others build on is its own part alone', () => {
    const [evening, before] = started();
    evening.does('facilitator', 'stage.show', { scene: 'wall' });
    expect(ownParts(['screen'], before, sight(evening))).toEqual(['screen']);
  });

  it('SW1: a view with a colleague’s step in the same part is not one’s own, whether it came before or after one’s own step', () => {
    const evening = GroupEvening.begun({ rounds: [round(), round()] });
    const input = { breakout: evening.breakout.id, table: 1 };
    evening.does('table', 'table.help', { breakout: input.breakout, kind: HELP_KINDS[0] });
    const facts = (): string => factsOf('groups', input, sightOfState(evening.state, null));
    const known = facts();
    const own = evening.lead('groups.settleHelp', { table: 1 });
    expect(own.facts).toEqual([known, facts()]);
    // A phone that takes a number meanwhile is nobody's step.
    evening.does('participant', 'seats.take', { breakout: input.breakout, key: keyOf(1) });
    expect(own.facts?.[1]).toBe(facts());
    evening.lead('groups.next', { round: 2 });
    expect(own.facts?.[1]).not.toBe(facts());
    const later = evening.lead('groups.extend', { table: 1, minutes: 1 });
    expect(later.facts?.[0]).not.toBe(own.facts?.[1]);
  });

  it('SW1: each part that a command of another part may change under it is one that it builds on', () => {
    const partOf = (name: CommandName): Part | null => {
      const entry = SAW[name];
      return 'of' in entry ? entry.part : null;
    };
    /** Those that a person gives one after the other in the run of an evening, on their own. */
    const tried: readonly [CommandName, object][] = [
      ['run.next', {}],
      ['time.trim', { how: 'planned' }],
      ['time.endAt', { at: null }],
      ['stage.show', { scene: 'wall' }],
      ['groups.form', { item: 'respect' }],
      ['hands.ask', { until: 0 }],
    ];
    const missing = new Set<string>();
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const step of all) {
          const before = tried.map(([name, input]) => JSON.stringify(sawOf(name, input as never, sight(evening))));
          evening.goes(step);
          const part = COMMAND_NAMES.includes(step.name as CommandName) ? partOf(step.name as CommandName) : null;
          if (part === null || step.role === 'system') continue;
          tried.forEach(([name, input], index) => {
            const own = partOf(name);
            const changed = JSON.stringify(sawOf(name, input as never, sight(evening))) !== before[index];
            if (changed && own !== null && own !== part && !buildsOn(own).includes(part)) missing.add(`${name} on ${step.name}`);
          });
        }
      }),
      { numRuns: 100 },
    );
    expect([...missing]).toEqual([]);
  });
});
