/** A name beneath the ribbon; all in px. */
export interface RibbonLabel {
  /** Where its segment begins, from where the ribbon begins. */
  readonly x: number;
  /** The whole name, and of a question its number alone; 0 where there is none. */
  readonly name: number;
  readonly number: number;
  /** The item that runs. */
  readonly now: boolean;
}

export interface LabelPlace {
  readonly at: number;
  readonly room: number;
  readonly shows: 'name' | 'start' | 'number' | 'nothing';
}

/** Room between two names (px), and room in which the start of a name says something. */
export interface LabelMeasures {
  readonly across: number;
  readonly gap: number;
  readonly enough: number;
}

/**
 * Where each name stands, and how much of it. The present item's is always whole, and moves back where it would stand out of the
 * ribbon; what is in its way shows its number alone, or nothing (ST15). Any other stands under its segment, up to the next one.
 */
export const placeLabels = (labels: readonly RibbonLabel[], { across, gap, enough }: LabelMeasures): LabelPlace[] => {
  const here = labels.findIndex((label) => label.now);
  const present = labels[here];
  const width = present ? Math.min(present.name, across) : 0;
  const at = present ? Math.max(0, Math.min(present.x, across - width)) : across;
  return labels.map((label, index) => {
    if (index === here) return { at, room: width, shows: 'name' };
    const next = labels[index + 1]?.x ?? across + gap;
    const isBefore = here === -1 || index < here;
    const end = (present && isBefore ? Math.min(next, at) : next) - gap;
    const room = !isBefore && label.x < at + width + gap ? 0 : Math.max(0, end - label.x);
    const fits = (wanted: number): boolean => wanted <= room + 0.5;
    const shows = fits(label.name)
      ? 'name'
      : label.number > 0 && fits(label.number)
        ? 'number'
        : label.number === 0 && room >= enough
          ? 'start'
          : 'nothing';
    return { at: label.x, room, shows };
  });
};
