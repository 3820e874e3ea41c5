import { createContext } from 'svelte';
import type { ScreenReport } from '../../shared/views/surroundings.ts';

/** What this screen shows of a wall with several pages. */
export type PagesShown = Pick<ScreenReport, 'page' | 'pages' | 'unseen'>;

const ONE_PAGE: PagesShown = { page: 0, pages: 1, unseen: 0 };

/** What a scene tells the page of itself, for whoever works it from the console. */
export class Picture {
  pages: PagesShown = $state.raw(ONE_PAGE);

  /** A wall says what of it is in sight. */
  shows(pages: PagesShown): void {
    const before = this.pages;
    if (before.page !== pages.page || before.pages !== pages.pages || before.unseen !== pages.unseen) this.pages = pages;
  }

  /** The scene goes. */
  clear(): void {
    this.pages = ONE_PAGE;
  }
}

export const [pictureHere, setPicture] = createContext<Picture>();
