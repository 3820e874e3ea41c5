import { mount } from 'svelte';
import '../shared/ui/tokens.css';
import '../shared/ui/fonts.css';
import './console.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
