import { describe, expect, it } from 'vitest';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

describe('between marks nothing that anybody can ask for tells that somebody has just written', () => {
  it('neither the page, nor a view asked for anew, nor an answer', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const [writer, neighbour, host] = [await openPhone(server, code), await openPhone(server, code), await openConsole(server, id)];
    const seen = async (): Promise<string> => {
      const page = await (await fetch(`${server.url}/${code}`)).text();
      const next = new Promise((resolve) => neighbour.socket.once('view', ({ version, view }) => resolve({ version, view })));
      neighbour.socket.emit('refresh');
      // The same title again changes nothing that anybody could see.
      const answers = [
        await host.send('plan.editDetails', { title: 'The evening' }),
        await neighbour.send('floor.withdraw', { key: 'NEVERWRITTEN' }),
      ];
      // The way back of a change has an id of its own.
      const told = JSON.stringify([await next, await host.newest(), answers]).replace(/"id":"undo-[A-Z0-9]{20}"/, '');
      // Each page has a key of its own with its ticket, and the time.
      return (
        told +
        page
          .replace(/name="key" value="[^"]*"/, '')
          .replace(/"key":"[^"]*"/, '')
          .replace(/name="ticket" value="[^"]*"/, '')
          .replace(/"ticket":"[^"]*"/, '')
          .replace(/"now":\d+/, '')
      );
    };
    await seen();
    const before = await seen();
    for (let i = 0; i < 2; i += 1) await writer.ok('floor.write', { key: newKey(), topic: 'respect', text: 'words', audience: 'show' });
    expect(await seen()).toBe(before);
    for (const screen of [writer, neighbour, host]) screen.close();
  });

  it('PL5: nor what is answered to a change of the plan, question by question', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const [writer, host] = [await openPhone(server, code), await openConsole(server, id)];
    await host.ok('run.start', {});
    const questions = (await host.newest()).plan.items.filter(({ kind }) => kind === 'question');
    const answers = async (): Promise<unknown> => {
      const told: unknown[] = [];
      for (const { id: item } of questions) {
        told.push(await host.send('plan.removeItem', { id: item }));
        told.push(await host.send('plan.editItem', { id: item, change: { kind: 'break' } }));
      }
      return told;
    };
    const before = await answers();
    for (let i = 0; i < 2; i += 1) await writer.ok('floor.write', { key: newKey(), topic: 'respect', text: 'words', audience: 'show' });
    expect(await answers()).toEqual(before);
    for (const screen of [writer, host]) screen.close();
  });
});
