import type * as v from 'valibot';
import type { Kind } from '../screens.ts';

/** One message that screens send to the server. A page takes types alone from here; the server checks what comes against the schemas. */
export interface Said {
  /** Which kinds of screen may send it. */
  readonly from: readonly Kind[];
  readonly args: v.TupleSchema<v.TupleItems, undefined>;
  /** What it is answered with; null where nothing is. */
  readonly reply: v.GenericSchema | null;
}

type Args<Message extends { readonly args: Said['args'] }> = v.InferOutput<Message['args']>;
type Answered<Message extends Said> = Message['reply'] extends v.GenericSchema ? [answer: (reply: v.InferOutput<Message['reply']>) => void] : [];

/** Signatures of messages to the server, as Socket.IO wants them. */
export type Sends<Messages extends Readonly<Record<string, Said>>> = {
  [Name in keyof Messages]: (...given: [...Args<Messages[Name]>, ...Answered<Messages[Name]>]) => void;
};

/** Signatures of messages from the server. */
export type Hears<Messages extends Readonly<Record<string, Said['args']>>> = {
  [Name in keyof Messages]: (...given: v.InferOutput<Messages[Name]>) => void;
};
