import { describe, expect, it } from 'vitest';
import { addressTrouble } from '../../facilitator-ui/panels/room/address-trouble.ts';
import { addressIn, isAddress } from '../../shared/gathering/plan/model/address.ts';
import { consoleWords } from '../../shared/words/console.en.ts';
import { Evening } from './evening.ts';

const { room } = consoleWords;

describe('the address that phones use', () => {
  it.each(['192.168.8.2', '192.168.8.2:3000', 'hall.local', 'open-floor', 'hall.local:8080', '[fd00::7]', '[fd00::7]:3000', '10.example'])(
    'PL13: takes %s',
    (address) => {
      expect(isAddress(address)).toBe(true);
      // A page makes links of it.
      expect(URL.canParse(`http://${address}`)).toBe(true);
    },
  );

  it.each([
    '',
    ' ',
    '999.1.1.1',
    '192.168.8',
    '7',
    'a..b',
    '-hall',
    'hall:',
    'hall:0',
    'hall:70000',
    'hall local',
    '::',
    'a:b',
    '[hall]',
    'hall/K7QF',
    'hall.7',
  ])('PL13: does not take %j', (address) => {
    expect(isAddress(address)).toBe(false);
    if (address.trim() !== '') expect(new Evening().refusal('organiser', 'plan.editSettings', { address })).not.toBe('carried out');
  });

  it.each([
    ['http://192.168.8.2:3000/K7QF', '192.168.8.2:3000'],
    [' hall.local/ ', 'hall.local'],
    ['192.168.8.2', '192.168.8.2'],
    ['HTTPS://hall.local?x#y', 'hall.local'],
  ])('PL13: finds the address in %j', (typed, address) => {
    expect(addressIn(typed)).toBe(address);
  });

  it('PL13: the address can be taken back to what was found', () => {
    const evening = new Evening();
    evening.does('organiser', 'plan.editSettings', { address: 'hall.local:8080' });
    evening.does('organiser', 'plan.editSettings', { address: '' });
    expect(evening.state.plan.settings.address).toBe('');
  });

  it('PL14: one that was chosen and is gone is said, and so is being on no network, or shut in', () => {
    expect(addressTrouble('192.168.8.2', ['192.168.8.2', '10.0.0.5'])).toBe('');
    expect(addressTrouble('192.168.8.2', ['10.0.0.5'])).toBe(room.gone('192.168.8.2'));
    expect(addressTrouble('192.168.8.2', [])).toBe(room.gone('192.168.8.2'));
    expect(addressTrouble('', [])).toBe(room.noNetwork);
    expect(addressTrouble('', ['127.0.0.1'])).toBe(room.onlyHere);
    // A name, or a way in with a port of its own, may well lead here.
    expect(addressTrouble('hall.local', ['10.0.0.5'])).toBe('');
    expect(addressTrouble('192.168.1.9:8080', ['10.0.0.5'])).toBe('');
  });
});
