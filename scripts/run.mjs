import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './settings.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', stopChildren);

/** Nothing that this process began goes on without it. */
export function stopChildren() {
  for (const child of running) child.kill('SIGTERM');
}

/** @typedef {{ code: number | null, stdout: string, output: string }} Ran */

/**
 * Runs a program to its end without blocking this process.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {
 *   show?: (line: string) => void, input?: string }} [options] `show` gets each line of stdout as it appears
 * @returns {Promise<Ran>} `output` is stdout and stderr together, in order; a program that cannot be started has
 *   code null and the reason as output
 */
export function run(program, args, { show, input, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], ...options });
    running.add(child);
    let stdout = '';
    let output = '';
    let rest = '';
    const take = (/** @type {string} */ text) => {
      stdout += text;
      output += text;
      if (!show) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) show(line);
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stdin?.on('error', () => {}); // it ended without reading its input
    child.stdin?.end(input ?? '');
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: null, stdout, output: output + error.message });
    });
    child.on('close', (code) => {
      running.delete(child);
      if (rest && show) show(rest);
      resolve({ code, stdout, output });
    });
  });
}

/**
 * A tool from node_modules, run by this very Node (no shell, no npx, the same on every system).
 * @param {string} script inside node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(script, args, options) {
  return runNode([path.join(root, 'node_modules', script), ...args], options);
}

/**
 * A TypeScript program of ours.
 * @param {string} file relative to the root
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTypeScript(file, args, options) {
  return runNode(['--conditions=react-server', '--import', 'tsx', file, ...args], options);
}

/** What makes a Node program end with the one that starts it; goes with an `ipc` channel. */
export const endsWithParent = {
  arg: `--import=${pathToFileURL(path.join(root, 'scripts', 'die-with-parent.mjs'))}`,
  env: { CASPIAN_PARENT: String(process.pid) },
};

/** @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
function runNode(args, options) {
  return run(process.execPath, [endsWithParent.arg, ...args], {
    ...options,
    env: { ...(options?.env ?? process.env), ...endsWithParent.env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
}
