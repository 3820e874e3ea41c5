import * as v from 'valibot';
import { WriterKey } from '../../../shared/gathering/floor/rules/write.ts';

/** Whether something could be a writer's key at all. */
export const isKey = (value: string): boolean => v.is(WriterKey, value);
