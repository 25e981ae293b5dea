import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded into a server under measurement: says how long its event loop stood still and how much memory it took. */

if (process.send) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const resident = () => process.memoryUsage.rss() / 1024 / 1024;
  let most = resident();
  setInterval(() => (most = Math.max(most, resident())), 20).unref();
  process.on('message', (asked) => {
    if (asked === 'begin') {
      delay.reset();
      most = resident();
    }
    if (asked === 'end') process.send?.({ watched: { blocked: delay.max / 1e6, most } });
  });
  process.channel?.unref();
}
