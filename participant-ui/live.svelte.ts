import { untrack } from 'svelte';
import { Connection } from '../shared/client/connection.svelte.ts';
import { draftsIn, NO_DRAFT, type Draft } from '../shared/client/drafts.ts';
import { outboxIn, type Outbox, type Words } from '../shared/client/outbox.svelte.ts';
import { tabStorage } from '../shared/client/tab-storage.ts';
import type { WritePage } from '../shared/protocol/phone-page.ts';
import { PROTOCOL } from '../shared/protocol/version.ts';
import type { ParticipantView } from '../shared/views/participant.ts';

/** Asking about one's own is spread over this time, so that a hall of phones does not ask at once (ms). */
const SPREAD = 800;

/** What script adds to the page: the newest view, the topic without a reload, drafts, the outbox. */
export interface Live {
  readonly connection: Connection<'participant'>;
  readonly outbox: Outbox;
  readonly view: ParticipantView;
  readonly topic: string;
  readonly draft: Draft;
  /** All that is typed and not sent, topic by topic. */
  drafts(): readonly Draft[];
  /** The key of what was sent last from this page, for its receipt. */
  readonly sent: string | null;
  /**
   * Whether the link has ever been live. Until then forms are posted as they are without script: where no socket gets
   * through, nothing waits for one.
   */
  readonly reached: boolean;
  /** Takes up what the tab remembers and connects. What was typed before script ran is kept. */
  open(): void;
  type(draft: Draft): void;
  /** Opens a topic without a reload; its address is that of the page without script. */
  choose(topic: string): void;
  send(words: Words): void;
  /** The form is being posted under its own key. The outbox holds it too: the same key is stored once, whichever arrives. */
  posted(words: Words, key: string): void;
  /** Clears all that this tab remembers, and goes where nothing is shown of the evening. */
  leave(to: string): void;
}

export const liveOn = (page: WritePage): Live => {
  const { view: first, now } = page;
  const storage = tabStorage(first.code);
  const drafts = draftsIn(storage);
  // A phone's script is without polling (server/web/build/slim-phone.ts): where no websocket gets through, its forms are posted.
  const hello = { protocol: PROTOCOL, as: 'participant', code: first.code } as const;
  const connection = new Connection<'participant'>(() => hello, { view: first, now }, ['websocket']);
  const outbox = outboxIn(storage, {
    get live() {
      return connection.link === 'live';
    },
    send: (name, input, id) => connection.send(name, input, id),
    mine: (keys) => connection.mine(keys),
  });
  const view = $derived(connection.view ?? first);
  let topic: string = $state.raw(page.topic);
  let draft: Draft = $state.raw(page.typed);
  let sent: string | null = $state.raw(null);
  /** Whether the person chose the topic; else the page goes with the room while nothing is written. */
  let chosen = page.chosen;
  let reached = $state.raw(false);
  let asking: ReturnType<typeof setTimeout> | undefined;

  const show = (id: string): void => {
    topic = id;
    draft = drafts.of(id);
  };
  const type = (typed: Draft): void => {
    draft = typed;
    drafts.keep(topic, typed);
  };
  const askSoon = (): void => {
    clearTimeout(asking);
    asking = setTimeout(() => void outbox.refresh(), Math.random() * SPREAD);
  };
  const watch = (): void => {
    $effect(() => {
      // A decision may have been about one's own.
      if (view.decisions >= 0 && connection.link === 'live') {
        reached = true;
        untrack(() => outbox.flush());
        askSoon();
      }
    });
    $effect(() => {
      const { currentTopic } = view;
      if (currentTopic && !untrack(() => chosen || draft.text || draft.audience)) show(currentTopic);
    });
  };

  return {
    connection,
    outbox,
    get view() {
      return view;
    },
    get topic() {
      return topic;
    },
    get draft() {
      return draft;
    },
    drafts: () => view.topics.map(({ id }) => (id === topic ? draft : drafts.of(id))).filter(({ text }) => text !== ''),
    get sent() {
      return sent;
    },
    get reached() {
      return reached;
    },
    open() {
      if (draft.text) drafts.keep(topic, draft);
      else draft = drafts.of(topic);
      outbox.restore();
      connection.open();
      $effect.root(watch);
    },
    type,
    choose(id) {
      chosen = true;
      show(id);
      history.replaceState(null, '', `?topic=${encodeURIComponent(id)}`);
    },
    send(words) {
      sent = outbox.write(words);
      type(NO_DRAFT);
    },
    posted(words, key) {
      outbox.write(words, key);
      // Only what the tab keeps: the box itself must stay as it is until the browser has read it.
      drafts.keep(topic, NO_DRAFT);
    },
    leave(to) {
      connection.close();
      clearTimeout(asking);
      outbox.stop();
      storage.clear();
      location.replace(to);
    },
  };
};
