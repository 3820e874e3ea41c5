/** What Safari gives the key that ends a composition: it says by then that nothing is being composed. */
const BY_INPUT_METHOD = 229;

/** A key press, as far as it is looked at here. */
interface Press {
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * Whether a key belongs to letters that are being put together (Arabic, Amharic, Japanese, accents): Enter then takes what
 * was put together, and Escape leaves it; neither is meant for the page.
 */
export const isComposing = ({ isComposing: composing, keyCode }: Press): boolean => composing || keyCode === BY_INPUT_METHOD;
