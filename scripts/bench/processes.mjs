import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { Trouble } from '../say.mjs';
import { root } from '../settings.mjs';

/** The processes under measurement: started, asked, weighed and ended. */

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** @typedef {{ pid: number, address: string, stop: () => void }} Served */

/**
 * A server of ours that prints its port.
 * @param {string[]} args of node
 * @param {Record<string, string>} told its environment on top of this one's
 * @returns {Promise<Served>}
 */
export function serve(args, told) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...told },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (/** @type {string} */ text) => {
      output += text;
      const port = /^port (\d+)$/m.exec(output)?.[1];
      if (port)
        resolve({
          pid: Number(child.pid),
          address: `http://127.0.0.1:${port}`,
          stop: () => void child.kill('SIGKILL'),
        });
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('exit', () => reject(new Trouble(`${args.at(-1)} ended:\n${output}`)));
  });
}

/**
 * One question over a kept connection, as quick as node:http can ask it.
 * @param {string} url
 * @param {{ body?: unknown, cookie?: string }} [options]
 * @returns {Promise<string>} the body; anything but 200 is an error
 */
export function ask(url, { body, cookie } = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(
      url,
      {
        agent,
        method: text === undefined ? 'GET' : 'POST',
        headers: {
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
        },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part) => (answer += part));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(answer);
          else reject(new Trouble(`${url} answered ${response.statusCode}: ${answer.slice(0, 600)}`));
        });
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}

/**
 * The same number of requests to each side in turn, A B A B …, after one round that does not count.
 * @param {Record<string, (turn: number) => Promise<unknown>>} sides `turn` counts over all rounds
 * @param {{ rounds: number, requests: number }} length
 * @returns {Promise<Record<string, number>>} milliseconds a request, the median of the rounds
 */
export async function interleave(sides, { rounds, requests }) {
  /** @type {Record<string, number[]>} */
  const taken = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  let turn = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const began = performance.now();
      for (let count = 0; count < requests; count += 1) await side(turn++);
      if (round > 0) taken[name]?.push((performance.now() - began) / requests);
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)]));
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The fields of /proc/<pid>/stat from the state on. @param {number | string} pid */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

/** CPU milliseconds so far of a process with all its threads; NaN where the system does not tell. @param {number} pid */
export function cpuOf(pid) {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The same for PostgreSQL: the postmaster, its living children, and those that ended. @param {number} postmaster */
export function cpuOfFamily(postmaster) {
  const own = statOf(postmaster);
  let ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(own[field]), 0);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(pid);
    if (Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks * 10;
}

/** Resident memory now, MiB. @param {number} pid */
export function residentOf(pid) {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
