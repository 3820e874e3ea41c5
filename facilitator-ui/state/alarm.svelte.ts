/** How long the edge stays lit, and what is told can be found on the page (ms): later it may no longer be true (TK42). */
const SHOWN_FOR = 6000;

/** A warning to whoever stands at this screen: its edge is lit, the device shakes where it can, and a screen reader is told. */
export class Alarm {
  /** Counts what was raised, so that the next one pulses anew. */
  pulse = $state(0);
  lit = $state(false);
  announced = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `aloud` is what a screen reader is told; '' tells it nothing. */
  raise(aloud: string): void {
    if (aloud !== '') this.announced = aloud;
    this.pulse += 1;
    this.lit = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.quieten(), SHOWN_FOR);
    navigator.vibrate?.([200, 100, 200]);
  }

  /** What was said is not left standing: a screen reader that goes through the page would read old times beside the new ones. */
  quieten(): void {
    this.announced = '';
    this.lit = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
