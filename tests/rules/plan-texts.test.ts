import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { wifiText } from '../../server/web/qr.ts';
import { Plan } from '../../shared/gathering/plan/model/plan.ts';
import { Evening } from './evening.ts';

describe('PL9: what the crew type is made safe to show and to write down', () => {
  it('PL9: a name is one line without control characters, and nothing of it is lost', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editDetails', {
      title: ' Police\u0000 and\r\nCommunities\u202e\tTogether ',
      place: 'Town\u000bhall\u0007',
      next: 'One\r\n\u0007two',
    });
    const { title, place, next } = evening.state.plan.details;
    expect([title, place, next]).toEqual(['Police and Communities Together', 'Town hall', 'One\ntwo']);
    evening.does('organiser', 'plan.editItem', {
      id: 'respect',
      change: { title: 'လျှို့ဝှက်\u0085', wording: 'Why?\u0008\u2028How?', leads: '\u001bAma' },
    });
    expect(evening.state.plan.items.find(({ id }) => id === 'respect')).toMatchObject({ title: 'လျှို့ဝှက်', wording: 'Why?\nHow?', leads: 'Ama' });
    evening.does('organiser', 'groups.setTables', { tables: [{ number: 1, place: 'by the\u0007 stage\u0000' }] });
    expect(evening.state.groups.tables).toEqual([{ number: 1, place: 'by the stage' }]);
  });
  it('PL9: a name of which nothing can be seen is a dash, and an older file with one still opens', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editDetails', { title: '\u0007\u200b' });
    expect(evening.state.plan.details.title).toBe('–');
    expect(evening.refusal('organiser', 'plan.editDetails', { title: ' \n ' })).toBe('empty');
    const { plan } = evening.state;
    const older = { ...plan, items: plan.items.map((item) => ({ ...item, title: '\u0001' })) };
    expect(v.parse(Plan, older).items.every(({ title }) => title === '–')).toBe(true);
  });
  it('PL9: nothing that is taken is changed when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const evening = new Evening();
        const title = typed.trim() === '' ? 'x' : typed;
        const done = evening.send('organiser', 'plan.editDetails', { title, place: typed, next: typed });
        expect(done).not.toHaveProperty('refused');
        expect(v.parse(Plan, evening.state.plan)).toEqual(evening.state.plan);
      }),
    );
  });
});

describe('PL10: the password of the Wi-Fi', () => {
  const password = (typed: string): string => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editSettings', { wifi: { name: ' Hall ', password: typed } });
    expect(evening.state.plan.settings.wifi.name).toBe('Hall');
    return evening.state.plan.settings.wifi.password;
  };
  const KEY = '0123456789abcdefABCDEF0123456789'.repeat(2);
  it.each([' two  spaces each ', '        ', '\\;,:"~', 'x'.repeat(63), KEY])('PL10: %j is kept as it is', (typed) => {
    expect(password(typed)).toBe(typed);
    expect(v.parse(Plan, new Evening().state.plan)).toBeTruthy();
  });
  it('PL10: what a line of a document brings with it goes, and a few spaces are no password', () => {
    expect(password('welcome\u0000 all\r\n')).toBe('welcome all');
    expect(password('  ')).toBe('');
  });
  it('PL10: of 64 characters only a key is taken, and of more nothing', () => {
    const refusal = (typed: string) => new Evening().refusal('organiser', 'plan.editSettings', { wifi: { name: 'Hall', password: typed } });
    expect([refusal('x'.repeat(64)), refusal(`${KEY}0`)]).toEqual(['malformed', 'too-long']);
  });
  it('PL10: what a camera reads holds it whole', () => {
    expect(wifiText({ name: 'a;b', password: ' p:1 ' })).toBe('WIFI:T:WPA;S:a\\;b;P: p\\:1 ;;');
    expect(wifiText({ name: 'Hall', password: KEY })).toBe(`WIFI:T:WPA;S:Hall;P:${KEY};;`);
  });
});
