import { expect, test } from 'vitest';
import { readAtMost } from './counted-body';

/** A sender that never ends, and counts how much was taken from it. */
function endless(chunk: number) {
  const taken = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.bytes += chunk;
        controller.enqueue(new Uint8Array(chunk));
      },
      cancel() {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken };
}

test('a body within the limit is read whole, the limit included', async () => {
  const parts = [new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])];
  const body = () => new Blob(parts).stream();
  expect(await readAtMost(body(), 3)).toEqual(new Uint8Array([1, 2, 3]));
  expect(await readAtMost(body(), 2)).toBeNull();
  expect(await readAtMost(null, 3)).toEqual(new Uint8Array());
});

test('what is too large is given up where it becomes so, not read to its end', async () => {
  const { body, taken } = endless(1000);
  expect(await readAtMost(body, 5000)).toBeNull();
  expect(taken).toEqual({ bytes: 6000, cancelled: true });
});

test('a sender who breaks off is an error, never half a file', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('gone')),
  });
  await expect(readAtMost(body, 10)).rejects.toThrow('gone');
});
