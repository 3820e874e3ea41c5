import { mount } from 'svelte';
import { keepFocus } from '../../shared/client/focus-keeper.ts';
import '../../shared/ui/fonts.css';
import '../styles/base.css';
import './table.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) {
  mount(App, { target });
  keepFocus();
}
