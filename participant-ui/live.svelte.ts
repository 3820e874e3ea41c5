import { untrack } from 'svelte';
import { Connection } from '../shared/client/connection.svelte.ts';
import { draftsIn, NO_DRAFT, type Draft } from '../shared/client/drafts.ts';
import { outboxIn, type Outbox, type Words } from '../shared/client/outbox.svelte.ts';
import { tabStorage } from '../shared/client/tab-storage.ts';
import type { WritePage } from '../shared/protocol/phone-page.ts';
import { PROTOCOL } from '../shared/protocol/version.ts';
import type { ParticipantView } from '../shared/views/participant.ts';
import { languageOf } from '../shared/words/languages.ts';
import { shortTopicName, topicHref } from './topic-name.ts';
import { toQuestion } from './write/open-topic.ts';

/** Asking about one's own is spread over this time, so that a hall of phones does not ask at once (ms). */
const SPREAD = 800;
/** What the tab keeps the topic under that was written to last. */
const AT = 'at';
/** Where nothing is shown of the evening. */
const LEFT = '/left';

/** What script adds to the page: the newest view, the topic without a reload, drafts, the outbox. */
export interface Live {
  readonly connection: Connection<'participant'>;
  readonly outbox: Outbox;
  readonly view: ParticipantView;
  readonly topic: string;
  readonly draft: Draft;
  /** All that is typed and not sent, by topic: those of questions that are gone, too. */
  drafts(): readonly (readonly [topic: string, draft: Draft])[];
  /** Whether something is typed to this topic and not sent. */
  hasDraft(topic: string): boolean;
  /** Where the page has just gone with the room, for those who do not see it; '' where it has not. */
  readonly moved: string;
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
  /** Opens a topic without a reload; its address is that of the page without script. The page stays there until it is told to follow. */
  choose(topic: string): void;
  /** Goes where the room is, and with it from now on. */
  follow(): void;
  send(words: Words): void;
  /** The form is being posted under its own key. The outbox holds it too: the same key is stored once, whichever arrives. */
  posted(words: Words, key: string): void;
  /** Whether somebody is being asked if they want to leave. */
  readonly leaving: boolean;
  /** Asks before anything is cleared; false where what asks has not been fetched, and the plain page has to. */
  askToLeave(): boolean;
  /** What asks is here. */
  canAsk(): void;
  stay(): void;
  /** Clears all that this tab remembers, and goes where nothing is shown of the evening. */
  leave(): void;
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
  let moved = $state.raw('');
  let leaving = $state.raw(false);
  let mayAsk = false;
  let asking: ReturnType<typeof setTimeout> | undefined;
  const { participant } = languageOf(page.lang).words;

  const show = (id: string): void => {
    topic = id;
    draft = drafts.of(id);
  };
  const type = (typed: Draft): void => {
    draft = typed;
    drafts.keep(topic, typed);
    storage.set(AT, topic);
  };
  /** Somebody who has the box before them is about to write to the question above it. */
  const isBusy = (): boolean =>
    chosen || draft.text !== '' || draft.audience !== '' || (!document.hidden && document.activeElement?.id === 'write-text');
  /** Goes with the room, unless something is typed or chosen. */
  const goAlong = (): void => {
    const { currentTopic, topics } = view;
    if (!currentTopic || currentTopic === topic || isBusy()) return;
    show(currentTopic);
    const room = topics.find(({ id }) => id === currentTopic);
    moved = room ? shortTopicName(room, participant) : '';
  };
  const woken = (): void => {
    if (!document.hidden) goAlong();
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
    let before: string | null = null;
    $effect(() => {
      const { currentTopic } = view;
      // At the room's own moves: whoever has just sent something reads in peace what became of it.
      if (currentTopic !== before) untrack(goAlong);
      before = currentTopic;
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
    drafts: () => Object.entries({ ...drafts.all(), [topic]: draft }).filter(([, { text }]) => text !== ''),
    hasDraft: (id) => (id === topic ? draft : drafts.of(id)).text !== '',
    get moved() {
      return moved;
    },
    get leaving() {
      return leaving;
    },
    get sent() {
      return sent;
    },
    get reached() {
      return reached;
    },
    open() {
      const at = storage.get(AT);
      if (draft.text) drafts.keep(topic, draft);
      else if (!chosen && typeof at === 'string' && drafts.of(at).text) show(at);
      else draft = drafts.of(topic);
      outbox.restore();
      connection.open();
      document.addEventListener('visibilitychange', woken);
      $effect.root(watch);
    },
    type,
    choose(id) {
      chosen = id !== view.currentTopic;
      show(id);
      history.replaceState(null, '', topicHref(view.code, id));
      void toQuestion();
    },
    follow() {
      chosen = false;
      if (view.currentTopic) show(view.currentTopic);
      history.replaceState(null, '', `/${view.code}`);
      void toQuestion();
    },
    send(words) {
      sent = outbox.write(words);
      type(NO_DRAFT);
      // What they stayed for is sent: at its next move the page goes with the room again.
      chosen = false;
    },
    posted(words, key) {
      outbox.write(words, key);
      // Only what the tab keeps: the box itself must stay as it is until the browser has read it.
      drafts.keep(topic, NO_DRAFT);
    },
    askToLeave() {
      leaving = mayAsk;
      return mayAsk;
    },
    canAsk() {
      mayAsk = true;
    },
    stay() {
      leaving = false;
    },
    leave() {
      connection.close();
      clearTimeout(asking);
      document.removeEventListener('visibilitychange', woken);
      outbox.stop();
      storage.clear();
      location.replace(LEFT);
    },
  };
};
