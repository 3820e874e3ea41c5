export { needWordsOf } from '../../shared/words/need-languages.ts';
export { default as Needs } from './Needs.svelte';
