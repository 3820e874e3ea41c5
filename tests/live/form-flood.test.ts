import { expect, it } from 'vitest';
import { FormLimits } from '../../server/web/phone/form-limits.ts';
import { SECOND } from '../../shared/gathering/time.ts';
import { PRESENT_CONSENT } from '../../shared/gathering/floor/model/consent.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { hidden } from '../tools/phone-room.ts';
import { newEvening, newKey, testServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const RATE = { burst: 40, perSecond: 20 };

type Fields = Record<string, string>;

it('a flood of forms leaves room for those who have a page before them, and for what people do with their own', async () => {
  const clock = new ManualClock(START);
  await using server = await testServer({ clock, rates: { forms: RATE } });
  const { code } = await newEvening(server, 'lpact', START);
  const post = async (path: string, fields: Fields): Promise<number> =>
    (await fetch(`${server.url}/${code}/${path}`, { method: 'POST', body: new URLSearchParams(fields) })).status;
  const words = (text: string): Fields => ({ topic: 'respect', text, audience: 'show', consent: PRESENT_CONSENT });
  const flood = (): Promise<number[]> =>
    Promise.all([
      ...Array.from({ length: 60 }, () => post('write', { key: newKey(), ...words('flood') })),
      ...Array.from({ length: 30 }, () => post('mine', { code: newKey() })),
      ...Array.from({ length: 30 }, () => post('withdraw', { code: newKey() })),
    ]);

  const pages = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${server.url}/${code}`)).text()));
  const forms = pages.map((html) => ({ key: hidden(html, 'key'), ticket: hidden(html, 'ticket') }));
  expect(new Set(forms.map(({ ticket }) => ticket)).size).toBe(20);
  expect((await flood()).filter((status) => status === 429).length).toBeGreaterThan(60);
  await clock.advance(3 * SECOND);
  await flood();
  // Somebody who holds one form's ticket, or one contribution's code, and posts it again and again.
  const [first, ...others] = forms;
  if (!first) throw new Error('There is no form.');
  await Promise.all(Array.from({ length: 80 }, () => post('write', { ...first, ...words('') })));
  const wrote = await Promise.all(others.map((form) => post('write', { ...form, ...words('from a person') })));
  expect(wrote).toEqual(others.map(() => 200));
  const [loud, quiet] = others.map(({ key }) => key);
  await Promise.all(Array.from({ length: 80 }, (_, n) => post('edit', { code: loud ?? '', command: newKey(), ...words(`again ${n}`) })));
  expect(await post('edit', { code: quiet ?? '', command: newKey(), ...words('changed') })).toBe(200);
  expect(await post('withdraw', { code: quiet ?? '', sure: 'yes' })).toBe(200);
});

it('a ticket is its own form’s, of this start, and no sooner than a person can post it; a page that is too early is told when', async () => {
  const clock = new ManualClock(START);
  const limits = new FormLimits({ burst: 4, perSecond: 0.001 }, clock);
  const [key, other] = [newKey(), newKey()];
  const ticket = limits.ticketFor(key);
  expect(limits.post('write', other, 'made up')).toBeNull();
  const now = limits.post('write', key, ticket);
  expect(now).toBe(2);
  await clock.advance(2 * SECOND);
  expect(limits.post('write', other, ticket)).toBeGreaterThan(100);
  expect(new FormLimits({ burst: 0, perSecond: 1 }, clock).post('write', key, ticket)).not.toBeNull();
  expect(limits.post('write', key, ticket)).toBeNull();
  // Seats have a room of their own.
  expect(limits.post('seat', other, 'made up')).toBeNull();
});
