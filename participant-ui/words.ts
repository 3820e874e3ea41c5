import { createContext } from 'svelte';
import type { PhoneWords } from '../shared/words/languages.ts';

/** The sentences of the page's language, for every component beneath the one that set them. */
export const [getWords, setWords] = createContext<PhoneWords>();
