const cardOf = ({ target }: Event): string | null =>
  (target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined) ?? null;

/**
 * Which card is chosen by the focus or by a press. The current card has a layout of its own, so its buttons move as it becomes
 * current: no card does between a press and its click, or the pointer would no longer be over what was pressed, and no click
 * would follow (VW11). A finger counts too: browsers follow it with the events of a mouse, and put the focus between these.
 */
export class Chosen {
  readonly #choose: (id: string) => void;
  #isDown = false;
  /** What took the focus while the pointer was down. */
  #waiting: string | null = null;

  constructor(choose: (id: string) => void) {
    this.#choose = choose;
  }

  readonly down = ({ button }: MouseEvent): void => {
    this.#isDown = button === 0;
  };

  /** The click comes within the same task. */
  readonly up = (): void => {
    setTimeout(() => this.release(), 0);
  };

  /** Also at a key: some browsers say nothing of a pointer that goes up over a menu of theirs. */
  release(): void {
    const id = this.#waiting;
    this.#isDown = false;
    this.#waiting = null;
    if (id !== null) this.#choose(id);
  }

  readonly focus = (event: Event): void => {
    const id = cardOf(event);
    if (id === null) return;
    if (this.#isDown) this.#waiting = id;
    else this.#choose(id);
  };

  /** After what the pressed button does, so that both are drawn at once. */
  readonly click = (event: Event): void => {
    const id = cardOf(event);
    this.#waiting = null;
    if (id !== null) this.#choose(id);
  };
}
