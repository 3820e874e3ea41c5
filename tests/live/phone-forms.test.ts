import { beforeEach, describe, expect, test } from 'vitest';
import { groupedCode } from '../../shared/gathering/code.ts';
import { CONSENTS } from '../../shared/gathering/floor/model/consent.ts';
import { DAY } from '../../shared/gathering/time.ts';
import { consentWords } from '../../shared/words/consent.en.ts';
import { pages } from '../../shared/words/pages.en.ts';
import { en } from '../../shared/words/participant.en.ts';
import { pageRefusals } from '../../shared/words/page-refusals.en.ts';
import { refusals } from '../../shared/words/refusals.en.ts';
import { checkedIn, CODE, hidden, phonePages, textOf } from '../tools/phone-room.ts';

type Pages = ReturnType<typeof phonePages>;
let phone: Pages;
beforeEach(() => {
  phone = phonePages();
});

const KEY = 'K7QFM2PX9TRD';
const WORDS = { key: KEY, topic: 'protect', text: 'Nobody rang me back.', audience: 'show' };
const write = (change: Partial<typeof WORDS> = {}): Promise<Response> => phone.post(`/${CODE}/write`, { ...WORDS, ...change });
const stored = () => phone.room.state.floor.contributions;

describe('finding the evening', () => {
  test('asks for a code and goes to its page', async () => {
    expect(textOf(await (await phone.get('/')).text())).toContain(pages.code.hint);
    const found = await phone.get('/?code=k7-qf');
    expect([found.status, found.headers.get('Location')]).toEqual([303, `/${CODE}`]);
    const posted = await phone.post('/', { code: ' k7qf' });
    expect([posted.status, posted.headers.get('Location')]).toEqual([303, `/${CODE}`]);
  });

  test.each([
    'http://192.168.8.2:3000/K7QF',
    '192.168.8.2/k7qf/',
    'hall.local/K7QF/mine?x=1',
    'hall/K7QF#top',
    'https://evenings.example.org/K7QF/keep',
    '/K7QF',
    'K7QF/',
    'K7 QF',
    '192.168.8.2 K7QF',
  ])('finds the code in what was typed or pasted: %s', async (typed) => {
    const found = await phone.get(`/?code=${encodeURIComponent(typed)}`);
    expect([found.status, found.headers.get('Location')]).toEqual([303, `/${CODE}`]);
    expect((await phone.post('/', { code: typed })).headers.get('Location')).toBe(`/${CODE}`);
  });

  test('the field takes a whole address, and what holds no code of an evening is sent back as it was typed', async () => {
    expect(await (await phone.get('/')).text()).toContain('maxlength="200"');
    const response = await phone.get('/?code=http%3A%2F%2F192.168.8.2%2FWXYZ');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('value="http://192.168.8.2/WXYZ"');
  });

  test.each([
    ['/K7QF/', '/K7QF'],
    ['/k7qf//', '/k7qf'],
    ['/K7QF/mine/', '/K7QF/mine'],
    ['/K7QF/?topic=involve', '/K7QF?topic=involve'],
    ['/projector/', '/projector'],
  ])('an address with a slash too many is sent on: %s', async (from, to) => {
    const response = await phone.get(from);
    expect([response.status, response.headers.get('Location')]).toEqual([302, to]);
  });

  test('and no other site is named by that', async () => {
    for (const path of ['//example.org/', '/.//example.org/', '/K7QF/%2F/']) {
      const response = await phone.get(path);
      expect(response.headers.get('Location') ?? '/').toMatch(/^\/(?!\/)/);
    }
  });

  test('says in words that a code is wrong, and keeps it in the field', async () => {
    const response = await phone.get('/?code=WXYZ');
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(textOf(html)).toContain(refusals['unknown-evening']());
    expect(html).toContain('value="WXYZ"');
    expect(textOf(await (await phone.get('/?code=')).text())).toContain(pages.code.none);
    expect((await phone.get('/WXYZ')).status).toBe(404);
    expect((await phone.get('/no/such/page')).status).toBe(404);
  });

  test('takes small letters to the proper address, topic and all', async () => {
    const response = await phone.get('/k7qf?topic=involve');
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/K7QF?topic=involve']);
    expect((await phone.get('/k7qf/keep')).headers.get('Location')).toBe('/K7QF/keep');
  });
});

describe('the page people write on', () => {
  test('shows the first question, or the one the room is on, or the one that was asked for', async () => {
    const shown = async (path: string) => /<h1[^>]*>([^<]*)/.exec(await (await phone.get(path)).text())?.[1];
    expect(await shown(`/${CODE}`)).toContain('respect');
    await phone.room.does('facilitator', 'run.start');
    await phone.room.does('facilitator', 'run.jump', { item: 'involve' });
    expect(await shown(`/${CODE}`)).toContain('involve');
    expect(await shown(`/${CODE}?topic=protect`)).toContain('protect');
    expect(await shown(`/${CODE}?topic=nonsense`)).toContain('involve');
  });

  test('chooses nothing for the writer', async () => {
    expect(checkedIn(await (await phone.get(`/${CODE}`)).text())).toBe(0);
  });

  test('says beside "my story" that it is not a report, and who can help', async () => {
    const text = textOf(await (await phone.get(`/${CODE}?topic=story`)).text());
    expect(text).toContain(en.support.notAReport);
    expect(text).toContain('116 123');
  });

  test('says when writing opens, and shows the questions until then', async () => {
    phone.room.now -= 3 * DAY;
    const text = textOf(await (await phone.get(`/${CODE}`)).text());
    expect(text).toContain('Writing opens on Wednesday 25 November at 17:30');
    expect(text).toContain('How can the police respect');
    expect(text).not.toContain(en.write.send);
  });

  test('from the end on says how it goes on, promises no time at an address that leaves, and says what happens next', async () => {
    const next = 'You hear by the end of January, at the library.';
    phone = phonePages((plan) => ({ ...plan, details: { ...plan.details, next } }));
    const text = async () => textOf(await (await phone.get(`/${CODE}`)).text());
    await phone.room.does('facilitator', 'run.start');
    expect(await text()).not.toContain(next);
    await phone.room.does('facilitator', 'run.end');
    expect(await text()).toContain(`${en.evening.ended} ${en.evening.next}: ${next}`);
    phone.room.lasting = true;
    const { writingUntil, timeZone } = phone.room.state.plan.details;
    expect(await text()).toContain(`${en.evening.endedUntil(writingUntil, timeZone)} ${en.evening.next}: ${next}`);
    expect(await text()).toContain(en.write.send);
    phone.room.now = writingUntil;
    expect(await text()).toContain(en.evening.endedOver);
    expect(await text()).not.toContain(en.write.send);
    await phone.room.does('organiser', 'run.close');
    for (const lasting of [true, false]) {
      phone.room.lasting = lasting;
      expect(await text()).toContain(`${en.evening.closed} ${en.evening.next}: ${next}`);
    }
  });

  test('says that writing is over, and that the evening is closed', async () => {
    phone.room.now += 3 * DAY;
    expect(textOf(await (await phone.get(`/${CODE}`)).text())).toContain(en.evening.over);
    await phone.room.does('system', 'run.close');
    expect(textOf(await (await phone.get(`/${CODE}`)).text())).toContain(en.evening.closed);
    expect(textOf(await (await phone.get(`/${CODE}/mine`)).text())).toContain(pages.mine.closed);
  });

  test('says where this evening does otherwise than is usual', async () => {
    const usual = textOf(await (await phone.get(`/${CODE}`)).text());
    expect(usual).not.toContain('Mixing is');
    const told = async (mixSeconds: number) => {
      phone = phonePages((plan) => ({ ...plan, settings: { ...plan.settings, mixSeconds, moderation: false } }));
      return textOf(await (await phone.get(`/${CODE}`)).text());
    };
    expect(await told(0)).toContain(en.evening.mixingOff);
    expect(await told(30)).toContain(en.evening.mixingShort(30));
    expect(await told(30)).toContain(en.evening.moderationOff);
    expect(textOf(await (await write()).text())).toContain(en.sent.received(30));
  });
});

describe('writing without script', () => {
  test('receives, and gives the withdrawal code in groups', async () => {
    const page = await (await phone.get(`/${CODE}?topic=protect`)).text();
    const key = hidden(page, 'key');
    const response = await write({ key });
    const text = textOf(await response.text());
    expect(response.status).toBe(200);
    expect(text).toContain(en.sent.received(120));
    expect(text).toContain(groupedCode(key));
    expect(stored()).toMatchObject([{ topic: 'protect', text: WORDS.text, audience: 'show', id: phone.room.hash(key) }]);
  });

  test('stores once what is posted twice, also at the same moment', async () => {
    await Promise.all([write(), write()]);
    expect((await write()).status).toBe(200);
    expect(stored()).toHaveLength(1);
  });

  test('does not lose what is written over a form that was sent before', async () => {
    await write();
    const again = await write({ text: 'Something new.' });
    const html = await again.text();
    expect(again.status).toBe(409);
    expect(textOf(html)).toContain(en.write.sentBefore);
    expect(html).toContain('Something new.');
    const key = hidden(html, 'key');
    expect(key).not.toBe(KEY);
    await write({ key, text: 'Something new.' });
    expect(
      stored()
        .map(({ text }) => text)
        .sort(),
    ).toEqual([WORDS.text, 'Something new.'].sort());
  });

  test('FL4: words that somebody else has written too are not taken for one’s own', async () => {
    await write({ key: 'ACDEFGHJKMNP', text: 'Lights.' });
    await write();
    // Other words under a key that is known: that the same words are stored under another key changes nothing.
    expect((await write({ text: 'Lights.' })).status).toBe(409);
    expect(stored()).toHaveLength(2);
  });

  test('CN1: shows the words that the evening keeps beside the choices, on every page that has them', async () => {
    for (const consent of CONSENTS) {
      phone = phonePages();
      phone.room.state = { ...phone.room.state, consent };
      const shown: string[] = [await (await phone.get(`/${CODE}`)).text()];
      await write();
      shown.push(await (await phone.post(`/${CODE}/mine`, { code: KEY })).text(), await (await write({ text: '' })).text());
      for (const html of shown) {
        const labels = [...html.matchAll(/<label class="choice">[\s\S]*?<\/label>/g)].map(([label]) => textOf(label).trim());
        expect(labels).toEqual(Object.values(consentWords[consent]));
        expect(hidden(html, 'consent')).toBe(consent);
      }
    }
  });

  test.each(['shown', '', 'of another year'])(
    'CN3: gives the form back where the choice was made under other words (%j), and clears it',
    async (consent) => {
      const response = await write({ consent } as Partial<typeof WORDS>);
      const html = await response.text();
      expect(response.status).toBe(422);
      expect(textOf(html)).toContain(refusals['choose-again']());
      expect(html).toContain(WORDS.text);
      expect(checkedIn(html)).toBe(0);
      expect(hidden(html, 'key')).toBe(KEY);
      expect(stored()).toEqual([]);
      expect((await write()).status).toBe(200);
    },
  );

  test('CN3: a choice made under other words is not taken over by a form that is given back for something else', async () => {
    const html = await (await write({ text: '', consent: 'shown' } as Partial<typeof WORDS>)).text();
    expect(textOf(html)).toContain(refusals.empty());
    expect(checkedIn(html)).toBe(0);
  });

  test('does not bring back what was withdrawn', async () => {
    await write();
    await phone.post(`/${CODE}/withdraw`, { code: KEY, sure: 'yes' });
    const again = await write();
    expect(textOf(await again.text())).toContain(refusals.withdrawn());
    expect(stored()).toEqual([]);
  });

  const REFUSED: readonly [string, Partial<typeof WORDS>, string][] = [
    ['nothing written', { text: ' \n ' }, refusals.empty()],
    ['too much', { text: 'a'.repeat(2001) }, refusals['too-long']({ limit: 2000 })],
    ['nothing chosen', { audience: '' }, refusals['choose-audience']()],
    ['a choice that does not exist', { audience: 'everyone' }, refusals['choose-audience']()],
    ['a question that is gone', { topic: 'gone' }, pageRefusals['unknown-topic']()],
  ];
  test.each(REFUSED)('gives the form back in words: %s', async (_name, change, sentence) => {
    const response = await write(change);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(textOf(html)).toContain(sentence);
    expect(textOf(html)).toContain((change.text ?? WORDS.text).trim());
    expect(checkedIn(html)).toBe(change.audience === undefined ? 1 : 0);
    expect(hidden(html, 'key')).toBe(KEY);
    expect(stored()).toEqual([]);
  });

  test('says when to try again, and keeps what was typed', async () => {
    phone.limit.seconds = 7;
    const response = await write();
    const html = await response.text();
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '7']);
    expect(textOf(html)).toContain(refusals['too-fast']({ seconds: 7 }));
    expect(html).toContain(WORDS.text);
    phone.limit.seconds = null;
    phone.room.fault = { refused: 'not-saved', seconds: 2 };
    const unsaved = await write();
    expect(unsaved.status).toBe(503);
    expect(await unsaved.text()).toContain(WORDS.text);
  });

  test('takes the longest text in any script, and refuses what is larger in words', async () => {
    expect((await write({ text: 'ሰ'.repeat(2000) })).status).toBe(200);
    const response = await write({ text: 'a'.repeat(20_000) });
    expect(response.status).toBe(413);
    expect(textOf(await response.text())).toContain(refusals['too-large']());
  });

  test('reads a form that cannot be read as an empty one', async () => {
    const response = await phone.app.request(`/${CODE}/write`, {
      method: 'POST',
      body: '\u0000',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    });
    expect(response.status).toBe(422);
  });
});
