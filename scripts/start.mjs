import './node-version.mjs';
import { install } from './install.mjs';
import { instanceFile, takeLock } from './instance.mjs';
import { giveUp, say } from './say.mjs';
import { readSettings } from './settings.mjs';

/** `npm start [-- --empty | --demo]` and `npm run dev`. Up to the import below it needs nothing but Node. */

try {
  const settings = readSettings();
  const lock = takeLock(instanceFile(settings.dataDir), { address: settings.publicUrl });
  if (!lock.held) {
    const { pid, address, since } = lock.holder;
    say(`It runs already on this data: ${address} (process ${pid}, since ${since}).`);
    say(
      `Stop that one with Ctrl-C in its terminal, or: kill ${pid}. For a second one: PORT=… DATA_DIR=… npm start`,
    );
    process.exit(0);
  }
  process.on('exit', lock.release);
  say(
    `Caspian Lift ${settings.dev ? '(development) ' : ''}· Node ${process.versions.node} · data in ${settings.dataDir}`,
  );
  await install();
  const { supervise } = await import('./supervisor.mjs');
  await supervise(settings);
} catch (error) {
  giveUp(error);
}
