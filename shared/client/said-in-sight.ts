/** Brings what is said of a press into sight when it comes, where it stands above or below a small window (VW9). Nothing moves where it is in sight. */
export const saidInSight =
  (said: string) =>
  (line: HTMLElement): void => {
    if (said !== '') line.scrollIntoView({ block: 'nearest' });
  };
