import type { Attachment } from 'svelte/attachments';

/** A field is as tall as what stands in it. Give it the text, so that it follows every change. */
export const grow =
  (text: string): Attachment<HTMLTextAreaElement> =>
  (field) => {
    const fit = (): void => {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    };
    fit();
    if (text === '') return;
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  };
