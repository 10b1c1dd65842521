/**
 * Synchronous questions from a transaction thread to the main thread. Apex callouts are synchronous,
 * so the thread sleeps until the main thread has done the real work.
 */
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { CalloutFailure } from '../../apex/runtime/context.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Answer, Question } from './protocol.ts';

/** The thread's side. */
export class Asker {
  private readonly port: MessagePort;
  private readonly signal: Int32Array;

  constructor(port: MessagePort, signal: SharedArrayBuffer) {
    this.port = port;
    this.signal = new Int32Array(signal);
  }

  /** Asks and waits. Throws CalloutFailure for callouts without an answer, Error for everything else. */
  ask<T>(operation: string, payload: unknown): T {
    Atomics.store(this.signal, 0, 0);
    this.port.postMessage({ operation, payload } satisfies Question);
    Atomics.wait(this.signal, 0, 0);
    const received: { message: Answer } | undefined = receiveMessageOnPort(this.port);
    if (!received) throw new Error(`The main thread gave no answer to ${operation}.`);
    const { message } = received;
    if ('value' in message) return message.value as T;
    throw message.kind === 'CalloutFailure' ? new CalloutFailure(message.error) : new Error(message.error);
  }
}

/** Answers one operation. */
export type Answerer = (payload: never) => unknown;

/** The main thread's side: answers every question with the operation of that name. */
export function answerQuestions(port: MessagePort, signal: SharedArrayBuffer, operations: Record<string, Answerer>): void {
  const flag = new Int32Array(signal);
  const answer = async ({ operation, payload }: Question): Promise<Answer> => {
    try {
      const work = operations[operation];
      if (!work) throw new Error(`There is no operation ${operation}.`);
      return { value: await work(payload as never) };
    } catch (error) {
      return { error: messageOf(error), kind: error instanceof Error ? error.name : 'Error' };
    }
  };
  port.on('message', (question: Question) => {
    void answer(question).then((message) => {
      port.postMessage(message);
      Atomics.store(flag, 0, 1);
      Atomics.notify(flag, 0);
    });
  });
}
