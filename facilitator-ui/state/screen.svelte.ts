import { createContext } from 'svelte';
import { keep, kept } from './kept.ts';

const PAGES = ['run', 'plan', 'end'] as const;
export type Page = (typeof PAGES)[number];
export const TABS = ['agenda', 'inbox', 'groups', 'stage', 'room'] as const;
export type Tab = (typeof TABS)[number];
export type DialogName =
  'help' | 'keys' | 'links' | 'make-time' | 'times' | 'groups-form' | 'groups-tables' | 'groups-print' | 'groups-list' | 'groups-points';

/** The steps that follow the end, in their order. */
export const END_STEPS = ['end', 'left', 'thank', 'close', 'home'] as const;
export type EndStep = (typeof END_STEPS)[number];

const oneOf = <Name extends string>(names: readonly Name[], name: string | undefined, otherwise: Name): Name =>
  names.find((one) => one === name) ?? otherwise;

/** What this screen shows of the evening, and what the person at it has chosen. Kept for the tab, never longer. */
export class Screen {
  page: Page = $state('run');
  /** The part in sight where there is room for one. */
  tab: Tab = $state('inbox');
  dialog: DialogName | null = $state(null);
  /** Where somebody is in the steps of the end, so that they can be left and come back to; and which have been gone on from. */
  endStep: EndStep = $state('left');
  endPast: readonly EndStep[] = $state.raw([]);
  /** Where the queue of help calls is: in sight, scrolled away, or not on this page. */
  helpQueue: 'seen' | 'scrolled' | 'absent' = $state('absent');
  /** Whether groups were formed here and are to be brought into sight, once they are there. */
  seeksGroups = $state(false);

  /** Shows the steps of the end: the one that is named, or where they were left. */
  finish(step: EndStep = this.endStep): void {
    this.page = 'end';
    this.endStep = step;
  }

  /** Goes on from the step in sight. */
  goOn(to: EndStep): void {
    this.endPast = [...this.endPast, this.endStep];
    this.endStep = to;
  }

  /** Opens where this tab was in the evening when it was last looked at: a page that is loaded again changes nothing in sight. */
  arrive(evening: string): void {
    const [of, page, tab, endStep, endPast = ''] = (kept('place') ?? '').split(' ');
    if (of !== evening) {
      this.forgetEnd();
      return;
    }
    this.page = oneOf(PAGES, page, 'run');
    this.tab = oneOf(TABS, tab, 'inbox');
    this.endStep = oneOf(END_STEPS, endStep, 'left');
    const past = endPast.split(',');
    this.endPast = END_STEPS.filter((step) => past.includes(step));
  }

  /** The evening is about to be opened, at this page. */
  openAt(evening: string, page: Page): void {
    this.arrive(evening);
    if (page === 'run') return;
    this.page = page;
    this.keepPlace(evening);
  }

  /** To be called whenever the place changes; see `arrive`. */
  keepPlace(evening: string): void {
    keep('place', [evening, this.page, this.tab, this.endStep, this.endPast.join(',')].join(' '));
  }

  /** The evening goes on: there is no end to be in. */
  forgetEnd(): void {
    if (this.page === 'end') this.page = 'run';
    this.endStep = 'left';
    this.endPast = [];
  }

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
