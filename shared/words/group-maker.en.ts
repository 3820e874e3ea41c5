/** What the group maker says, in English: why the groups are as they are, and which rules could not be kept. */

/** How people, kinds and groups are called; groups are counted from 0 in facts and from 1 in sentences. */
interface Labels {
  readonly person: (id: string) => string;
  /** A kind as `count` of it are called: "officer", "officers". */
  readonly kind: (name: string, count: number) => string;
  /** What a group is called. */
  readonly one: string;
  readonly many: string;
}

interface Broken {
  readonly rule: 'even' | 'pinned' | 'together' | 'apart' | 'cap' | 'spread' | 'cluster';
  readonly because: string;
  readonly people: readonly string[];
  readonly of: string;
  readonly groups: readonly number[];
  readonly count: number;
  readonly most: number;
  readonly among: number;
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (number: number): string => SMALL[number] ?? String(number);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** "table 3", "tables 1 to 4 and 7". */
const places = (groups: readonly number[], { one, many }: Labels): string => {
  const runs: { from: number; to: number }[] = [];
  for (const number of [...groups].sort((a, b) => a - b).map((group) => group + 1)) {
    const run = runs.at(-1);
    if (run && run.to === number - 1) run.to = number;
    else runs.push({ from: number, to: number });
  }
  const names = runs.flatMap(({ from, to }) => (to - from < 2 ? [...new Set([from, to])].map(String) : [`${from} to ${to}`]));
  return `${groups.length === 1 ? one : many} ${listed(names)}`;
};

/** "Ama, Kofi and 8 others": a long list is not read out. */
const people = (ids: readonly string[], { person }: Labels): string =>
  ids.length > 5 ? `${ids.slice(0, 3).map(person).join(', ')} and ${ids.length - 3} others` : listed(ids.map(person));

const groupsOf = (number: number, { one, many }: Labels): string => `${number} ${number === 1 ? one : many}`;
const kinds = (number: number, of: string, { kind }: Labels): string => `${number} ${kind(of, number)}`;
const have = (groups: readonly unknown[]): string => (groups.length === 1 ? 'has' : 'have');
const NOT_FOUND = 'no seating was found that keeps all rules';

/** One sentence or two for each rule that is broken or cannot be kept; before anybody sits, `groups` is empty. */
const BROKEN: Readonly<Record<Broken['rule'], (fact: Broken, labels: Labels) => string>> = {
  even: ({ groups, count: most }, say) =>
    groups.length === 1
      ? `${capital(places(groups, say))} has ${most} people, since that many are pinned to it.`
      : `${capital(places(groups, say))} have more people than the others, since they are pinned there.`,
  pinned: ({ people: ids, groups, among }, say) =>
    `${people(ids, say)} cannot be at ${places(groups, say)}: there ${among === 1 ? 'is' : 'are'} ${groupsOf(among, say)}.`,
  together: ({ because, people: ids, groups, count: many, most }, say) => {
    const who = people(ids, say);
    const sit = groups.length > 0 ? ` They sit at ${places(groups, say)}.` : '';
    if (because === 'larger-than-a-group') return `${who} cannot all sit together: they are ${many}, and a ${say.one} has ${most} places.${sit}`;
    if (because === 'pinned-apart') return `${who} cannot sit together: some of them are pinned to different ${say.many}.${sit}`;
    return `${who} do not sit together: ${NOT_FOUND}.${sit}`;
  },
  apart: ({ because, people: ids, groups, count: many, most }, say) => {
    const who = people(ids, say);
    const seated = groups.length > 0;
    if (because === 'also-together') return `${who} cannot sit both together and apart. They sit together.`;
    if (because === 'pinned-together') return `${who} cannot sit apart: both are pinned to ${seated ? places(groups, say) : `the same ${say.one}`}.`;
    if (because === 'more-than-groups') {
      const few = `there ${most === 1 ? 'is' : 'are'} ${groupsOf(most, say)}`;
      return seated
        ? `${who} sit together at ${places(groups, say)}: ${many} people are to sit apart from each other, and ${few}.`
        : `${who} cannot all sit apart: they are ${many}, and ${few}.`;
    }
    return `${who} sit together at ${places(groups, say)}: ${NOT_FOUND}.`;
  },
  cap: ({ because, of, groups, count: many, most, among }, say) => {
    const over = groups.length > 0 ? ` ${capital(places(groups, say))} ${have(groups)} more.` : '';
    if (because === 'more-than-fit')
      return `There are ${kinds(many, of, say)}, and ${groupsOf(among, say)} of at most ${most} hold ${most * among}.${over}`;
    if (because === 'pinned') return `${kinds(many, of, say)} are pinned to one ${say.one}, which may have at most ${most}.${over}`;
    if (because === 'also-together') return `${kinds(many, of, say)} must sit together, and a ${say.one} may have at most ${most}.${over}`;
    return `${capital(places(groups, say))} ${have(groups)} more than ${kinds(most, of, say)}: ${NOT_FOUND}.`;
  },
  spread: ({ because, of, groups, count: many }, say) => {
    const what = capital(say.kind(of, 2));
    if (because === 'pinned') return `${what} cannot be shared out evenly: ${many} are pinned to one ${say.one}.`;
    if (because === 'also-together') return `${what} cannot be shared out evenly: ${many} must sit together.`;
    return `${what} are not shared out evenly at ${places(groups, say)}: ${NOT_FOUND}.`;
  },
  cluster: ({ because, of, groups, count: many, most }, say) => {
    const what = capital(say.kind(of, 2));
    if (because === 'also-spread') return `${what} cannot be both shared out and kept together. They are shared out.`;
    const enough = `at ${groups.length > 0 ? places(groups, say) : groupsOf(many, say)}, where ${groupsOf(most, say)} would do`;
    return because === 'pinned' ? `${what} are ${enough}, since some are pinned there.` : `${what} are ${enough}: ${NOT_FOUND}.`;
  },
};

interface MeetAgain {
  readonly pairs: number;
  readonly ruled: number;
  readonly fewest: boolean;
}
interface Uneven {
  readonly groups: readonly number[];
  readonly count: number;
  readonly total: number;
  readonly among: number;
}
type Why =
  | ({ readonly kind: 'meet-again' } & MeetAgain)
  | ({ readonly kind: 'uneven-kind'; readonly of: string; readonly because: string } & Uneven)
  | ({ readonly kind: 'uneven-sizes' } & Uneven)
  | { readonly kind: 'cluster'; readonly of: string; readonly groups: readonly number[] }
  | { readonly kind: 'not-here'; readonly people: readonly string[] };

const meetAgain = ({ pairs, ruled, fewest }: MeetAgain): string => {
  if (pairs === 0) return 'Everybody sits with people they have not sat with before.';
  const all = ruled === pairs;
  const which = ruled === 0 ? '' : all ? `, by rule` : `, ${count(ruled)} of them by rule`;
  const fewer = fewest && !all ? '; with groups of this size it cannot be fewer' : '';
  return `${pairs === 1 ? 'One pair meets' : `${pairs} pairs meet`} again${which}${fewer}.`;
};

const unevenKind = ({ of, groups, count: each, total, among, because }: Uneven & { of: string; because: string }, say: Labels): string => {
  const reason = `because there ${total === 1 ? 'is' : 'are'} ${kinds(total, of, say)} for ${groupsOf(among, say)}`;
  return because === 'more-than-groups'
    ? `${capital(places(groups, say))} ${have(groups)} ${count(each)} ${say.kind(of, each)} ${reason}.`
    : `Only ${places(groups, say)} ${have(groups)} one of the ${say.kind(of, 2)}, ${reason}.`;
};

const why = (fact: Why, say: Labels): string => {
  switch (fact.kind) {
    case 'meet-again':
      return meetAgain(fact);
    case 'uneven-kind':
      return unevenKind(fact, say);
    case 'uneven-sizes':
      return `${capital(places(fact.groups, say))} ${have(fact.groups)} ${fact.count} people and the others ${fact.count - 1}, because there are ${fact.total} people for ${groupsOf(fact.among, say)}.`;
    case 'cluster':
      return `${capital(say.kind(fact.of, 2))} sit at ${places(fact.groups, say)}.`;
    case 'not-here': {
      const are = fact.people.length === 1 ? 'is' : 'are';
      return `${people(fact.people, say)} ${are} named in a rule and ${are} not on the list.`;
    }
  }
};

/** Names as they are, and kinds with an s where there are several. */
const PLAIN: Labels = {
  person: (id) => id,
  kind: (name, many) => (many === 1 || name.endsWith('s') ? name : `${name}s`),
  one: 'table',
  many: 'tables',
};

export const groupMaker = {
  /** A rule that is not kept, or cannot be. */
  broken: (fact: Broken, labels: Partial<Labels> = {}): string => BROKEN[fact.rule](fact, { ...PLAIN, ...labels }),
  /** A fact that explains the groups. */
  why: (fact: Why, labels: Partial<Labels> = {}): string => why(fact, { ...PLAIN, ...labels }),
};
