import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { groups as words } from '../../shared/words/participant-groups.en.ts';
import { newKey, openPhone } from '../tools/server.ts';
import { formGroups } from './groups-here.ts';
import { button, Hall, says } from './hall.ts';

const dealing = groupsWords.dealing.count;

describe('numbers that somebody takes who is not here', () => {
  let hall: Hall;

  beforeAll(async () => {
    hall = await Hall.open();
  });
  afterEach(async () => {
    expect(await hall.clear()).toEqual([]);
  });
  afterAll(() => hall.close());

  it('GR36, GR37: the console stops giving them out and starts them again, and a phone says what that is for it', async () => {
    const evening = await hall.evening({}, Date.now());
    const breakout = await formGroups(evening, { tables: 3 });
    const desk = await hall.console(evening);
    const phone = await hall.phone(evening);
    await button(phone, words.take).click();
    await phone
      .getByText(/^You are at table/)
      .first()
      .waitFor();
    const stranger = await openPhone(hall, evening.code);
    await stranger.ok('seats.take', { breakout, key: newKey() });

    await button(desk, dealing.stop).click();
    await says(desk, dealing.stopped);
    const late = await hall.phone(evening);
    await says(late, words.notDealing);
    await desk.getByText(dealing.again, { exact: true }).click();
    await button(desk, dealing.againSure).click();
    await says(phone, words.renewed.count);
    await says(phone, words.notDealing);
    await button(desk, dealing.goOn).click();
    await button(phone, words.take).click();
    await phone
      .getByText(/^You are at table/)
      .first()
      .waitFor();
    await evening.lead.until(({ groups }) => groups.breakouts[0]?.seated === 1 && groups.breakouts[0].deal === 1);
    expect(await phone.getByText(words.renewed.count).count()).toBe(0);
    await stranger.until(({ groups }) => groups?.seats['11'] !== undefined);
    stranger.close();
  });
});
