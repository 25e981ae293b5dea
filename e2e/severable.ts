import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The way to a real PostgreSQL, which a story can cut and mend: connections break and new ones are refused, as when the
 * server has died. Everything else is the real thing.
 */
export class Severable {
  #server: Server | null = null;
  #sockets = new Set<Socket>();
  #port = 0;

  constructor(readonly url: string) {}

  /** The same database, through here. */
  async open(): Promise<string> {
    const target = new URL(this.url);
    this.#server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    const server = this.#server;
    await new Promise<void>((listening) => server.listen(this.#port, '127.0.0.1', listening));
    this.#port = (server.address() as AddressInfo).port;
    const through = new URL(this.url);
    through.host = `127.0.0.1:${this.#port}`;
    return through.href;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
