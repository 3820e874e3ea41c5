import { isComposing } from '../../../shared/client/composing.ts';

interface Does {
  /** The list of cards, where there is one. */
  readonly list: () => HTMLElement | undefined;
  /** To the next card, or to the one before. */
  readonly go: (by: 1 | -1) => void;
  /** Presses what the current card has under a key; whether it has anything there. */
  readonly press: (key: string) => boolean;
}

/** Keys that belong to the inbox also where the current card has nothing under them: none of them moves the evening from here. */
const ITS_OWN = 'SRHPTXLA';

/**
 * Single letters act on the current card only while the inbox has the focus, and not where they are switched off: elsewhere the
 * same letters move the evening (VW12).
 */
export const inboxKeys =
  ({ list, go, press }: Does) =>
  (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
    if (ctrlKey || metaKey || altKey || key.length !== 1 || isComposing(event) || !(target instanceof HTMLElement)) return;
    const here = list()?.closest('[data-inbox]');
    if (!here?.contains(target) || here.getAttribute('data-inbox') === 'off' || target.matches('input, textarea, select')) return;
    const letter = key.toUpperCase();
    const moves = letter === 'N' ? 1 : letter === 'V' ? -1 : null;
    if (moves === null && !ITS_OWN.includes(letter)) return;
    event.preventDefault();
    event.stopPropagation();
    if (repeat && moves === null) return;
    if (moves === null) press(letter);
    else go(moves);
  };
