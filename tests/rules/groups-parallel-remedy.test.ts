import { describe, expect, it } from 'vitest';
import { timeFacts, type TimeFacts } from '../../facilitator-ui/panels/time/facts.ts';
import { offersFor } from '../../facilitator-ui/panels/time/offers.ts';
import { inParallel, inTurn } from '../../facilitator-ui/panels/time/parallel.ts';
import { previewOf, type Remedy } from '../../facilitator-ui/panels/time/remedy.ts';
import type { CommandName } from '../../shared/gathering/commands.ts';
import { minutes } from '../../shared/gathering/time.ts';
import { project } from '../../shared/gathering/timekeeper/projection.ts';
import { eveningTimes } from '../../shared/gathering/timekeeper/times.ts';
import { consoleGroups } from '../../shared/views/console-groups.ts';
import { eveningFacts } from '../../shared/views/evening.ts';
import { Evening, START } from './evening.ts';
import { at, worked } from './worked.ts';

const factsOf = ({ state, now }: Evening): TimeFacts =>
  timeFacts({ evening: eveningFacts(state), run: state.run, groups: consoleGroups(state) }, now);

/** Presses a remedy, and carries out what it sends. */
const press = (evening: Evening, remedy: Remedy | undefined | null): void => {
  if (!remedy) throw new Error('not offered');
  void remedy.press((name: CommandName, input: unknown) => {
    evening.does('facilitator', name, input, 0);
    return Promise.resolve(null);
  });
};

/** In the second question, an hour late. */
const late = (): Evening => {
  const evening = new Evening();
  evening.now = START;
  evening.does('facilitator', 'run.start');
  evening.does('facilitator', 'run.jump', { item: 'respect' }, minutes(70));
  evening.does('facilitator', 'run.jump', { item: 'protect' }, minutes(50));
  return evening;
};

describe('the last two questions in parallel groups', () => {
  it('GR31, TK34: what the remedy shows is what the rule does', () => {
    const evening = late();
    const remedy = inParallel(factsOf(evening));
    expect(remedy?.label).toBe('Run Involve and Represent in parallel groups');
    const shown = project(remedy?.after ?? eveningTimes(evening.state), 1, evening.now);
    press(evening, remedy);
    const done = project(eveningTimes(evening.state), 1, evening.now);
    expect(shown.finishesAt).toBe(done.finishesAt);
    expect(shown.later.map(({ startsAt, length }) => [startsAt, length])).toEqual(done.later.map(({ startsAt, length }) => [startsAt, length]));
    expect(evening.state.plan.items.find((item) => item.kind === 'groups')?.title).toBe('Involve and Represent in groups');
  });

  it('GR31: they run one after the other again, and the end is where it was', () => {
    const evening = late();
    const before = project(eveningTimes(evening.state), 1, evening.now).finishesAt;
    press(evening, inParallel(factsOf(evening)));
    const [back] = inTurn(factsOf(evening), evening.state.plan.items);
    expect(back?.label).toBe('Run Involve and Represent one after the other again');
    press(evening, back);
    expect(project(eveningTimes(evening.state), 1, evening.now).finishesAt).toBe(before);
    expect(inTurn(factsOf(evening), evening.state.plan.items)).toEqual([]);
  });

  it('GR31: the item that takes their place is named in the preview before there is one', () => {
    const facts = worked();
    const remedy = inParallel(facts);
    if (!remedy) throw new Error('not offered');
    const preview = previewOf(facts.times, remedy, facts.outlook.pace, facts.now);
    expect(preview.rows.map(({ name, item }) => name ?? item)).toEqual(['break', 'Involve and Represent in groups', 'close']);
    expect(preview.dropped).toEqual([]);
    expect(preview.ends.atThisPace).toBeLessThan(facts.outlook.atThisPace.finishesAt);
  });

  it('TK34: offered where there is nothing left to trim, and not where trimming is enough', () => {
    const label = 'Run Involve and Represent in parallel groups';
    const labels = (facts: TimeFacts): string[] => offersFor(facts).map((offer) => offer.label);
    expect(labels(worked())).not.toContain(label);
    expect(labels(worked({ evening: { endsAt: at(20, 20), hardStopAt: at(20, 22) } }))).toContain(label);
  });

  it('GR31: not where one question is left, or where nothing is won by it', () => {
    const evening = late();
    evening.does('facilitator', 'time.drop', { item: 'involve' });
    expect(inParallel(factsOf(evening))).toBeNull();
    const short = late();
    for (const item of ['involve', 'represent']) short.does('facilitator', 'plan.editItem', { id: item, change: { minutes: 7, minimum: 5 } });
    expect(inParallel(factsOf(short))).toBeNull();
  });
});
