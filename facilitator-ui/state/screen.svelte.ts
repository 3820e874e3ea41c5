import { createContext, tick } from 'svelte';
import type { Remedy } from '../panels/time/remedy.ts';
import { keep, kept } from './kept.ts';

const PAGES = ['run', 'plan', 'end'] as const;
export type Page = (typeof PAGES)[number];
/** The parts of the console, as the bar under the thumb has them where there is room for one. */
export const TABS = ['agenda', 'inbox', 'stage', 'groups', 'room'] as const;
/** What opens over the inbox besides. */
const OVER = ['help', 'hands'] as const;
export type Tab = (typeof TABS)[number] | (typeof OVER)[number];
export type DialogName =
  'help' | 'keys' | 'links' | 'make-time' | 'times' | 'groups-form' | 'groups-tables' | 'groups-print' | 'groups-list' | 'groups-points' | 'go-on';

/** The steps that follow the end, in their order. */
export const END_STEPS = ['end', 'left', 'thank', 'close', 'home'] as const;
export type EndStep = (typeof END_STEPS)[number];

const oneOf = <Name extends string>(names: readonly Name[], name: string | undefined, otherwise: Name): Name =>
  names.find((one) => one === name) ?? otherwise;

/** What this screen shows of the evening, and what the person at it has chosen. Kept for the tab, never longer. */
export class Screen {
  page: Page = $state('run');
  /** The part in sight where there is room for one; elsewhere what lies over the inbox, which is there whenever nothing does. */
  tab: Tab = $state('inbox');
  dialog: DialogName | null = $state(null);
  /** What waits for the answer whether to go on while groups are at work. */
  asked: (() => void) | null = $state.raw(null);
  /** Holds back the contribution that "Someone may be at risk" was asked about; null where it was opened from elsewhere. */
  holdBack: (() => void) | null = $state.raw(null);
  /** The remedy that is pointed at or has the focus: the last line says what it would do. */
  looksAt: Remedy | null = $state.raw(null);
  /** Where somebody is in the steps of the end, so that they can be left and come back to; and which have been gone on from. */
  endStep: EndStep = $state('left');
  endPast: readonly EndStep[] = $state.raw([]);
  /** Whether groups were formed here and are to be brought into sight, once they are there. */
  seeksGroups = $state(false);

  /** Shows the steps of the end: the one that is named, or where they were left. */
  finish(step: EndStep = this.endStep): void {
    this.page = 'end';
    this.endStep = step;
  }

  /** What had the focus when something was opened over the inbox. */
  #opener: Element | null = null;

  /** Opens a part of the console and gives it the focus; elsewhere than on a small screen it lies over the inbox. */
  async open(tab: Tab): Promise<void> {
    this.#opener = document.activeElement;
    this.page = 'run';
    this.tab = tab;
    await tick();
    const card = tab === 'inbox' ? document.querySelector<HTMLElement>('[data-card][aria-current]') : null;
    (card ?? document.getElementById(tab) ?? document.getElementById('over'))?.focus();
  }

  /** Back to the inbox, and with the focus to what opened it. */
  async shut(): Promise<void> {
    this.tab = 'inbox';
    await tick();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
    else document.getElementById('inbox')?.focus();
  }

  /** Asks first, in a dialog, and then goes on or does not. */
  askBefore(go: () => void): void {
    this.asked = go;
    this.dialog = 'go-on';
  }

  /** Goes on from the step in sight. */
  goOn(to: EndStep): void {
    this.endPast = [...this.endPast, this.endStep];
    this.endStep = to;
  }

  /**
   * Opens where this tab was in the evening when it was last looked at: a page that is loaded again changes nothing in sight.
   * Whether it had been looked at.
   */
  arrive(evening: string): boolean {
    const [of, page, tab, endStep, endPast = ''] = (kept('place') ?? '').split(' ');
    if (of !== evening) {
      this.forgetEnd();
      return false;
    }
    this.page = oneOf(PAGES, page, 'run');
    this.tab = oneOf([...TABS, ...OVER], tab, 'inbox');
    this.endStep = oneOf(END_STEPS, endStep, 'left');
    const past = endPast.split(',');
    this.endPast = END_STEPS.filter((step) => past.includes(step));
    return true;
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
