import { describe, expect, it } from 'vitest';
import { crewSession, newEvening, newKey, openConsole, openCrew, openPhone, testServer } from '../tools/server.ts';

describe('an evening over real sockets', () => {
  it('takes a contribution from a phone through mixing and review to the projector', async () => {
    await using server = await testServer();
    const { id, code } = await newEvening(server);
    const desk = await openConsole(server, id);
    const projector = await openCrew<'projector'>(server, await crewSession(server, id, 'projector'));
    const phones = await Promise.all(Array.from({ length: 4 }, () => openPhone(server, code)));
    await desk.until((view) => view.surroundings.phones === 4 && view.surroundings.firstPhoneSeen);

    await desk.ok('plan.editSettings', { mixSeconds: 1 });
    await desk.ok('run.start', {});
    const keys = phones.map(() => newKey());
    const words = ['one', 'two', 'three', 'four'];
    await Promise.all(
      phones.map((phone, i) => phone.ok('floor.write', { key: keys[i] ?? '', topic: 'respect', text: words[i] ?? '', audience: 'show' })),
    );
    const released = await desk.until((view) => view.items.length >= 2);
    expect(released.tally.written['respect']).toBe(released.items.length);
    expect(released.tally.waiting).toBe(4 - released.items.length);

    const [first] = released.items;
    if (!first) throw new Error('nothing was mixed in');
    await desk.ok('floor.decide', { id: first.id, decision: 'shown' });
    await desk.ok('stage.spotlight', { id: first.id });
    const lit = await projector.until((view) => view.spotlight !== null);
    expect(lit.spotlight?.text).toBe(first.text);
    await phones[0]?.until((view) => view.shown.length === 1);

    const writer = words.indexOf(first.text);
    expect(await phones[writer]?.socket.emitWithAck('mine', [keys[writer] ?? ''])).toEqual(['chosen']);
    await phones[writer]?.ok('floor.withdraw', { key: keys[writer] ?? '' });
    await projector.until((view) => view.spotlight === null);
    for (const screen of [desk, projector, ...phones]) screen.close();
  });
});
