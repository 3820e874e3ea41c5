import type { Attachment } from 'svelte/attachments';

/** The first of `steps` (largest first) that fits; the last where none does. `steps` must not be empty. */
export const firstThatFits = <Step>(steps: readonly [Step, ...Step[]], fits: (step: Step) => boolean): Step =>
  steps.find(fits) ?? steps.at(-1) ?? steps[0];

/** The most of `count` things, from the first on, that fit; at least one. Fitting n means fitting n - 1. */
export const mostThatFit = (count: number, fits: (first: number) => boolean): number => {
  let low = 1;
  let high = count;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, count);
};

/** Sizes for type, largest first, in hundredths of the image's height, each about a twelfth smaller than the last. */
export const sizesBetween = (largest: number, smallest: number): [number, ...number[]] => {
  const sizes: [number, ...number[]] = [largest];
  for (let size = largest * 0.92; size > smallest; size *= 0.92) sizes.push(Math.round(size * 100) / 100);
  if (smallest < largest) sizes.push(smallest);
  return sizes;
};

/** A rounding of half a pixel is not an overflow. */
const SLACK = 1;

/** Whether anything in the box is larger than it. */
export const overflows = (box: HTMLElement): boolean => box.scrollHeight > box.clientHeight + SLACK || box.scrollWidth > box.clientWidth + SLACK;

interface Fit {
  /** For `--size`, largest first, in units of `--u`. */
  readonly steps: readonly [number, ...number[]];
  /** Whatever the content depends on: a change measures anew. */
  readonly of: unknown;
  /** Where even the smallest size does not fit, children of this element are left out from the last on. */
  readonly list?: string;
  /** Smaller steps yet, largest first, for where one child alone does not fit: never clipped. */
  readonly whenAlone?: readonly [number, ...number[]];
  /** How many children are left out. */
  readonly onLeftOut?: (count: number) => void;
}

/**
 * Sets `--size` on a box to the largest step at which nothing in it overflows; measured, on every change of the box,
 * of its content and of the font.
 */
export const fit =
  ({ steps, list, whenAlone, onLeftOut }: Fit): Attachment<HTMLElement> =>
  (box) => {
    const fitsAt = (size: number): boolean => {
      box.style.setProperty('--size', String(size));
      return !overflows(box);
    };
    const measure = (): void => {
      const children = [...((list ? box.querySelector(list)?.children : null) ?? [])] as HTMLElement[];
      const showFirst = (count: number): boolean => {
        children.forEach((child, index) => (child.hidden = index >= count));
        return !overflows(box);
      };
      showFirst(children.length);
      firstThatFits(steps, fitsAt);
      const shown = children.length > 0 && overflows(box) ? mostThatFit(children.length, showFirst) : children.length;
      const whole = showFirst(shown);
      if (!whole && shown === 1 && whenAlone) firstThatFits(whenAlone, fitsAt);
      onLeftOut?.(children.length - shown);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  };
