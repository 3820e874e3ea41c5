import { mount } from 'svelte';
import type { PhoneWords } from '../../shared/words/languages.ts';
import { laterWordsOf } from '../../shared/words/later-languages.ts';
import type { Live } from '../live.svelte.ts';
import { styled } from '../styled.ts';
import Later from './Later.svelte';
import styles from './later.css?url';

/** Puts what is on only at times into the page, for as long as the page is open. */
export const open = async (target: HTMLElement, live: Live, lang: string, phone: PhoneWords): Promise<void> => {
  await styled(styles);
  mount(Later, { target, props: { live, words: laterWordsOf(lang), phone } });
};
