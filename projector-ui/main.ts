// First: it tells an old browser what is wrong before anything that it may not understand.
import { isTooOld } from '../shared/client/old-browser.ts';
import { mount } from 'svelte';
import '../shared/ui/fonts.css';
import '../shared/ui/tokens.css';
import './projector.css';
import App from './App.svelte';

if (!isTooOld) mount(App, { target: document.body });
