import { tick } from 'svelte';

/** Takes people to the first field of a form that has to be put right, once all of them are marked (VW9). */
export const toFirstWrong = async (form: HTMLFormElement): Promise<void> => {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid="true"] input, input[aria-invalid="true"]')?.focus();
};
