import { tick } from 'svelte';
import type { Live } from '../live.svelte.ts';

/** The top of the page and its question: where people are led who have chosen another. */
export const toQuestion = async (): Promise<void> => {
  await tick();
  const question = document.querySelector<HTMLElement>('h1');
  if (question) question.tabIndex = -1;
  question?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

/** What a link to a topic does where script runs: opens it in place. A click that asks for another tab is left to the browser. */
export const opening =
  (topic: string, live: Live | undefined) =>
  (event: MouseEvent): void => {
    if (!live || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    live.choose(topic);
  };
