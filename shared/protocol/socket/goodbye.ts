import * as v from 'valibot';

/** Why the server is about to end the connection. `stopping`: come back in a moment. `revoked`: the link was withdrawn. */
export const Goodbye = v.picklist(['stopping', 'revoked']);
export type Goodbye = v.InferOutput<typeof Goodbye>;

export const goodbye = v.tuple([Goodbye]);
