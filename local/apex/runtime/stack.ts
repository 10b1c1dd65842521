/** Reads Apex frames from JavaScript stacks. Compiled code keeps the line numbers of its source. */

/** One frame of an Apex stack. */
export interface ApexFrame {
  /** e.g. `Foo.cls`. */
  file: string;
  /** JavaScript name of the method, e.g. `m_bar$Integer`. */
  jsName: string;
  /** JavaScript name of the class, e.g. `Outer$Inner`. */
  jsClass: string;
  line: number;
  /** Set when the line of an inner function stands for this frame. */
  inner?: boolean;
}

/** Prefix of the script names of compiled code. */
export const SCRIPT_PREFIX = 'apex/';
const FRAME = /^\s*at (?:(.*?) \()?apex\/([^:()]+):(\d+):\d+\)?$/;

/** Names of the functions that stand for a piece of source; JavaScript makes up others for functions without a name. */
const GENERATED = /^(m_|p_|f_|c\$|\$|trigger\$|anonymous$)/;

function readFrame(text: string): ApexFrame | undefined {
  const match = FRAME.exec(text);
  if (!match) return undefined;
  const called = (match[1] ?? '').replace(/ \[as [^\]]+\]$/, '').replace(/^(new|async|get|set) /, '');
  const parts = called.split('.');
  const file = match[2] ?? '';
  const owner = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  const name = parts.at(-1) ?? '';
  return { file, jsName: GENERATED.test(name) ? name : '', jsClass: owner === 'Function' ? '' : owner, line: Number(match[3]) };
}

/** Functions that stand for no line of the source: they call initialisers. */
const IMPLIED = /^\$(static$|new\$|initialise$|fields$|nulls$)/;

/** The Apex frames of a JavaScript stack, innermost first. */
export function apexFrames(stack: string): ApexFrame[] {
  return foldInner(stack.split('\n').flatMap((line) => readFrame(line) ?? [])).filter((frame) => !IMPLIED.test(frame.jsName));
}

/** A function without a name is part of the method around it, whose own frame follows in the same file. */
function foldInner(frames: ApexFrame[]): ApexFrame[] {
  const folded: ApexFrame[] = [];
  frames.forEach((frame, index) => {
    if (frame.jsName !== '') return void folded.push(frame);
    const around = frames.slice(index + 1).find((other) => other.file === frame.file && other.jsName !== '');
    if (around?.inner) return;
    folded.push(around ? { ...around, line: frame.line } : frame);
    if (around) around.inner = true;
  });
  return folded.filter((frame) => !frame.inner);
}

/** The name of a method as an Apex stack trace shows it. */
function shownMethod(jsName: string, spelled: (jsName: string) => string | undefined): string {
  if (jsName.startsWith('c$')) return '<init>';
  if (/^\$(s[fb]\d|static)/.test(jsName)) return '<clinit>';
  if (/^\$[fb]\d/.test(jsName)) return '<init>';
  return spelled(jsName) ?? jsName.replace(/^m_/, '').replace(/\$.*$/, '');
}

/**
 * One line of `getStackTraceString`, e.g. `Class.Foo.bar: line 12, column 1`.
 * @param spelled finds the declared spelling of a method by file and JavaScript name.
 * @param namespace stands before the class. Source: public code that reads stacks of managed packages; the guides show none.
 */
export function frameText(
  frame: ApexFrame,
  spelled: (file: string, jsName: string) => string | undefined,
  namespace: string | null,
): string {
  if (frame.file === 'AnonymousBlock') return `AnonymousBlock: line ${frame.line}, column 1`;
  const owner = frame.file.replace(/\.(cls|trigger)$/, '');
  const prefix = namespace ? `${namespace}.` : '';
  if (frame.file.endsWith('.trigger')) return `Trigger.${prefix}${owner}: line ${frame.line}, column 1`;
  const shown = frame.jsClass.includes('$') ? frame.jsClass.replaceAll('$', '.') : owner;
  const method = shownMethod(frame.jsName, (jsName) => spelled(frame.file, jsName));
  return `Class.${prefix}${shown}.${method}: line ${frame.line}, column 1`;
}
