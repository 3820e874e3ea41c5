import { expect, it } from 'vitest';
import { PRESETS } from '../../shared/gathering/groups/presets.ts';
import { loadPage } from '../tools/page.ts';
import { newEvening, newKey, openConsole, openPhone, testServer } from '../tools/server.ts';

/** All bytes that a phone needs before the page is usable: HTML, styles and script, brotli. */
const MOST_BYTES = 40_000;

/** What is fetched only while groups are going on or a show of hands is asked: script and styles, brotli. It is no part of the first load. */
const MOST_LATER = 6000;

it('the phone page stays within its size limit, and can be read before any script has come', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const { bytes } = await loadPage(`${server.url}/${code}`, 'br');
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  const plain = await loadPage(`${server.url}/${code}`, 'identity');
  expect(plain.html.text).toContain('How can the police respect Black communities better?');
  expect(plain.html.text).toMatch(/<textarea\b/);
});

it('stays within it while sixty people find their tables; what they do that with is small, and comes later', async () => {
  await using server = await testServer();
  const { id, code } = await newEvening(server);
  const desk = await openConsole(server, id);
  await desk.ok('run.start', {});
  const [format] = PRESETS;
  if (!format) throw new Error('There are no presets.');
  const { reply } = await desk.ok('groups.form', { format });
  const { id: breakout } = reply as { id: string };
  const phone = await openPhone(server, code);
  await Promise.all(Array.from({ length: 60 }, () => phone.ok('seats.take', { breakout, key: newKey() })));
  phone.close();
  desk.close();

  const { bytes, assets, html } = await loadPage(`${server.url}/${code}`, 'br');
  expect(html.text).toContain(`href="/${code}/table"`);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  const later = /import\([`"']\.\/(later-[\w-]+\.js)[`"']\)/.exec(assets.map(({ text }) => text).join('\n'))?.[1] ?? '';
  expect(assets.map(({ path }) => path)).not.toContain(`/assets/${later}`);
  const weights = await Promise.all(
    [later, ...(await laterStyles(`${server.url}/${code}/table`))].map(async (file) => {
      const response = await fetch(`${server.url}/assets/${file}`, { headers: { 'Accept-Encoding': 'br' } });
      expect(response.status).toBe(200);
      return Number(response.headers.get('Content-Length'));
    }),
  );
  const weight = weights.reduce((sum, one) => sum + one, 0);
  expect(weight).toBeGreaterThan(1000);
  expect(weight).toBeLessThanOrEqual(MOST_LATER);
});

/** The same styles are linked by the plain page on which people find their table. */
const laterStyles = async (address: string): Promise<string[]> => {
  const { html } = await loadPage(address, 'br');
  return [...html.text.matchAll(/\/assets\/(later-[\w-]+\.css)/g)].flatMap((match) => match[1] ?? []);
};
