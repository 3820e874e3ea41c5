import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/gathering/commands.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
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

  // Once it has started every question is refused alike; before, those that can be removed are, and are put back.
  it.each(['before the start', 'once it has started'])(
    'PL5: nor what is answered to a change of the plan, question by question: %s',
    async (when) => {
      await using server = await testServer();
      const { id, code } = await newEvening(server);
      const [writer, host] = [await openPhone(server, code), await openConsole(server, id)];
      if (when === 'once it has started') await host.ok('run.start', {});
      const questions = (await host.newest()).plan.items.filter(({ kind }) => kind === 'question').map(({ id: item }) => item);
      /**
       * All answers, with those to what puts each change back, but for the ids of ways back, and for the sums of what the console shows
       * of the plan (SW3), in which what was put back may stand in another order.
       */
      const answers = async (): Promise<unknown[]> => {
        const told: Answer[] = [];
        const asked = async (name: CommandName, input: object): Promise<void> => {
          const answer = await host.send(name, input);
          told.push(answer);
          if (!answer.ok || !answer.undo) return;
          await host.newest();
          told.push(await host.send(answer.undo.name as CommandName, answer.undo.input as never));
          await host.newest();
        };
        for (const item of questions) {
          await asked('plan.removeItem', { id: item });
          await asked('plan.editItem', { id: item, change: { kind: 'break' } });
        }
        const alike = JSON.stringify(told, (name, value: unknown) => (name === 'facts' ? 'facts' : value)).replace(
          /"id":"undo-[A-Z0-9]{20}"/g,
          '"id":"undo"',
        );
        return JSON.parse(alike) as unknown[];
      };
      const before = await answers();
      for (let i = 0; i < 2; i += 1) await writer.ok('floor.write', { key: newKey(), topic: 'respect', text: 'words', audience: 'show' });
      expect(await answers()).toEqual(before);
      expect((await host.newest()).plan.items.filter(({ kind }) => kind === 'question').map(({ id: item }) => item)).toEqual(questions);
      for (const screen of [writer, host]) screen.close();
    },
  );
});
