// `npm run bench [NAME ...] [--out FILE]`: the figures of docs/bench.md, measured on this machine, written as JSON.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isReached, type Figure } from './figure.ts';
import { ack, ackFull } from './figures/ack.ts';
import { back } from './figures/back.ts';
import { toldPhones, toldProjectors } from './figures/broadcast.ts';
import { groups } from './figures/groups.ts';
import { idle } from './figures/idle.ts';
import { memory } from './figures/memory.ts';
import { page } from './figures/page.ts';
import { reconnect } from './figures/reconnect.ts';
import { restart } from './figures/restart.ts';
import { start } from './figures/start.ts';
import { store } from './figures/store.ts';
import { throughput } from './figures/throughput.ts';
import { work, workOfMany } from './figures/work.ts';
import { machine } from './machine.ts';
import { PART } from './part.ts';
import { barePart } from './parts/bare.ts';
import { crowdPart } from './parts/crowd.ts';
import { floorPart } from './parts/floor.ts';

const FIGURES: readonly Figure[] = [
  page,
  ack,
  ackFull,
  work,
  workOfMany,
  throughput,
  toldPhones,
  toldProjectors,
  reconnect,
  back,
  memory,
  store,
  start,
  restart,
  idle,
  groups,
];
const PARTS: Readonly<Record<string, () => void>> = { bare: barePart, crowd: crowdPart, floor: floorPart };

const chosen = (names: readonly string[]): Figure[] => {
  const unknown = names.find((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown) throw new Error(`There is no figure called "${unknown}". There are: ${FIGURES.map(({ name }) => name).join(', ')}.`);
  return FIGURES.filter(({ name }) => names.length === 0 || names.includes(name));
};

const round = (value: number): number => Number(value.toPrecision(4));

/** Measures the figures one after another; one that cannot be measured is said to be so, and the others go on. */
const main = async (words: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { out: { type: 'string', default: '.cache/bench/results.json' } },
  });
  const measuredOn = machine();
  const results: object[] = [];
  let failed = 0;
  for (const figure of chosen(positionals)) {
    const { name, what, unit, target, better } = figure;
    try {
      const { value, detail } = await figure.measure();
      const reached = isReached(figure, value);
      results.push({ name, what, unit, target, better, value, reached, detail });
      console.log(`${reached ? 'reached' : 'missed '}  ${what}: ${round(value)} ${unit} (${better === 'less' ? 'at most' : 'at least'} ${target})`);
    } catch (fault) {
      failed += 1;
      const message = fault instanceof Error ? fault.message : 'unknown fault';
      results.push({ name, what, unit, target, better, value: null, reached: false, fault: message });
      console.log(`failed   ${what}: ${message}`);
    }
  }
  const file = resolve(values.out);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine: measuredOn, figures: results }, null, 2)}\n`);
  console.log(`Written to ${file}.`);
  return failed === 0 ? 0 : 1;
};

const part = process.argv[2] === PART ? PARTS[process.argv[3] ?? ''] : undefined;
if (part) part();
else {
  // Leaving by the door, so that servers are ended and folders go.
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (fault: unknown) => {
      console.error(fault instanceof Error ? fault.message : 'The bench could not be run.');
      process.exit(1);
    },
  );
}
