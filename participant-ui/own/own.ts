import { keepFocus } from '../../shared/client/focus-keeper.ts';

export { ownWordsOf } from '../../shared/words/own-languages.ts';
export { default as Gone } from './Gone.svelte';
export { default as Leave } from './Leave.svelte';
export { default as Numbers } from './Numbers.svelte';
export { default as styles } from './own.css?url';
export { default as Sent } from './Sent.svelte';

// The part comes once the page is usable; from then on the focus is kept wherever something on the page goes away.
keepFocus();
