import { expect, it } from 'vitest';
import { PRESETS } from '../../shared/gathering/groups/model/presets.ts';
import { loadPage, partsOf } from '../tools/page.ts';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

/** As a browser asks in a hall, over plain http: brotli is for https and localhost alone. */
const IN_A_HALL = 'gzip, deflate';

/** All bytes that a phone needs before the page is usable: HTML, styles and script, gzip. */
const MOST_BYTES = 45_000;

/** What is fetched later, script and styles of each part, gzip, and of all together. It is no part of the first load. */
const MOST_LATER = 9000;
const MOST_OF_ALL_LATER = 30_000;

/** What is on only at times, what the helpers are told, and the list of what was sent with what keeps the focus. */
const PARTS = ['later', 'needs', 'own'];

/** All that a console asks for before it can be worked, brotli, as on the laptop itself; pages, panels and dialogs are fetched afterwards. */
const MOST_OF_CONSOLE = 125_000;

it('the console’s first load holds no page, panel or dialog that is opened later', async () => {
  await using server = await testServer();
  const { bytes, assets } = await loadPage(`${server.url}/console`, 'br');
  expect(assets.length).toBeGreaterThan(3);
  expect(bytes).toBeLessThanOrEqual(MOST_OF_CONSOLE);
});

it('the phone page stays within its size limit, and can be read before any script has come', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const { bytes } = await loadPage(`${server.url}/${code}`, IN_A_HALL);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  const plain = await loadPage(`${server.url}/${code}`, 'identity');
  expect(plain.html.text).toContain('How can the police respect Black communities better?');
  expect(plain.html.text).toMatch(/<textarea\b/);
});

it('stays within it while sixty people find their tables; what they do that with, and the list of what was sent, are small and come later', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server);
  const desk = await openConsole(server, id);
  await desk.ok('run.start', {});
  const [format] = PRESETS;
  if (!format) throw new Error('There are no presets.');
  const { reply } = await desk.ok('groups.form', { format });
  const { id: breakout } = reply as { id: string };
  const phones = await Promise.all(Array.from({ length: 60 }, () => openPhone(server, code)));
  await Promise.all(phones.map((phone) => phone.ok('seats.take', { breakout, key: newKey() })));
  for (const phone of phones) phone.close();
  desk.close();

  const { bytes, assets, html } = await loadPage(`${server.url}/${code}`, IN_A_HALL);
  expect(html.text).toContain(`href="/${code}/table"`);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  const parts = await partsOf(server.url, assets, IN_A_HALL);
  expect(parts.map(({ name }) => name).sort()).toEqual(PARTS);
  for (const { name, files, bytes: weight } of parts) {
    for (const file of files) expect(assets.map(({ path }) => path)).not.toContain(file);
    expect(weight, name).toBeGreaterThan(1000);
    expect(weight, name).toBeLessThanOrEqual(MOST_LATER);
  }
  expect(parts.reduce((sum, { bytes: weight }) => sum + weight, 0)).toBeLessThanOrEqual(MOST_OF_ALL_LATER);
});
