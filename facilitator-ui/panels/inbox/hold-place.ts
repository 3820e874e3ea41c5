/** What scrolls a part of the page; null where nothing does. */
const scrollerOf = (element: Element): HTMLElement | null => {
  for (let here = element.parentElement; here; here = here.parentElement) {
    const { overflowY } = getComputedStyle(here);
    if ((overflowY === 'auto' || overflowY === 'scroll') && here.scrollHeight > here.clientHeight) return here;
  }
  return null;
};

/** The card that must keep its place in the window, and where its top is (CSS px). */
export interface Held {
  readonly id: string;
  readonly top: number;
}

/** The cards of a list, by the ids that they carry. */
export class Places {
  readonly #list: HTMLElement;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  card(id: string): HTMLElement | null {
    return this.#list.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  }

  /** The card under the pointer or with the focus, which is not to be moved; null where neither is in the list. */
  touched(): string | null {
    const one = this.#list.querySelector<HTMLElement>('[data-card]:is(:hover, :focus-within)');
    return one?.dataset['card'] ?? null;
  }

  top(id: string): number | null {
    return this.card(id)?.getBoundingClientRect().top ?? null;
  }

  /** How far what is above a card can shrink before the card moves in the window (CSS px). */
  slack(): number {
    return scrollerOf(this.#list)?.scrollTop ?? 0;
  }

  /** Scrolls so that a card stands where it stood. */
  put({ id, top }: Held): void {
    const card = this.card(id);
    const now = this.top(id);
    if (!card || now === null) return;
    const scroller = scrollerOf(this.#list);
    if (scroller) scroller.scrollTop += now - top;
  }
}
