import { expect, it } from 'vitest';
import { notSaved } from '../../server/room/not-saved.ts';
import { StoreError } from '../../server/store/store.ts';
import { Addresses, isLoopback } from '../../server/web/addresses.ts';

it('RM5: why an evening could not be saved, and what to do, is said by the system’s own code', () => {
  const line = (code: string): string => notSaved(new StoreError('not-written', 'no', Object.assign(new Error('x'), { code })));
  expect(line('ENOSPC')).toContain('free some space');
  for (const code of ['EROFS', 'EMFILE', 'EIO', 'EACCES']) expect(line(code)).not.toContain('space');
  expect(line('EMFILE')).toContain('Too many connections');
  expect(line('EWHATEVER')).toBe(
    'The evening could not be saved (StoreError EWHATEVER). Look at the disk. Phones keep what they wrote and try again.',
  );
});

it('addresses: a machine that cannot say now ends nothing, at the start or later', () => {
  let isOut = true;
  const machine = (): ReturnType<ConstructorParameters<typeof Addresses>[1] & object> => {
    if (isOut) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
    return { wifi: [{ address: '192.168.8.2', netmask: '', family: 'IPv4', mac: '', internal: false, cidr: null }] };
  };
  const addresses = new Addresses(undefined, machine);
  expect(addresses.present).toEqual([]);
  isOut = false;
  expect(addresses.look()).toBe(true);
  isOut = true;
  expect(addresses.look()).toBe(false);
  expect(addresses.present).toEqual(['192.168.8.2']);
});

it('addresses: this machine itself is told by every way in which its address is written', () => {
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', 'localhost', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])
    expect(isLoopback(address)).toBe(true);
  for (const address of ['192.168.8.2', '::', '::ffff:10.0.0.1']) expect(isLoopback(address)).toBe(false);
});
