/** Whoever presses again sooner than this (ms) after the focus was moved has not noticed yet, and means what stood there before. */
export const UNNOTICED = 400;

const CAN_HAVE_IT = 'a[href], button, input, select, textarea, summary, [tabindex]';
const TYPED_IN = 'input, select, textarea';
const HEADING = 'h1, h2, h3, h4, legend';
/** Parts of a page that are about one thing, and have a heading or a name. */
const REGION = 'main, section, article, dialog';
/** What lies over or beside the page for a while: once it is done with, people are back where they were before. */
const ASIDE = 'dialog, [data-aside]';

/** Where what came of a press is said: once the pressed control has gone, it is read before anything else can be pressed. */
const LANDS = '[data-lands]';

interface Step {
  readonly element: HTMLElement;
  /** Its place among its parent's children. */
  readonly index: number;
}

/** Where something stood that had the focus: itself and what it stood in, innermost first. */
interface Trail {
  readonly steps: readonly Step[];
  /** What had the focus before it went into the dialog or the bar in which this stood. */
  readonly behind: Trail | null;
}

const asideOf = ({ steps }: Trail): HTMLElement | null => steps.find(({ element }) => element.matches(ASIDE))?.element ?? null;

const stepsOf = (element: HTMLElement): Step[] => {
  const steps: Step[] = [];
  for (let here: HTMLElement | null = element; here && here !== document.body; here = here.parentElement)
    steps.push({ element: here, index: here.parentElement ? [...here.parentElement.children].indexOf(here) : 0 });
  return steps;
};

/** The same trail with the places of now, as far as it is still on the page. */
const refreshed = (trail: Trail): Trail => {
  const [self] = trail.steps;
  const behind = trail.behind && refreshed(trail.behind);
  return { steps: self?.element.isConnected ? stepsOf(self.element) : trail.steps, behind };
};

/** What opens and shuts it, where it is a list or a panel that comes and goes. */
const openerOf = ({ id }: HTMLElement): HTMLElement[] =>
  id === '' ? [] : [...document.querySelectorAll<HTMLElement>('[aria-controls]')].filter((one) => one.getAttribute('aria-controls') === id);

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * Keeps the focus on the page. Where what has it goes away, is hidden or can no longer have it, as a button does with what
 * it did, the focus goes to what stands in its place: nobody who goes by keyboard, or hears the page, begins again at its top.
 * Whoever clicks beside everything has let go of it, and is left alone (VW8). Returns what stops it.
 */
export const keepFocus = (): (() => void) => {
  let current: Trail | null = null;
  /** Whether the last that was done was done with a key: under a finger no keyboard of the screen's is opened. */
  let byKey = false;
  /** What was last given the focus here, and when, by the window's steady clock (ms). */
  let given: { readonly element: HTMLElement; readonly at: number } | null = null;
  let looking = false;
  /** Between a click or a Tab and what the browser does with it. */
  let leaving = false;

  const takes = (element: HTMLElement): boolean => {
    if (!byKey && element.matches(TYPED_IN)) return false;
    element.focus({ preventScroll: !byKey });
    if (document.activeElement !== element) return false;
    given = { element, at: performance.now() };
    return true;
  };
  const anyIn = (element: Element): boolean =>
    [element, ...element.querySelectorAll(CAN_HAVE_IT)].some((one) => one instanceof HTMLElement && one.matches(CAN_HAVE_IT) && takes(one));
  /** What is no control can have the focus once it is told to; it stands in no order of tabs. */
  const landsOn = (element: HTMLElement): boolean => {
    if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
    return takes(element);
  };
  const headingIn = (element: Element): boolean => [...element.querySelectorAll<HTMLElement>(HEADING)].some(landsOn);

  /** What now stands at a place among the children of `parent`; where a whole region has gone, the heading of what is there instead. */
  const inPlace = (parent: HTMLElement, index: number, regionGone: boolean): boolean => {
    const children = [...parent.children];
    const at = children[Math.min(index, children.length - 1)];
    if (!at) return false;
    if ((regionGone && headingIn(at)) || anyIn(at)) return true;
    if (parent.matches(REGION)) return headingIn(parent) || (parent.localName !== 'main' && landsOn(parent));
    return [...children.slice(index + 1), ...children.slice(0, index).reverse()].some(anyIn);
  };

  const goBackTo = ({ steps, behind }: Trail): boolean => {
    const [self] = steps;
    if (!self) return false;
    if (self.element.isConnected && takes(self.element)) return true;
    let regionGone = false;
    for (const [level, { element }] of steps.entries()) {
      const below = steps[level - 1];
      if (element.isConnected && below) {
        // Above the parts of the page there is nothing that is in a place of its own.
        if (element.querySelector('main')) break;
        if (element.matches(LANDS) && landsOn(element)) return true;
        if (!element.matches('[data-aside]') && inPlace(element, below.index, regionGone)) return true;
      }
      if (openerOf(element).some(takes)) return true;
      if (element.matches(ASIDE)) return behind !== null && goBackTo(behind);
      regionGone ||= element.matches(REGION) && !element.isConnected;
    }
    return false;
  };
  const toMain = (): boolean => {
    const main = document.querySelector<HTMLElement>('main');
    return main !== null && (headingIn(main) || landsOn(main));
  };

  const look = (): void => {
    if (current && isNowhere() && !goBackTo(current)) toMain();
  };
  /** At once for what has gone; and after the next frame has been drawn, since only then the browser takes the focus from what is hidden. */
  const changed = (): void => {
    look();
    if (looking) return;
    looking = true;
    requestAnimationFrame(() => {
      if (current && !isNowhere()) current = refreshed(current);
      requestAnimationFrame(() => {
        looking = false;
        look();
      });
    });
  };
  const took = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    arrived();
    // Whoever has moved it since has noticed.
    given = null;
    const trail: Trail = { steps: stepsOf(target), behind: null };
    const within = current && asideOf(current);
    const aside = asideOf(trail);
    current = aside === null ? trail : { ...trail, behind: aside === within ? (current?.behind ?? null) : current };
  };
  const arrived = (): void => void (leaving = false);
  const mayLeave = (): void => {
    leaving = true;
    setTimeout(arrived);
  };
  /** A click beside everything, or a Tab out of the page: known at once, since a frame, and with it a look, may come before any timer. */
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (leaving && relatedTarget === null) current = null;
  };
  const isUnnoticed = (event: KeyboardEvent): boolean =>
    (event.key === 'Enter' || event.key === ' ') &&
    given !== null &&
    given.element === event.target &&
    !given.element.matches(TYPED_IN) &&
    (event.repeat || performance.now() - given.at < UNNOTICED);

  const listeners: readonly (readonly [keyof DocumentEventMap, (event: never) => void])[] = [
    ['focusin', took],
    ['focusout', left],
    ['mousedown', mayLeave],
    ['mouseup', arrived],
    ['pointerdown', () => (byKey = false)],
    [
      'keydown',
      (event: KeyboardEvent) => {
        byKey = true;
        if (event.key === 'Tab') mayLeave();
        if (isUnnoticed(event)) event.preventDefault();
      },
    ],
    // A space presses when it is let go.
    ['keyup', (event: KeyboardEvent) => isUnnoticed(event) && event.preventDefault()],
  ];
  const observer = new MutationObserver(changed);
  for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener, true);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['class', 'hidden', 'disabled', 'open', 'data-tab', 'inert'] });
  return () => {
    observer.disconnect();
    for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener, true);
  };
};
