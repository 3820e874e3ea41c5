const IDLE = 2500;

/** Hides the pointer when it has not moved for a while: nothing on the wall that is not for the room. Returns what stops it. */
export const hideIdleCursor = (): (() => void) => {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = (): void => {
    root.classList.remove('idle');
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.add('idle'), IDLE);
  };
  wake();
  window.addEventListener('pointermove', wake);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('pointermove', wake);
  };
};
