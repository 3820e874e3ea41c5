import type { Component } from 'svelte';

/** A part of the console that is fetched apart: the console is there sooner without it. */
export class Later<Props extends object> {
  part: Component<Props> | null = $state.raw(null);
  /** The laptop did not give it. */
  failed = $state(false);

  constructor(private readonly load: () => Promise<{ readonly default: Component<Props> }>) {}

  /** Fetches it where it is not here yet. Never rejects. */
  async fetch(): Promise<void> {
    if (this.part) return;
    this.failed = false;
    try {
      this.part = (await this.load()).default;
    } catch {
      this.failed = true;
    }
  }
}
