/** What whoever holds a number is told. */
export interface SeatReply {
  readonly slot: string;
  readonly table: number;
  /** Which dealing it is of (GR37); left out for the first. */
  readonly deal?: number;
}
