import { lookedAt } from './looked-at.ts';

/** Keeps a row of wrapping controls to one line: what would stand beneath it is marked `data-folded`, for the style to hide. */
export const oneRow = (row: HTMLElement): (() => void) => {
  const fold = (): void => {
    const controls = [...row.children].filter((one): one is HTMLElement => one instanceof HTMLElement);
    const top = controls[0]?.offsetTop ?? 0;
    for (const control of controls) control.toggleAttribute('data-folded', control.offsetTop > top);
  };
  return lookedAt(row, fold);
};
