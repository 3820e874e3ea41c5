/** Counts the cards that have come to a wall on pages that have not been shown since. What was there at first is not new. */
export class Unseen {
  #known: Set<string> | null = null;
  #of: string | null = null;

  /** `of` is whose wall it is; `ids` all on it, `visible` those on the page in sight. Answers how many are new and out of view. */
  look(of: string | null, ids: readonly string[], visible: readonly string[]): number {
    if (this.#known === null || this.#of !== of) {
      this.#of = of;
      this.#known = new Set(ids);
    }
    for (const id of visible) this.#known.add(id);
    const known = this.#known;
    return ids.filter((id) => !known.has(id)).length;
  }
}
