import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from '../../tools/chromium.ts';
import { percentile } from '../../tools/percentile.ts';
import { PhonePages } from '../../tools/phone-pages.ts';
import { BAD_DOORS, Proxy } from '../../tools/proxy.ts';
import { newEvening, sessionFor } from '../../tools/server.ts';
import { Folder, startProgram } from '../evening.ts';
import type { Figure } from '../figure.ts';

const PHONES = 12;
const TIMES = 20;
/** How long a link is down (ms): pages have tried in vain by then. */
const DOWN = 700;

/** What happens to the link, in turn: the program is killed or stopped and started again, or connections are met badly for a while. */
const LOSSES = ['killed', 'stopped', ...BAD_DOORS] as const;

export const back: Figure = {
  name: 'back',
  what: '12 phone pages, 20 restarts and cuts of the link: the last page back, from when the server can be reached again',
  unit: 'ms',
  target: 2000,
  better: 'less',
  measure: async () => {
    await using folder = await Folder.make();
    let program = await startProgram(folder.path);
    const browser = await launchChromium();
    const proxy = await Proxy.to(program.port);
    const lasts: number[] = [];
    const detail: Record<string, number> = {};
    try {
      const place = { url: program.url, organiser: await sessionFor(program.url, program.firstToken) };
      const { code } = await newEvening(place, 'lpact', Date.now());
      const phones = await PhonePages.open(browser, `${proxy.url}/${code}`, PHONES);
      for (let time = 0; time < TIMES; time += 1) {
        const loss = LOSSES[time % LOSSES.length] ?? 'killed';
        const lost = Date.now();
        if (loss === 'killed' || loss === 'stopped') {
          await program.end(loss === 'killed' ? 'SIGKILL' : 'SIGTERM');
          program = await startProgram(folder.path, program.port);
        } else {
          proxy.cut(loss);
          await sleep(DOWN);
          proxy.restore();
        }
        const reachable = Date.now();
        const last = Math.max(...(await phones.letInAfter(lost))) - reachable;
        lasts.push(last);
        detail[loss] = Math.max(detail[loss] ?? 0, last);
        await sleep(300);
      }
      await phones.close();
    } finally {
      await proxy.close();
      await browser.close();
      await program.end();
    }
    return { value: Math.max(...lasts), detail: { p50: percentile(lasts, 0.5), phones: PHONES, times: TIMES, ...detail } };
  },
};
