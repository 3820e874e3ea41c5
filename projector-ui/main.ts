import { mount } from 'svelte';
import '../shared/ui/fonts.css';
import '../shared/ui/tokens.css';
import './projector.css';
import App from './App.svelte';

mount(App, { target: document.body });
