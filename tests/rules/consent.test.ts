import { describe, expect, it } from 'vitest';
import { isQuotable } from '../../shared/gathering/floor/model/consent.ts';
import { AUDIENCES } from '../../shared/gathering/floor/model/contribution.ts';
import { Evening, KEYS } from './evening.ts';

it('CN1: a new evening is made with the words that speak of quoting', () => {
  expect(new Evening().state.consent).toBe('shown-and-quoted');
});

it('CN2: only "may be shown" of the newer words may be quoted', () => {
  expect(AUDIENCES.filter((audience) => isQuotable('shown-and-quoted', audience))).toEqual(['show']);
  expect(AUDIENCES.filter((audience) => isQuotable('shown', audience))).toEqual([]);
});

describe("CN3: a choice counts only under the evening's own words", () => {
  const words = { key: KEYS[0], text: 'First words', topic: 'respect', audience: 'show' };

  it.each([undefined, '', 'shown', 'of another year'])('CN3: new words that were chosen under %j are refused beside the choices', (consent) => {
    const evening = new Evening();
    const before = evening.state;
    expect(evening.send('participant', 'floor.write', { ...words, consent })).toEqual({ refused: 'choose-again', field: 'audience' });
    expect(evening.state).toBe(before);
    evening.does('participant', 'floor.write', words);
  });
  it('CN3: so is a change, and the words before it stay', () => {
    const evening = new Evening();
    evening.does('participant', 'floor.write', words);
    expect(evening.send('participant', 'floor.edit', { ...words, text: 'Better', consent: 'shown' })).toEqual({
      refused: 'choose-again',
      field: 'audience',
    });
    expect(evening.state.floor.contributions).toMatchObject([{ text: 'First words' }]);
  });
  it('CN3: in an evening of the older words those are the ones', () => {
    const evening = new Evening();
    evening.state = { ...evening.state, consent: 'shown' };
    expect(evening.refusal('participant', 'floor.write', { ...words, consent: 'shown-and-quoted' })).toBe('choose-again');
    evening.does('participant', 'floor.write', { ...words, consent: 'shown' });
  });
  it('CN3: where nothing was chosen it is that which is said', () => {
    expect(new Evening().refusal('participant', 'floor.write', { ...words, audience: '', consent: '' })).toBe('choose-audience');
  });
  it('CN3: nothing of it is stored with the words', () => {
    const evening = new Evening();
    evening.does('participant', 'floor.write', words);
    expect(Object.keys(evening.state.floor.contributions[0] ?? {})).not.toContain('consent');
  });
  it('CN3: what was received is answered the same, whatever a late copy says of the choices', () => {
    const evening = new Evening();
    evening.does('participant', 'floor.write', words);
    evening.does('participant', 'floor.write', { ...words, consent: '' });
  });
});
