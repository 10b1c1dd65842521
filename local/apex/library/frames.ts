/** Apex frames of a JavaScript stack: compiled scripts are named `apex/Name.cls` (or `.trigger`) and keep Apex lines. */

/** One frame: the text as getStackTraceString shows it. */
export interface Frame {
  line: number;
  text: string;
}

const FRAME = /^\s*at (?:(.*?) \()?(?:.*\/)?apex\/([\w.]+?)\.(cls|trigger|apex):(\d+)(?::(\d+))?\)?$/;

function frameText(place: string, name: string, kind: string, line: number): string {
  if (kind === 'trigger') return `Trigger.${name}: line ${line}, column 1`;
  if (kind === 'apex') return `AnonymousBlock: line ${line}, column 1`;
  const method = /(?:^|[.\s])([A-Za-z_]\w*)(?:\$\w*)?(?: \[as \w+\])?$/.exec(place)?.[1] ?? '<init>';
  return `Class.${name}.${place.startsWith('new ') ? '<init>' : method}: line ${line}, column 1`;
}

/** Frames of Apex code, innermost first; empty when the stack has none. */
export function framesOf(stack: string | undefined): Frame[] {
  const frames: Frame[] = [];
  for (const one of (stack ?? '').split('\n')) {
    const match = FRAME.exec(one);
    if (!match) continue;
    const line = Number(match[4]);
    frames.push({ line, text: frameText(match[1] ?? '', match[2] ?? '', match[3] ?? 'cls', line) });
  }
  return frames;
}

/** The Apex line that is running, or 0. */
export function currentLine(): number {
  return framesOf(new Error().stack)[0]?.line ?? 0;
}
