import type { Context } from 'hono';
import { CONSENTS, type Consent } from '../../../shared/gathering/floor/model/consent.ts';
import { AUDIENCES, type Audience } from '../../../shared/gathering/floor/model/contribution.ts';
import { wordProblems } from '../../../shared/gathering/floor/rules/write.ts';
import type { Refusal } from '../../../shared/gathering/refusal.ts';
import type { TypedWords } from '../../../shared/protocol/phone-page.ts';
import type { PhoneRoom } from './deps.ts';

/** The fields of a form post by name; '' for one that is missing, or is a file. */
export type Fields = (name: string) => string;

/** Reads a form post, whichever way it was encoded. What cannot be read has no fields. */
export const readForm = async (context: Context): Promise<Fields> => {
  const body: Record<string, unknown> = await context.req.parseBody().catch(() => ({}));
  return (name) => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
};

const audienceOf = (value: string): Audience | '' => AUDIENCES.find((audience) => audience === value) ?? '';

const consentOf = (value: string): Consent | '' => CONSENTS.find((consent) => consent === value) ?? '';

export const typedIn = (field: Fields): TypedWords => ({
  topic: field('topic'),
  text: field('text'),
  audience: audienceOf(field('audience')),
  consent: consentOf(field('consent')),
});

/** All that is wrong in the fields of a form where one thing was refused, so that nobody mends one to be told of the next (VW9). */
export const problemsIn = ({ state }: PhoneRoom, typed: TypedWords, refusal: Refusal): readonly Refusal[] => {
  const all = wordProblems(state, typed);
  return all.some(({ refused }) => refused === refusal.refused) ? all : [refusal];
};
