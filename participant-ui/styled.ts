/** Fetches the styles of a part that comes later. Resolves when they are there, or cannot be had: without them it is plain, and still works. */
export const styled = (href: string): Promise<unknown> =>
  new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
