import { describe, expect, it } from 'vitest';
import { pages } from '../../shared/words/pages.en.ts';
import { en } from '../../shared/words/participant.en.ts';
import { hidden, textOf } from '../tools/phone-room.ts';
import { newEvening, testServer, type TestServer } from '../tools/server.ts';

/** Forms of one evening, posted as a browser without script does. */
const formsOf = async (server: TestServer) => {
  const { id, code } = await newEvening(server);
  const post = async (path: string, fields: Record<string, string>): Promise<{ status: number; html: string }> => {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${server.url}/${code}/${path}`, { method: 'POST', body, headers: { Origin: server.url } });
    return { status: response.status, html: await response.text() };
  };
  const page = await (await fetch(`${server.url}/${code}`)).text();
  const words = { topic: 'respect', audience: 'show', consent: hidden(page, 'consent') };
  const stored = (): string[] => server.rooms.byId(id)?.state.floor.contributions.map(({ text }) => text) ?? [];
  return { post, page, words, stored };
};

describe('one form that is sent twice at the same moment, on a real disk', () => {
  it('FL4: with other words: one is received, and the other given back with a key of its own', async () => {
    await using server = await testServer();
    const { post, page, words, stored } = await formsOf(server);
    const key = hidden(page, 'key');
    const texts = ['Nobody rang me back.', 'Something new.'];
    const answers = await Promise.all(texts.map((text) => post('write', { key, ...words, text })));
    expect(stored()).toHaveLength(1);
    answers.forEach(({ status, html }, index) => {
      const text = texts[index] ?? '';
      if (text === stored()[0]) expect([status, textOf(html).includes(pages.receipt.title)]).toEqual([200, true]);
      else {
        expect([status, textOf(html).includes(en.write.sentBefore)]).toEqual([409, true]);
        expect(html).toContain(text);
        expect(hidden(html, 'key')).not.toBe(key);
      }
    });
  });

  it('FL4: with the same words: both are answered with the receipt, and they are stored once', async () => {
    await using server = await testServer();
    const { post, page, words, stored } = await formsOf(server);
    const fields = { key: hidden(page, 'key'), ...words, text: 'Nobody rang me back.' };
    const answers = await Promise.all([post('write', fields), post('write', fields)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(stored()).toEqual(['Nobody rang me back.']);
  });

  it('RM4: a change with other words: only of what is kept it is said that it was received', async () => {
    await using server = await testServer();
    const { post, page, words, stored } = await formsOf(server);
    const key = hidden(page, 'key');
    await post('write', { key, ...words, text: 'Nobody rang me back.' });
    const command = hidden((await post('mine', { code: key })).html, 'command');
    const texts = ['Said better.', 'Said better still.'];
    const answers = await Promise.all(texts.map((text) => post('edit', { code: key, command, ...words, text })));
    expect(stored()).toHaveLength(1);
    answers.forEach(({ html }, index) => {
      const text = texts[index] ?? '';
      expect(textOf(html).includes(pages.mine.changed), text).toBe(text === stored()[0]);
      expect(html).toContain(text);
    });
  });
});
