/** What a projector is answered: which of the contributions that it has drawn stand on the wall, and count as shown. */
export interface DrawnReply {
  readonly taken: readonly string[];
}
