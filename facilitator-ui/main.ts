// First: it tells an old browser what is wrong before anything that it may not understand.
import { isTooOld } from '../shared/client/old-browser.ts';
import { mount } from 'svelte';
import { keepFocus } from '../shared/client/focus-keeper.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/fonts.css';
import './console.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target && !isTooOld) {
  mount(App, { target });
  keepFocus();
}
