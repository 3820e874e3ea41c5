import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../shared/gathering/carry-out.ts';
import type { Message } from '../../shared/gathering/message.ts';
import { COMMANDS, type CommandName, type InputOf } from '../../shared/gathering/commands.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { isRefusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { SAW, sawOf } from '../../shared/gathering/saw/saw.ts';
import type { Sight } from '../../shared/gathering/saw/sight.ts';
import { consoleView, moderatorView } from '../../shared/views/console.ts';
import { sightOfConsole, sightOfModerator, sightOfTable } from '../../shared/views/sight.ts';
import { tableView } from '../../shared/views/table.ts';
import { DAY, HOUR, MINUTE } from '../../shared/gathering/time.ts';
import { COMMAND_NAMES, Evening, hashOf, inputOf, KEYS, START, steps, type Step } from './evening.ts';
import { sawNow } from '../tools/saw-now.ts';
import { partOf } from '../../facilitator-ui/state/parts.ts';
import { factsOf } from '../../shared/gathering/saw/facts.ts';
import { sightOfState } from '../../shared/gathering/saw/state-sight.ts';
import { GroupEvening, LEAD, round } from './groups-evening.ts';
import { resolved } from './groups-inputs.ts';
import { SURROUNDINGS } from '../tools/surroundings.ts';

const NAMED = COMMAND_NAMES.filter((name) => 'of' in SAW[name]);
/** A view as it arrives on a screen. */
const arrived = <View>(view: View): View => JSON.parse(JSON.stringify(view)) as View;

const context = (evening: Evening, role: Role, table: number): Parameters<typeof carryOut>[2] => ({
  role,
  ...(role === 'table' ? { table } : {}),
  now: evening.now,
  random: () => 0.5,
  hash: hashOf,
});

let ids = 0;
const message = (name: string, input: unknown, saw: unknown): Message => {
  ids += 1;
  return { id: `saw-message-${String(ids).padStart(8, '0')}`, name, input, saw };
};

describe('SW1: what others may change', () => {
  it('SW1: every command names what its sender saw, or says why it need not', () => {
    for (const name of COMMAND_NAMES) {
      const entry = SAW[name];
      if (!('of' in entry)) expect(entry.why).toMatch(/^[A-Z].*\.$/);
      // What only a phone or the clock sends is nobody else's; whatever the crew can send is named but for a few that say why.
      if (COMMANDS[name].roles.every((role) => role === 'participant' || role === 'system')) expect(entry).not.toHaveProperty('of');
    }
    expect(NAMED.length).toBeGreaterThan(50);
  });

  it('SW1: one that saw something else is refused without a change, for every command that names what was seen', () => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(steps, fc.integer(), (all, seed) => {
        const evening = new Evening(seed);
        for (const step of all) {
          tryOtherwise(evening, step, refused);
          evening.goes(step);
        }
      }),
      { numRuns: 300 },
    );
    followUps(refused);
    // Those that are only ever sent as an undo are tried below.
    const undos = ['run.takeBack', 'time.restoreBudgets', 'time.inTurn', 'groups.discard', 'groups.stepBack'];
    expect(NAMED.filter((name) => !refused.has(name) && !undos.includes(name))).toEqual([]);
  });

  it('SW1: what was pressed before a change and arrives after it is refused, or would change nothing', () => {
    let refused = 0;
    fc.assert(
      fc.property(steps, fc.integer(), fc.array(fc.tuple(fc.constantFrom(...NAMED), fc.nat()), { maxLength: 20 }), (all, seed, late) => {
        const evening = new Evening(seed);
        const pressed: { name: CommandName; input: unknown; saw: unknown; role: Role }[] = [];
        for (const [index, step] of all.entries()) {
          const [name, choice] = late[index % Math.max(1, late.length)] ?? ['run.next', 0];
          const input = resolved(fc.sample(inputOf(name), { numRuns: 1, seed: choice })[0], evening.state);
          const role: Role = COMMANDS[name].roles[0] ?? 'organiser';
          pressed.push({ name, input, role, saw: sawNow(evening.state, role, 1, name, input) });
          evening.goes(step);
          const old = pressed[choice % pressed.length];
          if (!old) continue;
          const now = sawNow(evening.state, old.role, 1, old.name, old.input);
          if (JSON.stringify(now) === JSON.stringify(old.saw)) continue;
          const before = evening.json();
          const outcome = carryOut(evening.state, message(old.name, old.input, old.saw), context(evening, old.role, 1));
          expect(evening.json()).toBe(before);
          if (isRefusal(outcome)) refused += 1;
          else expect(outcome.state).toBe(evening.state);
        }
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('SW1: an older "Show" does not put up what a colleague has held back since, nor what its writer has changed', () => {
    const evening = new Evening();
    const id = evening.mixed(KEYS[0] ?? '', 'names an officer');
    const input = { id, decision: 'shown' };
    const saw = sawNow(evening.state, 'moderator', 1, 'floor.decide', input);
    evening.does('facilitator', 'floor.decide', { id, decision: 'held', reason: 'names-someone' });
    const late = evening.message('moderator', message('floor.decide', input, saw));
    expect(late).toEqual({ refused: 'changed-meanwhile', changed: 'contribution' });
    expect(evening.state.floor.contributions[0]?.decision).toBe('held');

    const other = evening.mixed(KEYS[1] ?? '', 'first words');
    const show = { id: other, decision: 'shown' };
    const before = sawNow(evening.state, 'moderator', 1, 'floor.decide', show);
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    evening.does('participant', 'floor.edit', { key: KEYS[1], text: 'quite other words', topic: 'respect', audience: 'show' });
    expect(evening.message('moderator', message('floor.decide', show, before))).toMatchObject({ refused: 'changed-meanwhile' });
    expect(evening.state.floor.contributions.find((one) => one.id === other)?.decision).toBe('waiting');
  });

  it('SW1: two consoles that press "Next" in one moment move the evening one item', () => {
    const evening = new Evening();
    evening.does('facilitator', 'run.start');
    const saw = sawNow(evening.state, 'facilitator', 1, 'run.next', {});
    expect(isRefusal(evening.message('organiser', message('run.next', {}, saw)))).toBe(false);
    expect(evening.message('facilitator', message('run.next', {}, saw))).toEqual({ refused: 'changed-meanwhile', changed: 'run' });
    expect(evening.state.run.segments).toHaveLength(2);
  });

  it('SW1: a message to a table does not take the place of one of a colleague’s that nobody has read', () => {
    const evening = GroupEvening.begun();
    const input = { breakout: evening.breakout.id, table: 1, text: 'Five more minutes' };
    evening.lead('groups.message', { table: 1, text: 'Write it down' });
    const saw = sawNow(evening.state, LEAD, 1, 'groups.message', input);
    evening.lead('groups.message', { table: 1, text: 'Leave by the back door' });
    expect(evening.message(LEAD, message('groups.message', input, saw))).toEqual({ refused: 'changed-meanwhile', changed: 'groups' });
    expect(evening.table(1).message?.text).toBe('Leave by the back door');
  });

  it('SW1: two people who change two fields of the plan do not stand in each other’s way', () => {
    const evening = new Evening();
    const title = sawNow(evening.state, 'organiser', 1, 'plan.editDetails', { title: 'A' });
    evening.does('facilitator', 'plan.editDetails', { place: 'Elsewhere' });
    expect(isRefusal(evening.message('organiser', message('plan.editDetails', { title: 'A' }, title)))).toBe(false);
    expect(evening.message('organiser', message('plan.editDetails', { title: 'B' }, title))).toMatchObject({
      refused: 'changed-meanwhile',
      changed: 'plan',
    });
  });

  it('SW1: the order in which a screen names the fields of a change says nothing', () => {
    const evening = new Evening();
    const input = { writingUntil: START + 9 * HOUR, place: 'Elsewhere', endsAt: START + 4 * HOUR, hardStopAt: START + 4 * HOUR, title: 'A' };
    const saw = sawNow(evening.state, 'organiser', 1, 'plan.editDetails', input);
    expect(isRefusal(evening.message('organiser', message('plan.editDetails', input, saw)))).toBe(false);
  });

  it('SW1: a command that must name what was seen and does not is refused', () => {
    const evening = new Evening();
    expect(evening.message('facilitator', { id: 'message-unseen', name: 'run.start', input: {} })).toEqual({ refused: 'malformed', field: 'saw' });
  });
});

/** Where this step would be carried out, sends it once more as if its sender had seen something else. */
const tryOtherwise = (evening: Evening, { role, name, input, table }: Step, refused: Set<string>): void => {
  const named = NAMED.find((one) => one === name);
  // The clock closes whatever it finds, and has looked at nothing.
  if (!named || role === 'system') return;
  const meant = resolved(input, evening.state);
  const saw = sawNow(evening.state, role, table, name, meant);
  const right = carryOut(evening.state, message(name, meant, saw), context(evening, role, table));
  if (isRefusal(right) || right.state === evening.state) return;
  const before = evening.json();
  const wrong = carryOut(evening.state, message(name, meant, ['something else', saw]), context(evening, role, table));
  expect(wrong).toMatchObject({ refused: 'changed-meanwhile' });
  expect(evening.json()).toBe(before);
  refused.add(name);
};

/** Commands that random evenings hardly reach, since each needs another before it. */
const followUps = (refused: Set<string>): void => {
  const evening = GroupEvening.begun({ rounds: [round(), round()] });
  const { id: breakout } = evening.breakout;
  const goes = (role: Role, name: CommandName, input: object, table = 1): void => {
    const step: Step = { role, name, input, after: 1000, table };
    tryOtherwise(evening, step, refused);
    evening.does(role, name, input, 1000, table);
  };
  evening.does('participant', 'seats.take', { breakout, key: 'ABCDEFGHJKMN' });
  goes(LEAD, 'seats.dealing', { breakout, on: false });
  goes(LEAD, 'seats.renumber', { breakout });
  for (const table of [1, 2]) goes(LEAD, 'seats.people', { breakout, table, people: 3 });
  goes(LEAD, 'groups.merge', { breakout, from: 1, into: 2 });
  goes(LEAD, 'groups.part', { breakout, table: 1 });
  goes('table', 'table.more', { breakout });
  goes('table', 'table.help', { breakout, kind: 'stuck' });
  goes(LEAD, 'groups.settleHelp', { breakout, table: 1 });
  goes(LEAD, 'groups.next', { breakout, round: 2 });
  goes(LEAD, 'hands.ask', { until: START + 3 * HOUR });
  goes(LEAD, 'hands.endCount', {});
  goes(LEAD, 'hands.settle', {});
  goes(LEAD, 'stage.show', { scene: 'wall' });
  goes(LEAD, 'stage.turnWall', { page: 1, turning: false });
  goes(LEAD, 'stage.keep', { kept: true });
  const words = evening.mixed('ABCDEFGHJKMP', 'to be read out', 'respect', 'read-out');
  evening.does('moderator', 'floor.decide', { id: words, decision: 'read-out' });
  goes('moderator', 'floor.readAloud', { id: words, readAloud: true });
  goes(LEAD, 'run.began', { item: 'food', at: evening.now - MINUTE });
  goes(LEAD, 'run.pause', { reason: 'heated' });
  goes(LEAD, 'run.pauseReason', { from: evening.state.run.pauses[0]?.from, reason: 'technical' });
  goes(LEAD, 'run.resume', {});
  evening.does('system', 'time.beat');
  evening.does('system', 'time.wake', {}, 2 * MINUTE);
  goes(LEAD, 'run.discount', { from: evening.state.run.outages[0]?.from });
  goes(LEAD, 'time.drop', { item: 'break' });
  goes(LEAD, 'time.bringBack', { item: 'break' });
  goes(LEAD, 'run.next', {});
  goes(LEAD, 'run.back', {});
  goes(LEAD, 'run.endItem', {});
  goes(LEAD, 'run.jump', { item: 'respect' });
  goes(LEAD, 'run.end', {});
  evening.now += 2 * DAY;
  goes(LEAD, 'run.notYet', {});
  goes('organiser', 'run.close', {});

  const telling = GroupEvening.reporting();
  tryOtherwise(telling, { role: LEAD, name: 'report.pass', input: { breakout: telling.breakout.id, table: 1 }, after: 0, table: 1 }, refused);
  telling.lead('report.say', { table: 1, text: 'Walk with us' });
  const also = { breakout: telling.breakout.id, table: 2, told: telling.report.told[0]?.point, also: true };
  tryOtherwise(telling, { role: LEAD, name: 'report.also', input: also, after: 0, table: 2 }, refused);
};

describe('SW3: a screen that is up to date has seen what the state says', () => {
  const sights = (state: Gathering, role: Role, table: number): Sight | null => {
    if (role === 'table') return sightOfTable(arrived(tableView(state, table)));
    if (role === 'moderator') return sightOfModerator(arrived(moderatorView(state, SURROUNDINGS)));
    return role === 'organiser' || role === 'facilitator' ? sightOfConsole(arrived(consoleView(state, SURROUNDINGS))) : null;
  };

  it('SW3: the sight of a view names the same as that of the state, for every command and every kind of screen', () => {
    const compared = new Set<string>();
    fc.assert(
      fc.property(steps, fc.integer(), fc.nat(), (all, seed, draw) => {
        const evening = new Evening(seed);
        for (const step of all) evening.goes(step);
        const { state } = evening;
        for (const name of NAMED) {
          const input = resolved(fc.sample(inputOf(name), { numRuns: 1, seed: draw })[0], state) as InputOf<CommandName>;
          for (const role of COMMANDS[name].roles) {
            const sight = sights(state, role, 1);
            // What is for the record only is on no screen, so nobody can have seen it.
            if (!sight || isRecord(state, input)) continue;
            expect([name, role, seenIn(sight, name, input)]).toEqual([name, role, sawNow(state, role, 1, name, input)]);
            const part = partOf(name);
            if (part && role !== 'table' && role !== 'moderator')
              expect([name, factsOf(part, input, sight)]).toEqual([name, factsOf(part, input, sightOfState(state, null))]);
            compared.add(`${name} ${role}`);
          }
        }
      }),
      { numRuns: 120 },
    );
    expect(compared.size).toBeGreaterThan(80);
  });

  const seenIn = (sight: Sight, name: CommandName, input: InputOf<CommandName>): unknown => {
    try {
      return sawOf(name, input, sight) ?? null;
    } catch {
      // As in `sawNow`: a random input that no screen could have made names nothing.
      return null;
    }
  };

  const isRecord = ({ floor }: Gathering, input: unknown): boolean =>
    typeof input === 'object' &&
    input !== null &&
    'id' in input &&
    floor.contributions.some(({ id, audience }) => id === input.id && audience === 'record');
});
