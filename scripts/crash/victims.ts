import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { findPlace } from '../native.mjs';
import { startServer } from '../postgres.mjs';
import { readPidFile } from '../postmaster.mjs';
import { root } from '../settings.mjs';

/** The two processes that are killed with `kill -9` and started again, as `npm start` would. */
export class Victims {
  /** Where the app answers; it moves with each new process. */
  address = '';
  /** Fails when the app ends although nobody killed it. */
  readonly survival: Promise<never>;
  private endedByItself: (error: Error) => void = () => {};
  private app: ChildProcess | null = null;

  constructor(
    private readonly dataDir: string,
    private readonly appUrl: string,
  ) {
    this.survival = new Promise((_, reject) => (this.endedByItself = reject));
    this.survival.catch(() => {}); // it may end before anybody waits for it
  }

  async startApp(): Promise<void> {
    const app = fork(path.join(root, 'scripts/crash/app.ts'), {
      cwd: root,
      execArgv: ['--conditions=react-server', '--import', 'tsx'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: this.appUrl,
        BETTER_AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.app = app;
    this.address = await new Promise((resolve, reject) => {
      app.stdout?.setEncoding('utf8').on('data', (text: string) => {
        const port = /port (\d+)/.exec(text)?.[1];
        if (port) resolve(`http://127.0.0.1:${port}`);
      });
      app.once('exit', (code) => {
        const error = new Error(`the app ended by itself with ${code}`);
        if (this.app === app) this.endedByItself(error);
        reject(error);
      });
    });
  }

  async killApp(): Promise<void> {
    const app = this.app;
    this.app = null;
    if (!app || app.exitCode !== null || app.signalCode !== null) return;
    const gone = new Promise((resolve) => app.once('exit', resolve));
    app.kill('SIGKILL');
    await gone;
  }

  /** Its sessions see that the postmaster is gone and end too, in the middle of whatever they do. */
  killDatabase(): void {
    const postmaster = readPidFile(findPlace(this.dataDir).data);
    if (!postmaster) throw new Error('the database does not run');
    process.kill(postmaster.pid, 'SIGKILL');
  }

  async startDatabase(): Promise<void> {
    await startServer(this.dataDir);
  }
}
