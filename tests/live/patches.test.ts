import { describe, expect, it } from 'vitest';
import type { PatchMessage } from '../../shared/protocol/socket/view.ts';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 25, 18, 0);
const NO_MIX = { mixSeconds: 0 };

describe('VW4: what screens are sent', () => {
  it('VW4: phones that come at any moment, and those that were there, show the same', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server, 'lpact', START);
    const [desk, first] = [await openConsole(server, id), await openPhone(server, code)];
    await desk.ok('plan.editSettings', { ...NO_MIX, moderation: false });
    const phones = [first];
    let askedAgain = 0;
    // Each comes while the view of the last change is still held back, and the next change follows at once.
    for (let at = 0; at < 12; at += 1) {
      await first.ok('floor.write', { key: newKey(), topic: 'respect', text: `Card ${at}`, audience: 'show' });
      const phone = await openPhone(server, code);
      phone.socket.onAnyOutgoing((name: string) => (askedAgain += name === 'refresh' ? 1 : 0));
      phones.push(phone);
      await desk.ok('plan.editDetails', { title: `Evening ${at}` });
    }
    const views = await Promise.all(phones.map((phone) => phone.until((view) => view.title === 'Evening 11' && view.shown.length === 12)));
    for (const view of views) expect(view).toEqual(views[0]);
    // Nobody was sent a change to a view that it does not hold.
    expect(askedAgain).toBe(0);
    for (const phone of [...phones, desk]) phone.close();
  });

  it('VW4: a phone is told of a decision that shows nothing in few bytes, of a card without the rest of the wall, and of writing not at all', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server, 'lpact', START);
    const [desk, phone, writer] = [await openConsole(server, id), await openPhone(server, code), await openPhone(server, code)];
    const writes = (text: string): Promise<unknown> => writer.ok('floor.write', { key: newKey(), topic: 'respect', text, audience: 'show' });
    await desk.ok('plan.editSettings', NO_MIX);
    for (const text of ['One', 'Two', 'Three']) await writes(text);
    const { items } = await desk.until((view) => view.items.length === 3);
    await desk.ok('plan.editSettings', { mixSeconds: 600 });
    const { decisions } = await phone.until((view) => view.mixSeconds === 600);
    const patches: PatchMessage[] = [];
    phone.socket.on('patch', (patch) => patches.push(patch));
    await writes('Four, which waits to be mixed');
    const [one, two, three] = items.map((item) => item.id);
    for (const [at, [item, decision]] of (
      [
        [one, 'shown'],
        [two, 'shown'],
        [three, 'parked'],
      ] as const
    ).entries()) {
      await desk.ok('floor.decide', { id: item ?? '', decision });
      await phone.until((view) => view.decisions === decisions + at + 1);
    }
    const from = patches.at(-1)?.from ?? 0;
    expect(patches.map(({ patch }) => [Object.keys(patch.set), patch.lists['shown']?.put.length ?? 0])).toEqual([
      [['decisions'], 1],
      [['decisions'], 1],
      [['decisions'], 0],
    ]);
    // The numbers follow what is sent, and nothing else.
    expect(patches.map((patch) => [patch.from, patch.version])).toEqual([
      [from - 2, from - 1],
      [from - 1, from],
      [from, from + 1],
    ]);
    for (const screen of [desk, phone, writer]) screen.close();
  });
});
