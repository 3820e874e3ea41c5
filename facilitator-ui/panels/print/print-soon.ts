import { tick } from 'svelte';

/** Resolves once what is on the pages has been laid out, and what was too long for its place has been made smaller. */
const laidOut = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Prints once what was just asked for is on its pages, pictures included. */
export const printSoon = async (): Promise<void> => {
  await tick();
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-pages img')];
  // A picture that does not come is missing on paper too; the rest is printed all the same.
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  await laidOut();
  window.print();
};
