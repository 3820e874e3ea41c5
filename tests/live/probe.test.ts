import { afterEach, expect, it, vi } from 'vitest';
import { Connection } from '../../shared/client/connection.svelte.ts';
import { PROTOCOL } from '../../shared/protocol/version.ts';

/** A connection that is not opened, as if its socket were linked under this id; probes are not answered. */
const linked = () => {
  vi.stubGlobal('location', { protocol: 'http:', host: 'localhost', hostname: 'localhost', port: '' });
  const connection = new Connection<'participant'>(() => ({ protocol: PROTOCOL, as: 'participant', code: 'ABCD' }));
  const link = { id: 'the-first', connected: true };
  Object.defineProperties(connection.socket, { id: { get: () => link.id }, connected: { get: () => link.connected } });
  const late: (() => void)[] = [];
  const timeout = vi.fn(() => ({ emitWithAck: () => new Promise((_resolve, reject) => late.push(() => reject(new Error('no answer')))) }));
  Object.assign(connection.socket, { timeout });
  const dialled = vi.spyOn(connection.redial, 'now').mockImplementation(() => undefined);
  const passes = async (): Promise<void> => {
    for (const end of late.splice(0)) end();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { connection, link, timeout, dialled, passes };
};
afterEach(() => vi.unstubAllGlobals());

it('a link that does not answer a probe is dialled anew', async () => {
  const { connection, timeout, dialled, passes } = linked();
  connection.probe();
  expect(timeout).toHaveBeenCalledWith(1500);
  await passes();
  expect(dialled).toHaveBeenCalledOnce();
});

it('a link that took longer to connect has as long for a probe', () => {
  const { connection, timeout } = linked();
  connection.redial.took = 4000;
  connection.probe();
  expect(timeout).toHaveBeenCalledWith(4000);
});

it('a probe of an earlier connection ends no later one', async () => {
  const { connection, link, dialled, passes } = linked();
  connection.probe();
  link.id = 'the-second';
  await passes();
  expect(dialled).not.toHaveBeenCalled();
});

it('without a link nothing is probed', () => {
  const { connection, link, timeout } = linked();
  link.connected = false;
  connection.probe();
  expect(timeout).not.toHaveBeenCalled();
});
