import { groupsSetupWords as words } from '../../../shared/words/console-groups-setup.en.ts';

/** What was typed as a whole number within its bounds, else null. */
export const wholeIn = (typed: string, least: number, most: number): number | null => {
  const count = Number(typed);
  return typed.trim() !== '' && Number.isInteger(count) && count >= least && count <= most ? count : null;
};

/** For a field of a whole number: takes what fits, else says what would. */
export const takesWhole =
  (least: number, most: number, take: (count: number) => void) =>
  (typed: string): Promise<string | null> => {
    const count = wholeIn(typed, least, most);
    if (count !== null) take(count);
    return Promise.resolve(count === null ? words.whole(least, most) : null);
  };

/** As `takesWhole`, where an empty field means no limit. */
export const takesLimit =
  (least: number, most: number, take: (count: number | null) => void) =>
  (typed: string): Promise<string | null> => {
    if (typed.trim() !== '') return takesWhole(least, most, take)(typed);
    take(null);
    return Promise.resolve(null);
  };
