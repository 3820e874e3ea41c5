import type { Link } from '../../shared/client/outbox.svelte.ts';
import type { TextStore } from '../../shared/client/tab-storage.ts';
import type { OwnStatus } from '../../shared/gathering/floor/model/mine.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';

interface Sent {
  readonly name: string;
  readonly id: string;
  readonly key: string;
  readonly text?: string;
  readonly consent?: string;
}

/** The tab's storage as a map; `full` makes it throw as a browser's does. */
export const fakeStore = () => {
  const kept = new Map<string, string>();
  const state = { full: false };
  const store: TextStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (state.full) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
  return { kept, state, store };
};

/** A server that stores by key, as the rules do; `deaf` loses its answers, `refusal` refuses. */
export const fakeServer = () => {
  const sent: Sent[] = [];
  const stored = new Map<string, string | null>();
  const server = { live: true, deaf: false, refusal: null as Refusal | null, statuses: new Map<string, OwnStatus>(), sent, stored };
  const answerTo = (name: string, { key, text }: { key: string; text?: string }): Answer => {
    if (server.refusal) return { ok: false, refusal: server.refusal };
    const there = stored.has(key);
    if (name !== 'floor.withdraw' && stored.get(key) === null) return { ok: false, refusal: { refused: 'withdrawn' } };
    if (name === 'floor.write' && there && stored.get(key) !== text) return { ok: false, refusal: { refused: 'already-written' } };
    if (name === 'floor.write' && !there) stored.set(key, text ?? '');
    if (name !== 'floor.write' && !there) return { ok: false, refusal: { refused: 'unknown-contribution', field: 'key' } };
    if (name === 'floor.edit') stored.set(key, text ?? '');
    if (name === 'floor.withdraw') stored.set(key, null);
    return { ok: true };
  };
  const link: Link = {
    get live() {
      return server.live;
    },
    send: (name, input, id) => {
      const { key, text, consent } = input as { key: string; text?: string; consent?: string };
      sent.push({ name, id, key, ...(text === undefined ? {} : { text }), ...(consent === undefined ? {} : { consent }) });
      const answer = answerTo(name, { key, ...(text === undefined ? {} : { text }) });
      return Promise.resolve(server.deaf ? { ok: false, refusal: { refused: 'not-reached' } } : answer);
    },
    mine: (keys) => Promise.resolve(server.deaf ? null : keys.map((key) => server.statuses.get(key) ?? 'received')),
  };
  return { server, link };
};
