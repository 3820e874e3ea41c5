import { presetNamed } from '../../shared/gathering/groups/model/presets.ts';
import { cardsFor, newKey, openCrew, sessionFor, type TestScreen } from '../tools/server.ts';
import { MarkedPhone } from './phone.ts';

/** What a table writes, and where it may be found at the end. */
export const TABLE_KEPT = 'Fieldfare words of a table';
export const TABLE_STRUCK = 'Redwing words that a table struck out';
export const TABLE_MESSAGE = 'Brambling message to a table';
export const SCRIBE_BADGE = 'markedbadgeofascribe';

/** What the phones of the groups held. */
export interface GroupTraces {
  readonly breakout: string;
  readonly keys: readonly string[];
  /** Sessions of the tabs that were opened with a table's card. */
  readonly sessions: readonly string[];
}

interface Place {
  readonly url: string;
  readonly organiser: string;
  readonly id: string;
  readonly code: string;
}

/** Groups in the item that runs: phones take numbers, a table writes, strikes out, and is sent a message. */
export const byGroups = async ({ url, organiser, id, code }: Place, desk: TestScreen<'console'>): Promise<GroupTraces> => {
  const { reply } = await desk.ok('groups.form', { format: { ...presetNamed('tables'), tables: 2 } });
  const breakout = (reply as { id: string }).id;
  const phones = [await MarkedPhone.join(url, code, 'websocket'), await MarkedPhone.join(url, code, 'polling')];
  const keys: string[] = [];
  for (const phone of phones) {
    const key = newKey();
    keys.push(key);
    await phone.send('seats.take', { breakout, key });
    phone.leave();
  }
  await desk.ok('groups.begin', { breakout });
  const [card = ''] = await cardsFor({ url, organiser }, id, [1]);
  const sessions = [await sessionFor(url, card), await sessionFor(url, card)];
  const table = await openCrew<'table'>({ url }, sessions[0] ?? '');
  const write = async (text: string): Promise<string> => {
    const point = newKey();
    await table.ok('table.write', { breakout, id: point, text, exact: false, tags: [], base: 0, otherwise: newKey() });
    return point;
  };
  await write(TABLE_KEPT);
  await table.ok('table.strike', { breakout, id: await write(TABLE_STRUCK), struck: true });
  await table.ok('table.scribe', { breakout, badge: SCRIBE_BADGE });
  await desk.ok('groups.message', { breakout, text: TABLE_MESSAGE });
  table.close();
  return { breakout, keys, sessions };
};
