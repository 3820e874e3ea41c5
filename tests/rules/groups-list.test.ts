import { describe, expect, it } from 'vitest';
import {
  choiceFor,
  countRules,
  hostsOf,
  makerRules,
  NO_LIST_RULES,
  type ListRules,
} from '../../facilitator-ui/panels/groups-setup/list/list-rules.ts';
import { kindKey, kindsIn, readList, type Second } from '../../facilitator-ui/panels/groups-setup/list/parse-list.ts';
import { notSeated, placeFor, stillHere } from '../../facilitator-ui/panels/groups-setup/list/place-for.ts';
import { byName } from '../../facilitator-ui/panels/groups-setup/list/seated-table.ts';
import { NO_RULES, type GroupRules } from '../../shared/gathering/groups/maker/rules.ts';

const parseList = (typed: string, second: Second | null = null) => readList(typed, second).people;

describe('a list as it is typed', () => {
  it('is one person a line, with what they are after commas', () => {
    expect(parseList(' Amina , officer,Somali \n\n  J.  Price\r\n,\n')).toEqual([
      { id: 'Amina', kinds: ['officer', 'Somali'] },
      { id: 'J. Price', kinds: [] },
    ]);
  });
  it('tells two people of one name apart, whatever else is called so', () => {
    expect(parseList('Ali\nAli\nAli (2)\nAli').map(({ id }) => id)).toEqual(['Ali', 'Ali (2)', 'Ali (2) (2)', 'Ali (3)']);
  });
  it('takes spellings of one kind together, and counts a person once', () => {
    const people = parseList('A, Officer\nB, officers, OFFICER\nC, somali');
    expect(people.map(({ kinds }) => kinds)).toEqual([['Officer'], ['Officer'], ['somali']]);
    expect(kindsIn(people)).toEqual([
      { name: 'Officer', count: 2 },
      { name: 'somali', count: 1 },
    ]);
    expect(kindKey(' Officers ')).toBe(kindKey('officer'));
  });
});

describe('a list as it is pasted', () => {
  const from = (typed: string, second: Second | null = null): string[] => parseList(typed, second).map(({ id, kinds }) => [id, ...kinds].join(' | '));

  it('from a spreadsheet has a person a row, with what they are in the next columns', () => {
    expect(from('Amina Khan\tofficer\tSomali\r\nJ. Price\tofficer\t\r\nKofi\t\t\r\n\t\t')).toEqual([
      'Amina Khan | officer | Somali',
      'J. Price | officer',
      'Kofi',
    ]);
  });
  it('keeps a surname that stands first with its first name, in a cell, in quotes, or before a semicolon', () => {
    expect(from('Smith, John\tofficer\nJones, Ann\tofficer')).toEqual(['Smith, John | officer', 'Jones, Ann | officer']);
    expect(from('"Smith, John",officer\n"O""Neil, Ann", officer')).toEqual(['Smith, John | officer', 'O"Neil, Ann | officer']);
    expect(from('Smith, John;officer\nJones, Ann;')).toEqual(['Smith, John | officer', 'Jones, Ann']);
  });
  it('takes what comes twice for what people are, and what does not for the rest of their names, and asks', () => {
    const names = 'Smith, John\nJones, Ann\nKhan, Amina';
    expect(from(names)).toEqual(['Smith, John', 'Jones, Ann', 'Khan, Amina']);
    expect(readList(names)).toMatchObject({ unsure: true, second: 'name' });
    expect(from(names, 'kind')).toEqual(['Smith | John', 'Jones | Ann', 'Khan | Amina']);
    expect(from('John\tSmith\nAnn\tJones\nAmina\tKhan')).toEqual(['John Smith', 'Ann Jones', 'Amina Khan']);
    expect(from('Amina, officer\nKofi, officer\nEsi, Somali\nYaw, Somali')).toEqual([
      'Amina | officer',
      'Kofi | officer',
      'Esi | Somali',
      'Yaw | Somali',
    ]);
    expect(from('Amina, officer', 'name')).toEqual(['Amina, officer']);
    expect(readList('Amina\nKofi').unsure).toBe(false);
  });
  it('leaves a line of headings out, says so, and reads the columns by it', () => {
    const typed = 'No.\tFirst name\tSurname\tE-mail\tRole\n1\tAmina\tKhan\tamina@example.org\tofficer\n2\tKofi\t\t\tSomali speaker';
    expect(from(typed)).toEqual(['Amina Khan | officer', 'Kofi | Somali speaker']);
    expect(readList(typed)).toMatchObject({ heading: 'No., First name, Surname, E-mail, Role', unsure: false });
    expect(from('Name\nAmina\nKofi')).toEqual(['Amina', 'Kofi']);
    expect(from('Name, Role\nAmina, Officer\nKofi, Youth\nEsi, Elder')).toEqual(['Amina | Officer', 'Kofi | Youth', 'Esi | Elder']);
    expect(readList('Amina\nName')).toMatchObject({ heading: '', people: [{ id: 'Amina' }, { id: 'Name' }] });
  });
  it('goes by no number of a row, no address and no telephone number', () => {
    expect(from('1\tAmina\tamina@example.org\t07700 900123\tofficer\n2\tKofi\tkofi@example.org\t+44 7700 900124\tofficer')).toEqual([
      'Amina | officer',
      'Kofi | officer',
    ]);
    expect(readList('Amina\tamina@example.org').leftOut).toBe(1);
    expect(from('1. Amina\n2) Kofi\n- Esi\n• Yaw')).toEqual(['Amina', 'Kofi', 'Esi', 'Yaw']);
  });
  it('is read in any script, with its own comma', () => {
    expect(from('أمينة، شرطة\nعلي، شرطة')).toEqual(['أمينة | شرطة', 'علي | شرطة']);
    expect(from('လျှို့ဝှက်\u0007\tအရာရှိ')).toEqual(['လျှို့ဝှက် | အရာရှိ']);
  });
});

describe('rules for a list', () => {
  const format = { kinds: [{ name: 'officers', rule: 'spread' as const, cap: 2 }] };
  const rules: ListRules = { ...NO_LIST_RULES, kinds: { somali: { rule: 'cluster', cap: 3 } }, pinned: { Ama: 1 } };
  it('are those of the plan until something else is chosen here', () => {
    expect(choiceFor(rules, format, 'Officer')).toEqual({ rule: 'spread', cap: 2 });
    expect(choiceFor({ ...rules, kinds: { officer: { rule: 'none', cap: null } } }, format, 'Officer')).toEqual({ rule: 'none', cap: null });
    expect(choiceFor(rules, null, 'Officer')).toEqual({ rule: 'none', cap: null });
  });
  it('reach the group maker in the spelling of the list', () => {
    expect(makerRules(rules, format, ['Officer', 'Somali', 'chair'], 'mixed', { Kofi: 0 })).toEqual({
      spread: ['Officer'],
      cluster: ['Somali'],
      caps: { Officer: 2, Somali: 3 },
      apart: [],
      together: [],
      pinned: { Kofi: 0, Ama: 1 },
    });
  });
  it("keep every kind together in a round among one's own", () => {
    expect(makerRules(rules, format, ['Officer', 'Somali', 'chair'], 'affinity', {})).toMatchObject({
      spread: [],
      cluster: ['Officer', 'Somali'],
      caps: {},
    });
  });
  it('are counted for the line that folds them', () => {
    expect(countRules({ ...rules, apart: [['A', 'B']], together: [['C', 'D']] }, [choiceFor(rules, format, 'Officer')])).toBe(4);
  });
  it('hosts who stay are the first at each table where nobody is put by name', () => {
    const first = [['Kofi', 'Ama'], ['Esi', 'Yaw'], []];
    expect(hostsOf(first, {})).toEqual({ Kofi: 0, Esi: 1 });
    expect(hostsOf(first, { Ama: 1 })).toEqual({ Kofi: 0 });
  });
});

describe('somebody who comes late', () => {
  const people = parseList('A, officer\nB\nC\nD, Somali\nE\nF\nG, officer\nH\nI');
  const groups = [
    ['A', 'B', 'C'],
    ['D', 'E'],
    ['G', 'H', 'I', 'F'],
  ];
  const late = (typed: string, rules: Partial<GroupRules> = {}): number => {
    const [person = { id: '', kinds: [] }] = parseList(typed);
    return placeFor(person, groups, [...people, person], { ...NO_RULES, ...rules });
  };
  it('goes to the emptiest table', () => expect(late('Z')).toBe(1));
  it('of a kind that is shared out, goes where fewest of it are', () => expect(late('Z, officer', { spread: ['officer'] })).toBe(1));
  it('of a kind that keeps together, goes where most of it are, if that is hardly fuller', () => {
    expect(late('Z, officer', { cluster: ['officer'] })).toBe(0);
  });
  it('goes where they are put by name, or where somebody is whom they belong with', () => {
    expect(late('Z', { pinned: { Z: 2 } })).toBe(2);
    expect(late('Z', { together: [['Z', 'H']] })).toBe(2);
    expect(late('Z', { pinned: { Z: 7 } })).toBe(1);
  });
  it('stays apart from whom they should, and under the most of a kind', () => {
    expect(late('Z', { apart: [['E', 'Z']] })).toBe(0);
    expect(late('Z, Somali', { caps: { Somali: 1 } })).toBe(0);
  });
  it('gets the nearest that there is, where no table keeps the rules', () => {
    expect(
      late('Z', {
        apart: [
          ['Z', 'A'],
          ['D', 'Z'],
          ['Z', 'G'],
        ],
      }),
    ).toBe(1);
  });
});

it('a line that is gone leaves its table, and one that is new waits for one', () => {
  const people = parseList('A\nB\nD');
  const here = stillHere([['A', 'C'], ['B']], people);
  expect(here).toEqual([['A'], ['B']]);
  expect(notSeated(people, here).map(({ id }) => id)).toEqual(['D']);
});

it('people find themselves by name', () => {
  const tables = [
    { number: 1, place: '', people: ['Zara', 'Ali (10)'] },
    { number: 4, place: '', people: ['Ali (2)'] },
  ];
  expect(byName(tables)).toEqual([
    { name: 'Ali (2)', number: 4 },
    { name: 'Ali (10)', number: 1 },
    { name: 'Zara', number: 1 },
  ]);
});
