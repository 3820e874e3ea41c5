/** Calls `look` at once, and whenever an element has another size or other content; gives the way to stop. */
export const lookedAt = (element: HTMLElement, look: () => void): (() => void) => {
  const sizes = new ResizeObserver(look);
  const changes = new MutationObserver(look);
  sizes.observe(element);
  changes.observe(element, { childList: true, subtree: true, characterData: true });
  look();
  return () => {
    sizes.disconnect();
    changes.disconnect();
  };
};
