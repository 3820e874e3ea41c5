import { expect, it } from 'vitest';
import { loadPage } from '../tools/page.ts';
import { newEvening, testServer } from '../tools/server.ts';

/** All bytes that a phone needs before the page is usable: HTML, styles and script, brotli. */
const MOST_BYTES = 40_000;

it('the phone page stays within its size limit, and can be read before any script has come', async () => {
  await using server = await testServer();
  const { code } = await newEvening(server);
  const { bytes } = await loadPage(`${server.url}/${code}`, 'br');
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  const plain = await loadPage(`${server.url}/${code}`, 'identity');
  expect(plain.html.text).toContain('How can the police respect Black communities better?');
  expect(plain.html.text).toMatch(/<textarea\b/);
});
