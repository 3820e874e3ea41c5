import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { Addresses, hostAndPort, lanAddresses, type Machine } from '../../server/web/addresses.ts';

const REAL = '3c:22:fb:11:22:33';
const one = (address: string, mac = REAL, internal = false): NetworkInterfaceInfo => ({
  address,
  mac,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  cidr: `${address}/24`,
});
const machine =
  (adapters: Record<string, NetworkInterfaceInfo[]>): Machine =>
  () => ({ lo: [one('127.0.0.1', '00:00:00:00:00:00', true)], ...adapters });

describe('this machine’s addresses', () => {
  test.each([
    ['vboxnet0', '192.168.56.1', '0a:00:27:00:00:00'],
    ['Ethernet 2', '192.168.56.1', '0a:00:27:00:00:0f'],
    ['VirtualBox Host-Only Network', '192.168.56.1', REAL],
    ['VMware Network Adapter VMnet8', '192.168.153.1', '00:50:56:c0:00:08'],
    ['vmnet1', '192.168.100.1', '00:50:56:c0:00:01'],
    ['docker0', '172.17.0.1', '02:42:ac:11:00:02'],
    ['br-2f5e1c', '192.168.32.1', '02:42:0a:00:00:01'],
    ['vEthernet (WSL)', '192.168.176.1', '00:15:5d:aa:bb:cc'],
    ['vEthernet (Default Switch)', '192.168.1.1', '00:15:5d:00:00:01'],
    ['virbr0', '192.168.122.1', '52:54:00:12:34:56'],
    ['utun4', '192.168.9.9', '00:00:00:00:00:00'],
    ['tailscale0', '10.64.0.3', '00:00:00:00:00:00'],
  ])('PL13: that of %s comes last', (name, address, mac) => {
    const wifi = { wlan0: [one('10.3.0.7')] };
    expect(lanAddresses(machine({ [name]: [one(address, mac)], ...wifi }))).toEqual(['10.3.0.7', address]);
    // It is there to be chosen, also where it is the only one.
    expect(lanAddresses(machine({ [name]: [one(address, mac)] }))).toEqual([address]);
  });

  test('PL13: likely ranges come first, then others, then one that the machine gave itself', () => {
    const all = { a: [one('169.254.3.4')], b: [one('100.70.1.2')], c: [one('10.0.0.5')], d: [one('192.168.8.2')] };
    expect(lanAddresses(machine(all))).toEqual(['192.168.8.2', '10.0.0.5', '100.70.1.2', '169.254.3.4']);
    expect(lanAddresses(machine({}))).toEqual([]);
  });

  test('PL13: they are read afresh: the Wi-Fi may come after the start, and another address with it', () => {
    let adapters: Record<string, NetworkInterfaceInfo[]> = {};
    const addresses = new Addresses(undefined, () => machine(adapters)());
    expect(addresses.present).toEqual([]);
    expect(addresses.look()).toBe(false);
    adapters = { wlan0: [one('192.168.8.2')] };
    expect(addresses.look()).toBe(true);
    expect(addresses.present).toEqual(['192.168.8.2']);
  });

  test('with HOST they are that one, as long as the machine has it', () => {
    const both = machine({ wlan0: [one('192.168.8.2')], eth0: [one('10.0.0.5')] });
    expect(new Addresses('10.0.0.5', both).present).toEqual(['10.0.0.5']);
    expect(new Addresses('10.0.0.5', both).here).toBe('10.0.0.5');
    expect(new Addresses('10.0.0.6', both).present).toEqual([]);
    expect(new Addresses('0.0.0.0', both).present).toEqual(['192.168.8.2', '10.0.0.5']);
    expect(new Addresses('127.0.0.1', both).present).toEqual(['127.0.0.1']);
    expect(new Addresses('127.0.0.1', both).here).toBe('localhost');
  });

  test('an address is given the port unless it has one, and an address in IPv6 its brackets', () => {
    expect(hostAndPort('192.168.8.2', 80)).toBe('192.168.8.2');
    expect(hostAndPort('192.168.8.2', 3000)).toBe('192.168.8.2:3000');
    expect(hostAndPort('192.168.8.2:8080', 3000)).toBe('192.168.8.2:8080');
    expect(hostAndPort('fd00::7', 3000)).toBe('[fd00::7]:3000');
    expect(hostAndPort('[fd00::7]:8080', 3000)).toBe('[fd00::7]:8080');
  });
});
