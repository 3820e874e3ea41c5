import { keepFocus } from '../../shared/client/focus-keeper.ts';

export { default as Sent } from './Sent.svelte';

// The part comes once the page is usable; from then on the focus is kept wherever something on the page goes away.
keepFocus();
