/** Apex stack frames as exceptions and the log show them. */
import { current } from '../runtime/context.ts';
import { apexFrames, frameText } from '../runtime/stack.ts';

/** One frame: the text as getStackTraceString shows it. */
export interface Frame {
  line: number;
  text: string;
}

/** The declared spelling of a method by its JavaScript name. */
function spelled(file: string, jsName: string): string | undefined {
  const owner = file.replace(/\.\w+$/, '').toLowerCase();
  const candidates = current()
    .classes.all()
    .filter((info) => info.name.toLowerCase().split('.')[0] === owner);
  return candidates.flatMap((info) => info.methods).find((method) => method.jsName === jsName)?.name;
}

/** Frames of Apex code, innermost first; empty when the stack has none. */
export function framesOf(stack: string | undefined): Frame[] {
  return apexFrames(stack ?? '').map((frame) => ({
    line: frame.line,
    text: frameText(frame, spelled, current().org.namespace),
  }));
}

/** The Apex code that is running, such as `Foo:12`. */
export function currentPlace(): string {
  const [frame] = apexFrames(new Error().stack ?? '');
  return frame ? `${frame.file.replace(/\.\w+$/, '')}:${frame.line}` : '';
}
