const withModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** Light, since halls are lit; dark with `?dark` in the address, and changed with the key d. Returns what takes it off. */
export const darkByChoice = (): (() => void) => {
  const root = document.documentElement;
  const set = (dark: boolean): void => {
    if (dark) root.dataset.theme = 'dark';
    else delete root.dataset.theme;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'd' && !withModifier(event)) set(root.dataset.theme !== 'dark');
  };
  set(new URLSearchParams(location.search).has('dark'));
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
};
