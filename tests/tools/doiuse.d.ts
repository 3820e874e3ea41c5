/** The package has no types of its own; only what is used here. */
declare module 'doiuse' {
  import type { Plugin } from 'postcss';
  interface Usage {
    /** As caniuse.com calls it. */
    readonly feature: string;
    readonly usage: { toString(): string };
  }
  export default function doiuse(options: { readonly browsers: readonly string[]; readonly onFeatureUsage: (usage: Usage) => void }): Plugin;
}
