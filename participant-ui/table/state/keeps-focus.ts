const CAN_HAVE_IT = 'button:enabled, textarea:enabled, select, summary, a[href]';

const inSight = (element: HTMLElement): boolean => element.offsetParent !== null;

/** Of what the focus stood in, innermost first: the first thing in there that can have it, else the part of the page itself. */
const nextOf = (places: readonly HTMLElement[]): HTMLElement | null => {
  for (const place of places) {
    if (place.localName === 'main') break;
    const inside = [...place.querySelectorAll<HTMLElement>(CAN_HAVE_IT)].find(inSight);
    if (inside) return inside;
    if (place.localName === 'section') return place;
  }
  return document.querySelector('main');
};

/**
 * Where what has the focus goes away, as a button does with what it did, what it stood in has the focus next: whoever goes
 * by keyboard is not lost. Not where the focus is not seen, as under a finger. Returns what stops it.
 */
export const keepsFocus = (): (() => void) => {
  let path: readonly HTMLElement[] = [];
  const remember = ({ target }: FocusEvent): void => {
    const found: HTMLElement[] = [];
    if (target instanceof HTMLElement && target.matches(':focus-visible'))
      for (let place: HTMLElement | null = target; place; place = place.parentElement) found.push(place);
    path = found;
  };
  const observer = new MutationObserver(() => {
    const [last] = path;
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const next = nextOf(path.filter((place) => place.isConnected));
    if (next?.matches('section, main')) next.tabIndex = -1;
    next?.focus();
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
};
