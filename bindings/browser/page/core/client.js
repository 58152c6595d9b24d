// The page's side of the worker that the core runs in.

export class CoreTrap extends Error {}


// `isFresh`: whether the core holds no curve, as after a trap.
export class Client {
  constructor(source, packed) {
    this.url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.packed = packed;
    this.waiting = new Map();
    this.last = 0;
    this.start();
  }

  // Resolves to the texts of the rules once the core is there.
  start() {
    this.isFresh = true;
    this.worker = new Worker(this.url);
    this.worker.onmessage = ({ data }) => this.settle(data);
    this.worker.onerror = (event) => this.restart(event.message || "the worker has ended");
    this.ready = this.send("start", { packed: this.packed });
    this.ready.catch(() => {});
  }

  // Ends whatever runs; those who wait for it are told why.
  restart(reason) {
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new CoreTrap(reason));
    this.waiting.clear();
    this.start();
  }

  get isBusy() {
    return this.waiting.size > 0;
  }

  // Rejects with a CoreTrap where the core failed; the next call finds a new one.
  async call(deed, request) {
    await this.ready;
    return this.send(deed, request);
  }

  send(deed, request) {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { deed, resolve, reject });
      this.worker.postMessage({ id, deed, request });
    });
  }

  settle({ id, result, trap }) {
    const waiter = this.waiting.get(id);
    this.waiting.delete(id);
    if (trap !== undefined) this.isFresh = true;
    else if (waiter?.deed === "read") this.isFresh = false;
    if (trap === undefined) waiter?.resolve(result);
    else waiter?.reject(new CoreTrap(trap));
  }
}
