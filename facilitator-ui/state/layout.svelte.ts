import { createContext } from 'svelte';

/** Narrower than this there is room for one part of the console at a time (rem, as in `shell.css`). */
const ONE_PART = 42.5;
/** Narrower than this the agenda has no place of its own. */
const THREE_PARTS = 77.5;
/** Lower than this a narrow screen has no room for a head that stays: its first row and the way on do (rem). */
const LOW = 38;

/** How much room this screen has, in rem: larger letters make a screen smaller. Colours and sizes follow by style alone; this says what stands where. */
export class Layout {
  /** CSS px; 0 until it is measured. */
  width = $state(0);
  height = $state(0);
  /** Size of the root's letters, CSS px. */
  rem = $state(16);

  /** One part of the console at a time, the moves under the thumb. */
  readonly narrow = $derived(this.width > 0 && this.width / this.rem < ONE_PART);
  /** Room for the inbox and the remote, not for the agenda beside them. */
  readonly middle = $derived(!this.narrow && this.width > 0 && this.width / this.rem < THREE_PARTS);
  /** All but the first row and the moves scrolls away. */
  readonly flows = $derived(this.narrow && this.height / this.rem < LOW);
}

export const [layoutHere, setLayout] = createContext<Layout>();
