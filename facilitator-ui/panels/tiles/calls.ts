import type { ConsoleView } from '../../../shared/views/console.ts';
import type { CrewNeed } from '../../../shared/gathering/needs/model/needs.ts';
import { groupsWords } from '../../../shared/words/console-groups.en.ts';
import { consoleWords as words } from '../../../shared/words/console.en.ts';
import { helpCalls, type HelpCall } from '../groups/groups-now.ts';

/** A need in words: "Too cold, at the back". */
export const needLine = ({ kind, place }: Pick<CrewNeed, 'kind' | 'place'>): string =>
  words.needs.line(words.needs.kinds[kind], place === null ? null : words.needs.places[place]);

/** What somebody waits for: a table that called, or a need that a phone told. */
export type Call = { readonly key: string; readonly line: string; readonly urgent: boolean } & (
  { readonly table: HelpCall } | { readonly need: CrewNeed }
);

/** Needs that phones told, in the order in which they came; who feels unwell before all else. */
export const needCalls = (needs: readonly CrewNeed[]): Call[] =>
  needs
    .map((need) => ({ key: need.id, line: needLine(need), urgent: need.kind === 'unwell', need }))
    .sort((one, other) => Number(other.urgent) - Number(one.urgent));

/** Everybody who waits for somebody: first aid and who feels unwell before all else, then tables, then the rest. */
export const callsOf = (view: Pick<ConsoleView, 'groups' | 'surroundings'>): Call[] => {
  const tables = helpCalls(view).map((table): Call => {
    const { help } = groupsWords;
    return {
      key: `${table.breakout} ${table.table}`,
      line: `${help.table(table.table)}: ${help.kinds[table.kind]}`,
      urgent: table.kind === 'first-aid',
      table,
    };
  });
  return [...tables, ...needCalls(view.surroundings.needs)].sort((one, other) => Number(other.urgent) - Number(one.urgent));
};
