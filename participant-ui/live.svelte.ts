import { untrack } from 'svelte';
import { Connection } from '../shared/client/connection.svelte.ts';
import { Drafts, type Draft } from '../shared/client/drafts.ts';
import { Outbox, type Words } from '../shared/client/outbox.svelte.ts';
import { TabStorage } from '../shared/client/tab-storage.ts';
import type { WritePage } from '../shared/protocol/phone-page.ts';
import { PROTOCOL } from '../shared/protocol/version.ts';
import type { ParticipantView } from '../shared/views/participant.ts';

/** Asking about one's own is spread over this time, so that a hall of phones does not ask at once (ms). */
const SPREAD = 800;

/** What script adds to the page: the newest view, the topic without a reload, drafts, the outbox. */
export class Live {
  readonly connection: Connection<'participant'>;
  readonly outbox: Outbox;
  topic: string = $state('');
  draft: Draft = $state.raw({ text: '', audience: '' });
  /** The key of what was sent last from this page, for its receipt. */
  sent: string | null = $state(null);
  /** Whether the person chose the topic; else the page goes with the room while nothing is written. */
  #chosen: boolean;
  readonly #drafts: Drafts;
  readonly #storage: TabStorage;
  #asking: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly page: WritePage) {
    const { view, version, now } = page;
    this.#storage = new TabStorage(view.code);
    this.#drafts = new Drafts(this.#storage);
    this.#chosen = page.chosen;
    this.topic = page.topic;
    this.draft = page.typed;
    this.connection = new Connection(() => ({ protocol: PROTOCOL, as: 'participant', code: view.code }), { view, version, now });
    const { connection } = this;
    this.outbox = new Outbox(this.#storage, {
      get live() {
        return connection.link === 'live';
      },
      send: (name, input, id) => connection.send(name, input, id),
      mine: (keys) => connection.mine(keys),
    });
  }

  get view(): ParticipantView {
    return this.connection.view ?? this.page.view;
  }

  /** Takes up what the tab remembers and connects. What was typed before script ran is kept. */
  open(): void {
    if (this.draft.text === '') this.draft = this.#drafts.of(this.topic);
    else this.#drafts.keep(this.topic, this.draft);
    this.outbox.restore();
    this.connection.open();
    $effect.root(() => {
      $effect(() => {
        if (this.connection.link === 'live') untrack(() => this.outbox.flush());
      });
      $effect(() => {
        // A decision may have been about one's own.
        void this.view.decisions;
        if (this.connection.link === 'live') this.#askSoon();
      });
      $effect(() => {
        const { currentTopic } = this.view;
        if (currentTopic) untrack(() => this.#follow(currentTopic));
      });
    });
  }

  type(draft: Draft): void {
    this.draft = draft;
    this.#drafts.keep(this.topic, draft);
  }

  /** Opens a topic without a reload; its address is that of the page without script. */
  choose(topic: string): void {
    this.#chosen = true;
    this.#show(topic);
    history.replaceState(null, '', `?topic=${encodeURIComponent(topic)}`);
  }

  send(words: Words): void {
    this.sent = this.outbox.write(words);
    this.type({ text: '', audience: '' });
  }

  /** Clears all that this tab remembers of the evening, and goes where nothing is shown of it. */
  leave(to: string): void {
    this.connection.close();
    clearTimeout(this.#asking);
    this.outbox.stop();
    this.#storage.clear();
    location.replace(to);
  }

  #show(topic: string): void {
    this.topic = topic;
    this.draft = this.#drafts.of(topic);
  }

  /** The page goes with the room as long as nobody has chosen or written anything. */
  #follow(topic: string): void {
    if (!this.#chosen && this.draft.text === '' && this.draft.audience === '') this.#show(topic);
  }

  #askSoon(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.outbox.refresh(), Math.random() * SPREAD);
  }
}
