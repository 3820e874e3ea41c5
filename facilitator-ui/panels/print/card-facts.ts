import { wifiQrPath } from '../../../shared/protocol/api.ts';
import type { HallTable } from '../../../shared/gathering/groups/model/groups.ts';
import type { ConsoleView } from '../../../shared/views/console.ts';

/** What a table's card says. */
export interface CardFacts extends HallTable {
  /** The code of its page as the address of a picture; '' while there is none. */
  readonly picture: string;
  readonly wifi: { readonly name: string; readonly password: string; readonly picture: string } | null;
  readonly evening: string;
}

export const cardFacts = (view: ConsoleView, table: HallTable, picture: string): CardFacts => {
  const { wifi } = view.plan.settings;
  return {
    number: table.number,
    place: table.place,
    picture,
    wifi: wifi.name === '' ? null : { ...wifi, picture: wifiQrPath(view.evening.code, wifi) },
    evening: view.evening.title,
  };
};
