import { openLowdbStore } from '../../server/store/lowdb.ts';

// A process that saves without end and says each version once it is durable, until it is killed.
const folder = process.argv[2] ?? '';
const store = await openLowdbStore(folder, (line) => process.stderr.write(`${line}\n`));
const before = await store.open('one');
const saved = before?.documents['floor'] as { version: number } | undefined;
for (let version = (saved?.version ?? 0) + 1; ; version += 1) {
  const filler = 'x'.repeat((version * 7919) % 200_000);
  await store.save('one', { floor: { version, filler }, [`run-${version % 5}`]: version }, version, { erases: version % 7 === 0 });
  // Said before the next one begins, also where a pipe takes its time: so at most one save is durable and has not been said.
  await new Promise((said) => process.stdout.write(`${version}\n`, said));
}
