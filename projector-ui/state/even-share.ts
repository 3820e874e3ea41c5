import { mostThatFit } from '../../shared/ui/fit.ts';

/** Shares that are tried, from the whole height down to about a quarter of it. */
const STEP = 1 / 64;
const STEPS = 48;

/**
 * To which share of their height pages are filled so that they are as even as their number allows, and the last does not stand
 * there with a word on it: the least share at which as many `pages` as full ones still hold everything. `pagesAt` says how many
 * there are at a share. The same for the same content and the same size, on every screen.
 */
export const evenShare = (pages: number, pagesAt: (share: number) => number): number => {
  if (pages < 2) return 1;
  const shareOf = (step: number): number => 1 - (step - 1) * STEP;
  return shareOf(mostThatFit(STEPS, (step) => pagesAt(shareOf(step)) <= pages));
};
