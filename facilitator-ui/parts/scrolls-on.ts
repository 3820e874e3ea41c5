import { lookedAt } from './looked-at.ts';

/** A rounding of half a pixel is no more of a box. */
const SLACK = 1;

/** Marks a box `data-more` while there is more beneath what is in sight of it, for the style to show. */
export const scrollsOn = (box: HTMLElement): (() => void) => {
  const look = (): void => void box.toggleAttribute('data-more', box.scrollHeight - box.clientHeight - box.scrollTop > SLACK);
  box.addEventListener('scroll', look);
  const stop = lookedAt(box, look);
  return () => {
    stop();
    box.removeEventListener('scroll', look);
  };
};
