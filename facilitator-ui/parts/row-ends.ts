import { lookedAt } from './looked-at.ts';

/** Whether a row that scrolls sideways has more before what is in sight, and after it, in the direction in which it is read. */
export interface RowEnds {
  readonly before: boolean;
  readonly after: boolean;
}

/** A rounding of half a pixel is no more of a row. */
const SLACK = 1;

/** Says which ends of a row are out of sight, at once and whenever that changes. */
export const rowEnds =
  (say: (ends: RowEnds) => void) =>
  (row: HTMLElement): (() => void) => {
    const look = (): void => {
      const gone = Math.abs(row.scrollLeft);
      say({ before: gone > SLACK, after: row.scrollWidth - row.clientWidth - gone > SLACK });
    };
    row.addEventListener('scroll', look);
    const stop = lookedAt(row, look);
    return () => {
      stop();
      row.removeEventListener('scroll', look);
    };
  };

/** Brings what is chosen in a row into sight, at once and whenever something else is. */
export const chosenInSight = (row: HTMLElement): (() => void) => {
  const bring = (): void =>
    row.querySelector('[aria-current="true"], [aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const changes = new MutationObserver(bring);
  changes.observe(row, { subtree: true, attributeFilter: ['aria-current', 'aria-pressed'] });
  bring();
  return () => changes.disconnect();
};
