import type { Component } from 'svelte';
import { render as renderComponent } from 'svelte/server';
import type { PhonePage } from '../shared/protocol/phone-page.ts';
import { plainWordsOf } from '../shared/words/page-languages.ts';
import CodePage from './pages/CodePage.svelte';
import KeepPage from './pages/KeepPage.svelte';
import LeavePage from './pages/LeavePage.svelte';
import LeftPage from './pages/LeftPage.svelte';
import LimitsPage from './pages/LimitsPage.svelte';
import MinePage from './pages/MinePage.svelte';
import ReceiptPage from './pages/ReceiptPage.svelte';
import TablePage from './pages/TablePage.svelte';
import TroublePage from './pages/TroublePage.svelte';
import { titleOf } from './titles.ts';
import WritePage from './write/WritePage.svelte';

const PAGES = {
  write: WritePage,
  receipt: ReceiptPage,
  mine: MinePage,
  table: TablePage,
  keep: KeepPage,
  limits: LimitsPage,
  leave: LeavePage,
  code: CodePage,
  trouble: TroublePage,
  left: LeftPage,
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A phone page as HTML: what belongs in the head, and the body. */
export const render = (page: PhonePage): { head: string; body: string } => {
  const words = plainWordsOf(page.lang);
  // The table pairs each kind with the component of that kind; the compiler cannot follow that through a union.
  const component = PAGES[page.kind] as Component<{ page: PhonePage; words: typeof words }>;
  const { head, body } = renderComponent(component, { props: { page, words } });
  return { head: `<title>${escaped(titleOf(page, words))}</title>${head}`, body };
};
