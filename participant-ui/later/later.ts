import { mount } from 'svelte';
import type { PhoneWords } from '../../shared/words/languages.ts';
import { laterWordsOf } from '../../shared/words/later-languages.ts';
import type { Live } from '../live.svelte.ts';
import Later from './Later.svelte';
import styles from './later.css?url';

/** Resolves when the styles are there, or cannot be had: without them it is plain, and still works. */
const styled = (): Promise<unknown> =>
  new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });

/** Puts what is on only at times into the page, for as long as the page is open. */
export const open = async (target: HTMLElement, live: Live, lang: string, phone: PhoneWords): Promise<void> => {
  await styled();
  mount(Later, { target, props: { live, words: laterWordsOf(lang), phone } });
};
