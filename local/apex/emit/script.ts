/** Generates whole scripts: one per class file, trigger or anonymous block. */
import type { ClassInfo, FieldInfo, MethodInfo } from '../runtime/classInfo.ts';
import type { Program, TriggerSource } from '../model/program.ts';
import { sobjectByName } from '../model/resolve.ts';
import type { ClassSymbol, SourceFile } from '../model/symbols.ts';
import type { Statement } from '../syntax/ast.ts';
import { RUNTIME_NAMES } from '../runtime/names.ts';
import { classCode } from './classes.ts';
import { quote } from './code.ts';
import { looseBody } from './members.ts';
import { ScriptUnit, type EmitOptions, type FunctionReference } from './unit.ts';
import { Writer } from './writer.ts';

/** A class's facts without its JavaScript class. */
export type ClassFacts = Omit<ClassInfo, 'js'> & { jsName: string };

/** Generated code that can be sent to another thread and loaded there. */
export interface CompiledScript {
  /** Name in stack traces, e.g. `Foo.cls`. */
  fileName: string;
  js: string;
  functions: FunctionReference[];
  classes: ClassFacts[];
  /** Types that an anonymous block declares; they are loaded before it. */
  types?: CompiledScript[];
  trigger?: { name: string; object: string; events: string[]; jsName: string };
  /** Lines that hold statements, for coverage. */
  statementLines: number[];
  lineCount: number;
}

function methodFacts(symbol: ClassSymbol): MethodInfo[] {
  return [...symbol.methods.values()].flat().map((method) => ({
    name: method.name,
    jsName: method.jsName,
    parameters: method.parameters.map(({ name, type }) => ({ name, type: type.name })),
    returns: method.returns.name,
    isStatic: method.isStatic,
    isAbstract: method.isAbstract,
    access: method.access,
    annotations: method.declaration.modifiers.annotations,
    line: method.declaration.line,
  }));
}

function fieldFacts(symbol: ClassSymbol): FieldInfo[] {
  return [...symbol.fields.values()]
    .filter((field) => field.kind !== 'enumConstant')
    .map((field) => ({
      name: field.name,
      jsName: field.jsName,
      type: field.type.name,
      isStatic: field.isStatic,
      isTransient: field.isTransient,
      isProperty: field.kind === 'property',
      isAuraEnabled: 'auraenabled' in (field.declaration?.modifiers.annotations ?? {}),
      isInvocable: 'invocablevariable' in (field.declaration?.modifiers.annotations ?? {}),
      access: field.access,
    }));
}

function classFacts(symbol: ClassSymbol): ClassFacts[] {
  const own: ClassFacts = {
    name: symbol.name,
    jsName: symbol.jsName,
    kind: symbol.kind,
    isAbstract: symbol.isAbstract,
    isTest: symbol.isTest,
    annotations: symbol.declaration.modifiers.annotations,
    sharing: symbol.sharing,
    superName: symbol.superType?.name,
    interfaces: symbol.interfaces.map((type) => type.name),
    fields: fieldFacts(symbol),
    methods: methodFacts(symbol),
    constructors: symbol.constructors.map(({ jsName, parameters }) => ({
      jsName,
      parameters: parameters.map(({ name, type }) => ({ name, type: type.name })),
    })),
    enumConstants: symbol.declaration.constants,
  };
  return [own, ...[...symbol.inner.values()].flatMap(classFacts)];
}

function finish(fileName: string, unit: ScriptUnit, writer: Writer, tail: string, lineCount: number): CompiledScript {
  return {
    fileName,
    js: `${unit.header(RUNTIME_NAMES)}${writer.toString()}${tail}})`,
    functions: unit.functions,
    classes: [],
    statementLines: [...unit.statementLines].sort((a, b) => a - b),
    lineCount,
  };
}

/** Generates the script of a class file. Compile problems are added to the program. */
export function classScript(program: Program, symbol: ClassSymbol, options: EmitOptions): CompiledScript {
  const unit = new ScriptUnit(options);
  const writer = new Writer();
  classCode({ program, unit, writer, symbol });
  return { ...finish(symbol.file.name, unit, writer, '', symbol.file.lineCount), classes: classFacts(symbol) };
}

/** The methods and types of loose code as members of a class that nobody sees, and the scripts of the types. */
function looseClass(program: Program, name: string, list: readonly Statement[], file: SourceFile): ClassSymbol | undefined {
  const members = list.flatMap((node) => (node.kind === 'declaration' ? [node.member] : []));
  if (members.length === 0) return undefined;
  const modifiers = { words: new Set<string>(), annotations: {} };
  return program.addLoose({ kind: 'class', line: 1, column: 1, name, modifiers, interfaces: [], members, constants: [] }, file);
}

function looseTypes(program: Program, loose: ClassSymbol | undefined, options: EmitOptions): CompiledScript[] {
  return [...(loose?.inner.values() ?? [])].map((symbol) => classScript(program, symbol, options));
}

/** Generates the script of a trigger, after those of the types that it declares. Throws CompileError. */
export function triggerScripts(program: Program, source: TriggerSource, options: EmitOptions): CompiledScript[] {
  const { declaration, file } = source;
  const unit = new ScriptUnit(options);
  const writer = new Writer();
  const object = sobjectByName(program, declaration.object);
  if (!object) throw program.error(file.name, declaration, `Invalid sObject type: ${declaration.object}`);
  const jsName = `trigger$${declaration.name}`;
  const loose = looseClass(program, `${declaration.name}__trigger`, declaration.statements, file);
  writer.write(`K[${quote(jsName)}]=function ${jsName}()`);
  looseBody({ program, unit, file, triggerObject: object, loose }, writer, declaration.statements);
  const trigger = { name: declaration.name, object: object.name, events: declaration.events, jsName };
  return [...looseTypes(program, loose, options), { ...finish(file.name, unit, writer, ';', file.lineCount), trigger }];
}

/** Generates the script of an anonymous block; running its function runs the block. Throws CompileError. */
export function anonymousScript(program: Program, list: Statement[], file: SourceFile): CompiledScript {
  const options = { coverage: false };
  const unit = new ScriptUnit(options);
  const writer = new Writer();
  const loose = looseClass(program, 'AnonymousBlock', list, file);
  writer.write('return function anonymous()');
  looseBody({ program, unit, file, loose }, writer, list);
  return { ...finish(file.name, unit, writer, ';', 0), types: looseTypes(program, loose, options) };
}
