// node bullmq.mjs <port of Redis> <jobs> <batch> <at once>: BullMQ does jobs that do nothing, born in bulks beside it.
import { Queue, Worker } from 'bullmq';

const [port, jobs, batch, atOnce] = process.argv.slice(2).map(Number);
const connection = { host: '127.0.0.1', port };
const queue = new Queue('noop', { connection });
const worker = new Worker('noop', async () => {}, { connection, concurrency: atOnce, autorun: false });
await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);

const began = process.hrtime.bigint();
const done = new Promise(resolve => {
  let left = jobs;
  worker.on('completed', () => --left === 0 && resolve());
});
worker.run();
for (let first = 0; first < jobs; first += batch) {
  const count = Math.min(batch, jobs - first);
  await queue.addBulk(Array.from({ length: count }, (_, number) => ({ name: 'noop', data: { v: 1, n: first + number } })));
}
await done;
console.log(JSON.stringify({ jobs, seconds: Number(process.hrtime.bigint() - began) / 1e9 }));

await worker.close();
await queue.obliterate({ force: true });
await queue.close();
