/** Generates the JavaScript class of an Apex class, interface or enum. */
import type { ClassSymbol, FieldSymbol } from '../model/symbols.ts';
import { quote } from './code.ts';
import { constructor, fieldInitialiser, initialiser, method, property, type ClassContext } from './members.ts';

/** Name of the property that stores a field's value. */
function stored(field: FieldSymbol): string {
  return field.jsName.replace(/^p_/, 'f_');
}

function enumClass({ writer, symbol }: ClassContext): void {
  const constants = [...symbol.fields.values()].map(
    (field, index) => `static ${field.jsName}=new ApexEnum(${quote(symbol.name)},${quote(field.name)},${index});`,
  );
  writer.at(symbol.line).write(`K.${symbol.jsName}=class ${symbol.jsName}{static $s=null;${constants.join('')}};`);
}

/** Methods that initialise, in source order: name and whether static. */
interface InitialisationStep {
  name: string;
  isStatic: boolean;
}

function members(context: ClassContext): InitialisationStep[] {
  const { symbol } = context;
  const steps: InitialisationStep[] = [];
  symbol.declaration.members.forEach((member, index) => {
    if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') {
      const inner = symbol.inner.get(member.name.toLowerCase());
      if (inner) nestedClass(context, inner);
    } else if (member.kind === 'method') {
      const declared = symbol.methods.get(member.name.toLowerCase())?.find((candidate) => candidate.declaration === member);
      if (declared) method(context, declared);
    } else if (member.kind === 'constructor') {
      const declared = symbol.constructors.find((candidate) => candidate.declaration === member);
      if (declared) constructor(context, declared);
    } else if (member.kind === 'initialiser') {
      steps.push({ name: initialiser(context, member, index), isStatic: member.isStatic });
    } else {
      const field = symbol.fields.get(member.name.toLowerCase());
      if (field) steps.push(...fieldMember(context, field, index));
    }
  });
  return steps;
}

function fieldMember(context: ClassContext, field: FieldSymbol, index: number): InitialisationStep[] {
  if (field.jsName.startsWith('p_')) property(context, field);
  const name = fieldInitialiser(context, field, index);
  return name ? [{ name, isStatic: field.isStatic }] : [];
}

function nestedClass(context: ClassContext, inner: ClassSymbol): void {
  context.writer.at(inner.line).write('static{');
  classCode({ ...context, symbol: inner });
  context.writer.write('}');
}

function initialisation({ symbol }: ClassContext, steps: InitialisationStep[]): string {
  const fields = [...symbol.fields.values()].filter((field) => field.kind !== 'enumConstant');
  const blank = fields.filter((field) => !field.isStatic).map((field) => `this.${stored(field)}=null;`);
  const blankStatic = fields.filter((field) => field.isStatic).map((field) => `${stored(field)}:null`);
  const run = (isStatic: boolean, owner: string) =>
    steps
      .filter((step) => step.isStatic === isStatic)
      .map((step) => `${owner}.${step.name}();`)
      .join('');
  const own = `K.${symbol.jsName}`;
  return (
    `$nulls(){super.$nulls?.();${blank.join('')}}` +
    `$fields(){super.$fields?.();${run(false, 'this')}}` +
    `$initialise(){if(this.$made)return;this.$made=true;this.$nulls();this.$fields();}` +
    `static $blank(){return {${blankStatic.join(',')}};}static $static(){${run(true, own)}}`
  );
}

/** Writes the class and its inner classes. */
export function classCode(context: ClassContext): void {
  const { writer, symbol } = context;
  if (symbol.kind === 'enum') return enumClass(context);
  writer.at(symbol.line).write(`K.${symbol.jsName}=class ${symbol.jsName}{static $s=null;`);
  if (symbol.kind === 'class') {
    const steps = members(context);
    for (const implied of symbol.constructors) if (!implied.declaration) constructor(context, implied);
    writer.write(initialisation(context, steps));
  } else {
    members(context);
  }
  writer.write('};');
}
