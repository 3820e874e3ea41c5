import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { newEvening, openConsole, testServer } from '../tools/server.ts';

const at = (address: string): NodeJS.Dict<NetworkInterfaceInfo[]> => ({
  wlan0: [{ address, mac: '3c:22:fb:11:22:33', internal: false, family: 'IPv4', netmask: '255.255.255.0', cidr: `${address}/24` }],
});

it('PL13 PL14: the laptop joins the Wi-Fi after the start: console, projector and code go to its new address, a chosen one stays', async () => {
  let networks: NodeJS.Dict<NetworkInterfaceInfo[]> = {};
  await using server = await testServer({ networks: () => networks });
  const { id, code } = await newEvening(server);
  const desk = await openConsole(server, id);
  await desk.until((view) => view.surroundings.addresses.length === 0);
  networks = at('192.168.8.2');
  const here = `192.168.8.2:${server.port}`;
  await desk.until(({ surroundings }) => surroundings.joinHost === here && surroundings.joinUrl === `http://${here}/${code}`, 15_000);
  await desk.ok('plan.editSettings', { address: '192.168.8.2' });
  networks = at('10.0.0.5');
  const { surroundings } = await desk.until((view) => view.surroundings.addresses[0] === '10.0.0.5', 15_000);
  expect(surroundings.joinHost).toBe(here);
  await desk.ok('plan.editSettings', { address: 'hall.local:8080' });
  await desk.until((view) => view.surroundings.joinUrl === `http://hall.local:8080/${code}`);
  desk.close();
});
