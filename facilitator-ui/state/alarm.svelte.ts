/** How long the edge stays lit (ms). */
const SHOWN_FOR = 6000;

/** A warning to whoever stands at this screen: its edge is lit, the device shakes where it can, and a screen reader is told. */
export class Alarm {
  /** Counts what was raised, so that the next one pulses anew. */
  pulse = $state(0);
  lit = $state(false);
  announced = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #passes: boolean;

  /** `passes` for what is true for a moment, such as a time: it is not on the page any longer than the light. A call stands until it is answered. */
  constructor({ passes = false } = {}) {
    this.#passes = passes;
  }

  /** `aloud` is what a screen reader is told; '' tells it nothing. */
  raise(aloud: string): void {
    if (aloud !== '') this.announced = aloud;
    this.pulse += 1;
    this.lit = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.lit = false;
      if (this.#passes) this.announced = '';
    }, SHOWN_FOR);
    navigator.vibrate?.([200, 100, 200]);
  }

  /** What was said is not left standing. */
  quieten(): void {
    this.announced = '';
    this.lit = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
