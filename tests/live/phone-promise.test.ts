import { beforeEach, describe, expect, test } from 'vitest';
import { Contribution } from '../../shared/gathering/floor/model/contribution.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { CODE, phonePages, textOf } from '../tools/phone-room.ts';

let phone: ReturnType<typeof phonePages>;
beforeEach(() => {
  phone = phonePages();
});

const KEY = 'K7QFM2PX9TRD';
const WORDS = { key: KEY, topic: 'protect', text: 'Nobody rang me back.', audience: 'show' };
const write = (change: Partial<typeof WORDS> = {}): Promise<Response> => phone.post(`/${CODE}/write`, { ...WORDS, ...change });

describe('the promise', () => {
  test('"What we keep" names every field that is stored', async () => {
    const text = textOf(await (await phone.get(`/${CODE}/keep`)).text());
    for (const field of Object.keys(Contribution.entries)) {
      expect(text).toContain(pages.keep.fields[field as keyof Contribution].name);
    }
  });

  test('"What we cannot protect you from" is there before anything is written', async () => {
    expect(await (await phone.get(`/${CODE}`)).text()).toContain(`href="/${CODE}/limits"`);
    const text = textOf(await (await phone.get(`/${CODE}/limits`)).text());
    for (const { what } of pages.limits.list) expect(text).toContain(what);
    expect(text).toContain(pages.limits.paper);
  });

  test('no cookie, nothing kept by the browser, no key in any address or header', async () => {
    await phone.get(`/${CODE}`);
    await write();
    await write({ text: '' });
    for (const path of ['mine', 'edit', 'withdraw'])
      await phone.post(`/${CODE}/${path}`, { code: KEY, text: 'New.', topic: 'else', audience: 'show' });
    for (const path of ['mine', 'keep', 'limits', 'write', 'edit']) await phone.get(`/${CODE}/${path}`);
    for (const response of phone.seen) {
      expect(response.headers.get('Set-Cookie')).toBeNull();
      expect(JSON.stringify([...response.headers])).not.toContain(KEY);
      if (response.status === 200) expect(response.headers.get('Cache-Control')).toBe('no-store');
      const html = await response.text();
      expect([...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address).join(' ')).not.toContain(KEY);
    }
  });

  test('shows hostile text as text, in the page, its data and its title', async () => {
    const hostile = `</textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
    phone = phonePages((plan) => ({ ...plan, details: { ...plan.details, title: hostile } }));
    for (const response of [
      await write({ text: hostile, audience: '' }),
      await write({ text: hostile, topic: hostile }),
      await write({ key: hostile }),
    ]) {
      const html = await response.text();
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
      expect(html).not.toContain('</textarea></script>');
    }
    const mine = await (await phone.post(`/${CODE}/mine`, { code: hostile, text: hostile })).text();
    expect(mine).not.toContain('<script>');
    expect(await (await phone.get(`/?code=${encodeURIComponent(hostile)}`)).text()).not.toContain('<script>alert');
  });

  test('has no inline style, and no script but its own file and data', async () => {
    const html = await (await phone.get(`/${CODE}`)).text();
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/phone.js">', '<script type="application/json" id="page">']);
    for (const path of ['mine', 'keep', 'limits']) expect(await (await phone.get(`/${CODE}/${path}`)).text()).not.toContain('<script');
  });

  test('"Leave" goes where nothing is said of the evening', async () => {
    expect(textOf(await (await phone.get('/left')).text()).trim()).toBe(`${pages.left.title} ${pages.left.title} ${pages.left.text}`);
  });
});
