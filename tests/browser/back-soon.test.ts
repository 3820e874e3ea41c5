import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PhonePages } from '../tools/phone-pages.ts';
import { BAD_DOORS, Proxy } from '../tools/proxy.ts';
import { Hall, type Evening } from './hall.ts';

/** Back in 2 s is what `npm run bench -- back` measures; here it is told from the 20 s of a page that hangs, on a machine that is busy too. */
const SOON = 6000;
const PHONES = 3;

describe('phone pages after a lost link', () => {
  let hall: Hall;
  let evening: Evening;

  beforeAll(async () => {
    hall = await Hall.open();
    evening = await hall.evening();
  });
  afterEach(async () => {
    expect(await hall.clear()).toEqual([]);
  });
  afterAll(() => hall.close());

  it('are back soon after the program was killed, and after every way in which a connection can be met meanwhile', async () => {
    const proxy = await Proxy.to(hall.program.port);
    const phones = await PhonePages.open(hall.browser, `${proxy.url}/${evening.code}`, PHONES);
    const backSoon = async (lost: number, how: string): Promise<void> => {
      const reachable = Date.now();
      expect(Math.max(...(await phones.letInAfter(lost))) - reachable, how).toBeLessThan(SOON);
    };
    for (const door of BAD_DOORS) {
      const lost = Date.now();
      proxy.cut(door);
      await sleep(900);
      proxy.restore();
      await backSoon(lost, door);
    }
    const killed = Date.now();
    await hall.program.kill();
    await hall.program.run();
    await backSoon(killed, 'killed');
    await phones.close();
    await proxy.close();
  });
});
