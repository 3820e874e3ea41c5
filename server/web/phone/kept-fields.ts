import { Contribution } from '../../../shared/gathering/floor/model/contribution.ts';
import { Floor } from '../../../shared/gathering/floor/model/floor.ts';
import { Gathering } from '../../../shared/gathering/gathering.ts';
import { Seat } from '../../../shared/gathering/groups/model/breakout.ts';
import type { BesideField, ContributionField, SeatField } from '../../../shared/protocol/phone-page.ts';

/** Names of a schema's fields, in the order in which they are defined. */
const fieldsOf = <Entries extends object>({ entries }: { readonly entries: Entries }): (keyof Entries)[] => Object.keys(entries) as (keyof Entries)[];

/** Every field of a contribution, from the definition that the server stores with. */
export const CONTRIBUTION_FIELDS: readonly ContributionField[] = fieldsOf(Contribution);

/** Every field of a number that somebody holds while groups are going on. */
export const SEAT_FIELDS: readonly SeatField[] = fieldsOf(Seat);

/** What else is stored because people wrote: the floor beside its contributions, and the ids of commands. */
export const BESIDE_FIELDS: readonly BesideField[] = [
  ...fieldsOf(Floor).filter((field) => field !== 'contributions'),
  ...fieldsOf(Gathering).filter((field) => field === 'answered'),
];
