import type { Attachment } from 'svelte/attachments';
import { firstThatFits, mostThatFit, overflows } from '../../shared/ui/fit.ts';

/** From the first to, and without, the second. */
export type Part = readonly [from: number, to: number];

/** What has just been stands above what is on, where there is room: people see where they are. */
const BEFORE = 1;

/**
 * Which of `count` lines stand there where not all do: line `here` in any case, the one before it, as many of those after it
 * as fit, and then as many before it. Fitting some means fitting fewer.
 */
export const partAround = (count: number, here: number, fits: (from: number, to: number) => boolean): Part => {
  const near = Math.max(0, here - BEFORE);
  const first = fits(near, here + 1) ? near : here;
  const to = here + mostThatFit(count - here, (ahead) => fits(first, here + ahead));
  const back = first === 0 ? 0 : mostThatFit(first + 1, (before) => fits(first + 1 - before, to)) - 1;
  return [first - back, to];
};

interface Around {
  /** For `--size`, largest first, in hundredths of the image's height. The last can be read from the back of a room. */
  readonly steps: readonly [number, ...number[]];
  /** Whatever the lines depend on: a change measures anew. */
  readonly of: unknown;
  /** The line that must be there, from 0. */
  readonly here: number;
  /** How many lines are left out at each end; their marks, the first and the last child of the box, stand there only then. */
  readonly onLeftOut: (before: number, after: number) => void;
}

/** Sets `--size` on a box with a list of lines between two marks to the largest step at which all fit; else shows those around one of them (ST8). */
export const around =
  ({ steps, here, onLeftOut }: Around): Attachment<HTMLElement> =>
  (box) => {
    const lines = [...(box.querySelector('ol')?.children ?? [])] as HTMLElement[];
    const marks = [...box.querySelectorAll<HTMLElement>('.more')];
    const show = (from: number, to: number): boolean => {
      lines.forEach((line, index) => (line.hidden = index < from || index >= to));
      marks.forEach((mark, index) => (mark.hidden = index === 0 ? from === 0 : to === lines.length));
      return !overflows(box);
    };
    const measure = (): void => {
      show(0, lines.length);
      firstThatFits(steps, (size) => {
        box.style.setProperty('--size', String(size));
        return !overflows(box);
      });
      const [from, to] = overflows(box) ? partAround(lines.length, here, show) : [0, lines.length];
      show(from, to);
      onLeftOut(from, lines.length - to);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  };
