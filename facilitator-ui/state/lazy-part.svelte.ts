import type { Component } from 'svelte';

/** Links of styles that the laptop did not give. They stay on the page, and are not asked for with the next try. */
let failed: readonly HTMLLinkElement[] = [];
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed = [...failed, target];
  },
  true,
);

/** Asks for those styles again. Rejects where one does not come. */
const styles = async (): Promise<void> => {
  const links = failed;
  failed = [];
  await Promise.all(
    links.map((link) => {
      const again = document.createElement('link');
      again.rel = 'stylesheet';
      again.href = link.href;
      const come = new Promise<void>((resolve, reject) => {
        again.onload = () => resolve();
        again.onerror = () => reject(new Error('A stylesheet did not come.'));
      });
      link.replaceWith(again);
      return come;
    }),
  );
};

/** A part of the console that is fetched apart: the console is there sooner without it. */
export class LazyPart<Props extends object> {
  part: Component<Props> | null = $state.raw(null);
  /** The laptop did not give it. */
  failed = $state(false);

  constructor(private readonly load: () => Promise<{ readonly default: Component<Props> }>) {}

  /** Fetches it where it is not here yet, script and styles. Tells whether it is here; never rejects. */
  async fetch(): Promise<boolean> {
    if (this.part) return true;
    this.failed = false;
    try {
      await styles();
      this.part = (await this.load()).default;
      return true;
    } catch {
      this.failed = true;
      return false;
    }
  }
}
