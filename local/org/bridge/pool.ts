/** A pool of threads that run transactions side by side. */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Outcome } from '../transactions/outcome.ts';
import { answerQuestions, type Answerer } from './ask.ts';
import type { ThreadStart, TransactionAnswer, TransactionRequest } from './protocol.ts';

interface Waiting {
  request: TransactionRequest;
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}

interface Thread {
  worker: Worker;
  ready: Promise<void>;
  current?: Waiting & { id: number };
}

/** How the pool's threads are made. */
export interface PoolOptions {
  size: number;
  start: Omit<ThreadStart, 'port' | 'signal'>;
  operations: Record<string, Answerer>;
}

/** Runs requests on the next free thread, first come first served. */
export class TransactionPool {
  private readonly options: PoolOptions;
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private nextId = 0;
  private closed = false;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Starts all threads; resolves when each has loaded the code base. */
  async start(): Promise<void> {
    for (let index = 0; index < this.options.size; index++) this.threads.push(this.newThread());
    await Promise.all(this.threads.map((thread) => thread.ready));
  }

  private newThread(): Thread {
    const { port1, port2 } = new MessageChannel();
    const signal = new SharedArrayBuffer(4);
    answerQuestions(port1, signal, this.options.operations);
    const workerData: ThreadStart = { ...this.options.start, port: port2, signal };
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData,
      transferList: [port2],
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { stackSizeMb: 8 },
    });
    const thread: Thread = { worker, ready: readiness(worker) };
    worker.on('message', (message: TransactionAnswer | 'ready') => {
      if (message !== 'ready') this.finish(thread, message);
    });
    worker.on('error', (error: Error) => this.lost(thread, error));
    worker.on('exit', () => this.lost(thread, new Error('A transaction thread ended.')));
    return thread;
  }

  /** Runs one request. Rejects only when the thread itself fails. */
  run(request: TransactionRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    const free = this.threads.find((thread) => !thread.current);
    const next = free && this.queue.shift();
    if (!free || !next) return;
    const id = ++this.nextId;
    free.current = { ...next, id };
    free.worker.postMessage({ id, request: next.request });
  }

  private finish(thread: Thread, answer: TransactionAnswer): void {
    const { current } = thread;
    thread.current = undefined;
    current?.resolve(answer.outcome);
    this.dispatch();
  }

  private lost(thread: Thread, error: Error): void {
    const index = this.threads.indexOf(thread);
    if (index < 0) return;
    thread.current?.reject(error);
    this.threads.splice(index, 1);
    if (this.closed) return;
    this.threads.push(this.newThread());
    this.dispatch();
  }

  /** Ends all threads; running transactions are rolled back by their end. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.threads.splice(0).map((thread) => thread.worker.terminate()));
  }
}

function readiness(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message) => (message === 'ready' ? resolve() : reject(new Error('A transaction thread did not start.'))));
    worker.once('error', reject);
  });
}
