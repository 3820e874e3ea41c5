import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { RecordSchema } from '../../server/exports/record/schema.ts';

const schema = toJsonSchema(RecordSchema);

/** What docs/record.schema.json has to be. */
export const recordJsonSchema = (): string => `${JSON.stringify(schema, null, 2)}\n`;

const described = (node: JsonSchema | boolean): JsonSchema => (typeof node === 'boolean' ? {} : node);

const kindOf = (node: JsonSchema): string => {
  if (node.anyOf) return node.anyOf.map((one) => kindOf(described(one))).join(' or ');
  if (node.enum) return node.enum.map((one) => `\`${JSON.stringify(one).replaceAll('"', '')}\``).join(', ');
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.format === 'date-time') return 'moment';
  const names: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false', null: 'null', object: 'object' };
  if (node.type === 'array' && node.items && !Array.isArray(node.items)) return `list of: ${kindOf(described(node.items))}`;
  return names[String(node.type)] ?? String(node.type);
};

/** A row of the table in docs/record.md for every field, those within it after it. */
const rowsOf = (node: JsonSchema, path: string): string[] =>
  Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const field = described(child);
    const here = path === '' ? name : `${path}.${name}`;
    const items = field.type === 'array' && field.items && !Array.isArray(field.items) ? described(field.items) : null;
    return [`| \`${here}\` | ${kindOf(field)} | ${field.description ?? ''} |`, ...(items ? rowsOf(items, `${here}[]`) : rowsOf(field, here))];
  });

export const recordFieldRows = (): string[] => rowsOf(schema, '');
