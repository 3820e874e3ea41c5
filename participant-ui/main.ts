import { hydrate } from 'svelte';
import type { WritePage as WritePageData } from '../shared/protocol/phone-page.ts';
import type { Draft } from '../shared/client/drafts.ts';
import { tabStorage } from '../shared/client/tab-storage.ts';
import { languageOf } from '../shared/words/languages.ts';
import { liveOn } from './live.svelte.ts';
import './styles/base.css';
import './styles/form.css';
import './styles/page.css';
import './styles/write.css';
import WritePage from './write/WritePage.svelte';

/** On a slow phone people type and choose before script runs; what they did is where it starts. */
const typedSoFar = (root: HTMLElement): Partial<Draft> => {
  const form = root.querySelector('form');
  if (!form) return {};
  const fields = new FormData(form);
  const text = fields.get('text');
  return {
    text: typeof text === 'string' ? text : '',
    audience: (fields.get('audience') ?? '') as Draft['audience'],
    consent: (fields.get('consent') ?? '') as Draft['consent'],
  };
};

const data = document.getElementById('page')?.textContent;
const target = document.getElementById('app');

// The page people write on carries data and becomes live. The other that has script is the one that "Leave" goes to.
if (data && target) {
  const sent = JSON.parse(data) as WritePageData;
  const page = { ...sent, typed: { ...sent.typed, ...typedSoFar(target) } };
  const live = liveOn(page);
  hydrate(WritePage, { target, props: { page, live, words: languageOf(page.lang).words } });
  live.open();
} else {
  tabStorage('').clear();
}
