import type { Live } from './live.svelte.ts';
import { styled } from './styled.ts';

type Part = Pick<typeof import('./own/own.ts'), 'ownWordsOf' | 'Gone' | 'Leave' | 'Numbers' | 'Sent'>;

/**
 * What was sent from this tab, and what asks before leaving. Script for it, and for keeping the focus, is no part of the first load: it is fetched once the
 * page is usable, so that it is there when the link is lost. The receipt does not wait for it, and the plain pages are one tap away. Call it from a component.
 */
export const ownPart = (live: Live): { readonly part: Part | null } => {
  let part: Part | null = $state.raw(null);
  $effect(() => {
    // At once, and where it cannot be fetched again whenever the link changes.
    if (live.connection.link !== 'refused' && !part)
      import('./own/own.ts').then(
        async ({ ownWordsOf, Gone, Leave, Numbers, Sent, styles }) => {
          await styled(styles);
          part = { ownWordsOf, Gone, Leave, Numbers, Sent };
          live.canAsk();
        },
        () => undefined,
      );
  });
  return {
    get part() {
      return part;
    },
  };
};
