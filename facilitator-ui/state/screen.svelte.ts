import { createContext } from 'svelte';
import { keep, kept } from './kept.ts';

export type Page = 'run' | 'plan';
export type Tab = 'agenda' | 'inbox' | 'groups' | 'stage' | 'room';
export type DialogName =
  'help' | 'close' | 'keys' | 'links' | 'make-time' | 'times' | 'groups-form' | 'groups-tables' | 'groups-print' | 'groups-list' | 'groups-points';

/** What this screen shows of the evening, and what the person at it has chosen. Kept for the tab, never longer. */
export class Screen {
  page: Page = $state('run');
  /** The part in sight where there is room for one. */
  tab: Tab = $state('inbox');
  dialog: DialogName | null = $state(null);
  /** Where the queue of help calls is: in sight, scrolled away, or not on this page. */
  helpQueue: 'seen' | 'scrolled' | 'absent' = $state('absent');
  /** Whether groups were formed here and are to be brought into sight, once they are there. */
  seeksGroups = $state(false);
  #dim = $state(kept('dim') === 'yes');
  #isPrivate = $state(kept('private') === 'yes');
  #keys = $state(kept('keys') !== 'no');
  #muted = $state(kept('muted') === 'yes');
  #sound = $state(kept('sound') === 'yes');

  /** Dark, for a dim hall. */
  get dim(): boolean {
    return this.#dim;
  }
  set dim(value: boolean) {
    this.#dim = value;
    keep('dim', value ? 'yes' : null);
  }

  /** Somebody has said that nobody else sees this screen. */
  get isPrivate(): boolean {
    return this.#isPrivate;
  }
  set isPrivate(value: boolean) {
    this.#isPrivate = value;
    keep('private', value ? 'yes' : null);
  }

  /** No warning shows, shakes or sounds here; stays so until it is changed. */
  get muted(): boolean {
    return this.#muted;
  }
  set muted(value: boolean) {
    this.#muted = value;
    keep('muted', value ? 'yes' : null);
  }

  /** Warnings are heard too. */
  get sound(): boolean {
    return this.#sound;
  }
  set sound(value: boolean) {
    this.#sound = value;
    keep('sound', value ? 'yes' : null);
  }

  /** Whether single keys do things; off for people whose tools type by themselves. */
  get keys(): boolean {
    return this.#keys;
  }
  set keys(value: boolean) {
    this.#keys = value;
    keep('keys', value ? null : 'no');
  }
}

export const [screenHere, setScreen] = createContext<Screen>();
