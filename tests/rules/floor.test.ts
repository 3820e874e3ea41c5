import { describe, expect, it } from 'vitest';
import { TEXT_LIMIT } from '../../shared/gathering/floor/model/contribution.ts';
import { contributionOf } from '../../shared/gathering/floor/model/lookup.ts';
import { lastStatuses, ownStatus } from '../../shared/gathering/floor/model/mine.ts';
import { isOnWall, wallOf } from '../../shared/gathering/floor/model/wall.ts';
import { DAY } from '../../shared/gathering/time.ts';
import { Evening, hashOf, KEYS } from './evening.ts';

const [A = '', B = '', C = '', D = ''] = KEYS;
const words = { key: A, text: 'First words', topic: 'respect', audience: 'show' };

describe('FL1: every question at any time, something else, and my story', () => {
  it.each(['respect', 'protect', 'involve', 'represent', 'else', 'story'])('FL1: %s can be written about before its turn', (topic) => {
    new Evening().does('participant', 'floor.write', { ...words, topic });
  });
  it.each(['food', 'break', 'nothing', ''])('FL1: %j cannot', (topic) => {
    expect(new Evening().send('participant', 'floor.write', { ...words, topic })).toEqual({ refused: 'unknown-topic', field: 'topic' });
  });
});

describe('FL2: writing is open in its window, and whenever the evening runs', () => {
  it('FL2: not yet, open, over, closed', () => {
    const evening = new Evening();
    const { writingFrom, writingUntil } = evening.state.plan.details;
    evening.now = writingFrom - 2000;
    expect(evening.refusal('participant', 'floor.write', words)).toBe('not-open-yet');
    expect(evening.refusal('participant', 'floor.write', words)).toBe('carried out');
    evening.now = writingUntil;
    expect(evening.refusal('participant', 'floor.write', { ...words, key: B })).toBe('writing-over');
    evening.does('facilitator', 'run.start');
    evening.does('participant', 'floor.write', { ...words, key: B });
    evening.does('facilitator', 'run.end');
    expect(evening.refusal('participant', 'floor.write', { ...words, key: C })).toBe('writing-over');
    evening.now = writingUntil - DAY;
    evening.does('participant', 'floor.write', { ...words, key: C });
    evening.does('organiser', 'run.close');
    expect(evening.refusal('participant', 'floor.write', { ...words, key: D })).toBe('closed');
  });
  it('FL2: a draft that was begun in time is refused afterwards and stored nowhere', () => {
    const evening = new Evening();
    evening.now = evening.state.plan.details.writingUntil;
    evening.send('participant', 'floor.write', words);
    expect(evening.json()).not.toContain('First words');
  });
});

it('FL3: contributions lie in the order of their ids, which say nothing of when they came', () => {
  const evening = new Evening();
  for (const key of KEYS) evening.writes(key, `words of ${key}`);
  const ids = evening.state.floor.contributions.map((one) => one.id);
  expect(ids).toEqual([...ids].sort());
  expect(ids).not.toEqual(KEYS.map(hashOf));
  for (const one of evening.state.floor.contributions) {
    expect(Object.keys(one).sort()).toEqual(['audience', 'batch', 'decision', 'id', 'onScreen', 'readAloud', 'reason', 'text', 'topic']);
  }
});

describe('FL4: a new contribution joins the pool once', () => {
  it('FL4: the same key again changes nothing, and only of the same words is anybody told that they were received', () => {
    const evening = new Evening();
    evening.writes(A, 'First words');
    const before = evening.state;
    evening.does('participant', 'floor.write', { ...words, text: ' First words\r\n' });
    for (const other of [{ text: 'Other words' }, { topic: 'protect' }, { audience: 'record' }, { text: '' }, { audience: '' }]) {
      expect(evening.refusal('participant', 'floor.write', { ...words, ...other })).toBe('already-written');
    }
    expect(evening.state).toBe(before);
  });
  it('FL4: the same key again is answered the same after the window has passed', () => {
    const evening = new Evening();
    evening.writes(A, 'First words');
    evening.now = evening.state.plan.details.writingUntil;
    expect(evening.refusal('participant', 'floor.write', words)).toBe('carried out');
  });
  it('FL4: nothing is kept of the key', () => {
    const evening = new Evening();
    evening.writes(A, 'First words');
    expect(evening.json()).not.toContain(A);
  });
  it.each([
    [{ text: '  \n ' }, { refused: 'empty', field: 'text' }],
    [{ text: 'x'.repeat(TEXT_LIMIT + 1) }, { refused: 'too-long', field: 'text', limit: TEXT_LIMIT }],
    [{ audience: '' }, { refused: 'choose-audience', field: 'audience' }],
    [{ key: 'short' }, { refused: 'malformed', field: 'key' }],
  ])('FL4: %j is refused', (wrong, refusal) => {
    expect(new Evening().send('participant', 'floor.write', { ...words, ...wrong })).toEqual(refusal);
  });
});

describe('FL5: an edit takes the words off every screen and returns them to mixing and review', () => {
  it('FL5: from the wall and the spotlight, in one step, and the old words are gone', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'First words');
    evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
    evening.does('facilitator', 'stage.spotlight', { id });
    const outcome = evening.does('participant', 'floor.edit', { ...words, text: 'Better words', audience: 'record' });
    expect(outcome.erases).toBe(true);
    expect(evening.state.stage).toMatchObject({ pinned: null, spotlight: null });
    expect(contributionOf(evening.state.floor, id)).toMatchObject({ text: 'Better words', batch: null, decision: 'waiting', audience: 'record' });
    expect(evening.json()).not.toContain('First words');
  });
  it('FL5: whoever does not hold the key cannot, nor with words that could not be written', () => {
    const evening = new Evening();
    evening.writes(A, 'First words');
    expect(evening.refusal('participant', 'floor.edit', { ...words, key: B })).toBe('unknown-contribution');
    expect(evening.refusal('participant', 'floor.edit', { ...words, text: '' })).toBe('empty');
    evening.does('participant', 'floor.withdraw', { key: A });
    expect(evening.refusal('participant', 'floor.edit', words)).toBe('withdrawn');
  });
});

describe('FL6: withdrawn words are gone and do not come back', () => {
  it('FL6: the text goes, the tombstone stays, and writing or withdrawing again changes nothing', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'First words');
    evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
    evening.does('facilitator', 'stage.spotlight', { id });
    expect(evening.does('participant', 'floor.withdraw', { key: A }).erases).toBe(true);
    expect(evening.json()).not.toContain('First words');
    expect(evening.state.stage.spotlight).toBeNull();
    const before = evening.state;
    expect(evening.refusal('participant', 'floor.write', words)).toBe('withdrawn');
    expect(evening.refusal('participant', 'floor.write', { ...words, text: 'Other words' })).toBe('withdrawn');
    evening.does('participant', 'floor.withdraw', { key: A });
    expect(evening.state).toBe(before);
    expect(evening.state.floor.withdrawn).toEqual([id]);
  });
  it('FL6: works after the window has passed, and not after the close', () => {
    const evening = new Evening();
    evening.writes(A, 'First words');
    evening.writes(B, 'Second words');
    evening.now = evening.state.plan.details.writingUntil;
    evening.does('participant', 'floor.withdraw', { key: A });
    evening.does('system', 'run.close');
    expect(evening.refusal('participant', 'floor.withdraw', { key: B })).toBe('closed');
  });
});

it('FL7: a writer is told what has become of it, step by step', () => {
  const evening = new Evening();
  const id = evening.writes(A, 'First words');
  const told = (): string => ownStatus(evening.state, id);
  expect(told()).toBe('received');
  const other = evening.writes(B, 'For the record', 'else', 'record');
  expect(ownStatus(evening.state, other)).toBe('in-record');
  evening.mixed(C, 'Another');
  expect(told()).toBe('mixed');
  for (const [decision, status] of [
    ['shown', 'chosen'],
    ['read-out', 'to-read-out'],
    ['parked', 'parked'],
    ['shelved', 'shelved'],
    ['held', 'held-names-someone'],
    ['waiting', 'mixed'],
  ]) {
    evening.does('moderator', 'floor.decide', { id, decision, reason: 'names-someone' });
    expect(told()).toBe(status);
  }
  evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
  evening.does('facilitator', 'stage.spotlight', { id });
  evening.does('projector', 'stage.drawn', { ids: [id] });
  expect(told()).toBe('shown');
  evening.does('moderator', 'floor.decide', { id, decision: 'read-out' });
  evening.does('moderator', 'floor.readAloud', { id, readAloud: true });
  expect(told()).toBe('read-out');
  evening.does('participant', 'floor.withdraw', { key: A });
  expect(told()).toBe('withdrawn');
  expect(ownStatus(evening.state, 'nobody')).toBe('unknown');
  evening.does('system', 'run.close');
  expect(ownStatus(evening.state, other)).toBe('unknown');
});

it('FL17: the last that can be told at the close says who was not mixed in, and what nobody decided', () => {
  const evening = new Evening();
  const ids = new Map<string, string>();
  const put = (status: string, id: string): void => void ids.set(id, status);
  put('undecided', evening.mixed(KEYS[0] ?? '', 'mixed in'));
  const shown = evening.mixed(KEYS[1] ?? '', 'to be shown');
  put('chosen', shown);
  evening.does('moderator', 'floor.decide', { id: shown, decision: 'shown' });
  const held = evening.mixed(KEYS[2] ?? '', 'to be held');
  put('held-other', held);
  evening.does('moderator', 'floor.decide', { id: held, decision: 'held', reason: 'other' });
  put('in-record', evening.mixed(KEYS[3] ?? '', 'for the record', 'respect', 'record'));
  put('not-mixed', evening.writes(KEYS[4] ?? '', 'not mixed in'));
  put('not-mixed', evening.writes(KEYS[5] ?? '', 'not mixed in, to be read out', 'respect', 'read-out'));
  put('in-record', evening.writes(KEYS[6] ?? '', 'not mixed in, for the record', 'respect', 'record'));
  put('withdrawn', evening.writes(KEYS[7] ?? '', 'taken back'));
  evening.does('participant', 'floor.withdraw', { key: KEYS[7] });
  expect(Object.fromEntries(lastStatuses(evening.state))).toEqual(Object.fromEntries(ids));
});

it('FL9: the wall holds what is mixed in, meant to be shown, and shown by a decision; newest batch first', () => {
  const evening = new Evening();
  const first = evening.mixed(A, 'one');
  const second = evening.mixed(B, 'two', 'protect');
  const third = evening.mixed(C, 'three', 'respect', 'read-out');
  evening.writes(D, 'four');
  expect(wallOf(evening.state.floor)).toEqual([]);
  for (const id of [first, second]) evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
  evening.does('moderator', 'floor.decide', { id: third, decision: 'read-out' });
  expect(wallOf(evening.state.floor).map((one) => one.id)).toEqual([second, first]);
  expect(wallOf(evening.state.floor, 'protect').map((one) => one.id)).toEqual([second]);
  const shown = contributionOf(evening.state.floor, first);
  if (!shown) throw new Error('it is there');
  expect(isOnWall(shown)).toBe(true);
  for (const change of [{ batch: null }, { audience: 'record' }, { audience: 'read-out' }, { decision: 'waiting' }] as const) {
    expect(isOnWall({ ...shown, ...change })).toBe(false);
  }
});

describe('FL14: what the writer allows limits what anybody may decide', () => {
  it('FL14: for the record only: nothing at all', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one', 'respect', 'record');
    for (const decision of ['shown', 'read-out', 'held', 'parked', 'shelved', 'waiting']) {
      expect(evening.refusal('organiser', 'floor.decide', { id, decision, reason: 'other' })).toBe('record-only');
    }
  });
  it('FL14: to be read out: all but the wall', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one', 'respect', 'read-out');
    expect(evening.refusal('organiser', 'floor.decide', { id, decision: 'shown' })).toBe('not-written-to-be-shown');
    for (const decision of ['read-out', 'held', 'parked', 'shelved', 'waiting']) {
      evening.does('organiser', 'floor.decide', { id, decision, reason: 'other' });
    }
  });
  it('FL14: nothing is decided about what has not been mixed in', () => {
    const evening = new Evening();
    expect(evening.refusal('organiser', 'floor.decide', { id: evening.writes(A, 'one'), decision: 'shown' })).toBe('changed-meanwhile');
  });
});

describe("FL15: a decision is a person's, and can be taken back", () => {
  it('FL15: holding back needs a reason, and no other decision keeps one', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one');
    expect(evening.send('moderator', 'floor.decide', { id, decision: 'held' })).toEqual({ refused: 'malformed', field: 'reason' });
    evening.does('moderator', 'floor.decide', { id, decision: 'held', reason: 'abusive' });
    evening.does('moderator', 'floor.decide', { id, decision: 'shown', reason: 'abusive' });
    expect(contributionOf(evening.state.floor, id)).toMatchObject({ decision: 'shown', reason: null });
  });
  it('FL15: undo gives back what was, reason included', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one');
    evening.does('moderator', 'floor.decide', { id, decision: 'held', reason: 'repeat' });
    const before = evening.state;
    const outcome = evening.does('moderator', 'floor.decide', { id, decision: 'parked' });
    expect(JSON.stringify(outcome.undo)).not.toContain('one');
    expect(evening.undo(outcome)).toBe('carried out');
    expect(evening.state.floor.contributions).toEqual(before.floor.contributions);
    expect(evening.state.stage).toEqual(before.stage);
    expect(evening.state.floor.decisions).toBe(before.floor.decisions + 2);
  });
  it.each([
    ['another has decided', (evening: Evening, id: string) => evening.does('organiser', 'floor.decide', { id, decision: 'parked' })],
    ['its writer has changed it', (evening: Evening) => evening.does('participant', 'floor.edit', { ...words, text: 'new' })],
    ['its writer has withdrawn it', (evening: Evening) => evening.does('participant', 'floor.withdraw', { key: A })],
  ])('FL15: undo is refused where %s', (_what, change) => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one');
    const outcome = evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
    change(evening, id);
    const before = evening.json();
    expect(evening.undo(outcome)).toBe('changed-meanwhile');
    expect(evening.json()).toBe(before);
  });
  it('FL15: undo is refused where its writer has changed it and it has been mixed in anew', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one');
    const outcome = evening.does('moderator', 'floor.decide', { id, decision: 'waiting' });
    expect(outcome.undo).toBeUndefined();
    const held = evening.does('moderator', 'floor.decide', { id, decision: 'held', reason: 'other' });
    evening.does('organiser', 'plan.editSettings', { mixSeconds: 0 });
    evening.does('participant', 'floor.edit', { ...words, text: 'new' });
    evening.does('moderator', 'floor.decide', { id, decision: 'held', reason: 'other' });
    expect(evening.undo(held)).toBe('changed-meanwhile');
  });
  it('FL15: what leaves the wall leaves the spotlight', () => {
    const evening = new Evening();
    const id = evening.mixed(A, 'one');
    evening.does('moderator', 'floor.decide', { id, decision: 'shown' });
    evening.does('facilitator', 'stage.spotlight', { id });
    evening.does('moderator', 'floor.decide', { id, decision: 'parked' });
    expect(evening.state.stage).toMatchObject({ pinned: null, spotlight: null });
  });
});

it('FL18: what was chosen to be read out can be said to have been read, and taken back; nothing else can', () => {
  const evening = new Evening();
  const id = evening.mixed(A, 'Please read this', 'respect', 'read-out');
  const reads = (readAloud: boolean): string => evening.refusal('moderator', 'floor.readAloud', { id, readAloud });
  expect(reads(true)).toBe('not-to-be-read-out');
  evening.does('moderator', 'floor.decide', { id, decision: 'read-out' });
  const read = evening.does('facilitator', 'floor.readAloud', { id, readAloud: true });
  expect(contributionOf(evening.state.floor, id)?.readAloud).toBe(true);
  expect(evening.undo(read)).toBe('carried out');
  expect(contributionOf(evening.state.floor, id)?.readAloud).toBe(false);
  expect(evening.refusal('moderator', 'floor.readAloud', { id: evening.writes(B, 'in the pool'), readAloud: true })).toBe('changed-meanwhile');
});
