import {
  ApexErrorListener,
  ApexParserFactory,
  type ClassBodyDeclarationContext,
  type ClassDeclarationContext,
  type MethodDeclarationContext,
  type ModifierContext,
  type TypeRefContext,
} from '@apexdevtools/apex-parser';

/** An Apex type as it is written: `List<SyncField>` is `{name: 'List', of: [{name: 'SyncField', of: []}]}`. */
export interface ApexType {
  name: string;
  of: ApexType[];
}

/** A member of a class or a parameter of a method. */
export interface ApexMember {
  name: string;
  type: ApexType;
}

/** A method that components call. */
export interface ApexMethod {
  name: string;
  parameters: ApexMember[];
  /** Undefined for `void`. */
  result: ApexType | undefined;
}

/** What components see of one class: its `@AuraEnabled` members and static methods. */
export interface ApexClass {
  name: string;
  members: ApexMember[];
  methods: ApexMethod[];
}

class FirstSyntaxError extends ApexErrorListener {
  message: string | undefined = undefined;

  apexSyntaxError(line: number, column: number, message: string): void {
    this.message ??= `line ${line}:${column}: ${message}`;
  }
}

function isAuraEnabled(modifiers: ModifierContext[]): boolean {
  return modifiers.some((modifier) => modifier.annotation()?.id().getText().toLowerCase() === 'auraenabled');
}

function typeOf(reference: TypeRefContext): ApexType {
  const names = reference.typeName_list();
  const last = names.at(-1);
  if (last === undefined) throw new Error(`Type without a name: ${reference.getText()}`);
  const of = last.typeArguments()?.typeList().typeRef_list().map(typeOf) ?? [];
  const simple = last.getText().replace(/<.*$/, '');
  const type = { name: [...names.slice(0, -1).map((part) => part.getText()), simple].join('.'), of };
  const isArray = (reference.arraySubscripts()?.getText() ?? '') !== '';
  return isArray ? { name: 'List', of: [type] } : type;
}

function methodOf(method: MethodDeclarationContext): ApexMethod {
  const list = method.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
  const parameters = list.map((each) => ({ name: each.id().getText(), type: typeOf(each.typeRef()) }));
  const reference = method.typeRef() as TypeRefContext | null;
  return { name: method.id().getText(), parameters, result: reference ? typeOf(reference) : undefined };
}

function addMember(declaration: ClassBodyDeclarationContext, to: ApexClass): void {
  const member = declaration.memberDeclaration();
  const property = member.propertyDeclaration();
  const field = member.fieldDeclaration();
  const method = member.methodDeclaration();
  if (property) to.members.push({ name: property.id().getText(), type: typeOf(property.typeRef()) });
  if (field) {
    const type = typeOf(field.typeRef());
    const declarators = field.variableDeclarators().variableDeclarator_list();
    to.members.push(...declarators.map((each) => ({ name: each.id().getText(), type })));
  }
  if (method) to.methods.push(methodOf(method));
}

function classesOf(declaration: ClassDeclarationContext): ApexClass[] {
  const found: ApexClass = { name: declaration.id().getText(), members: [], methods: [] };
  const inner: ApexClass[] = [];
  for (const each of declaration.classBody().classBodyDeclaration_list()) {
    const nested = each.memberDeclaration()?.classDeclaration();
    if (nested) inner.push(...classesOf(nested));
    else if (isAuraEnabled(each.modifier_list())) addMember(each, found);
  }
  return [found, ...inner].filter(({ members, methods }) => members.length + methods.length > 0);
}

/**
 * The classes of one Apex source that components see; inner classes stand beside their outer class.
 * Throws with file, line and column when the source does not parse.
 * Source: Apex Developer Guide, AuraEnabled annotation.
 */
export function auraClasses(source: string, file: string): ApexClass[] {
  const parser = ApexParserFactory.createParser(source);
  const errors = new FirstSyntaxError();
  parser.removeErrorListeners();
  parser.addErrorListener(errors);
  const declaration = parser.compilationUnit().typeDeclaration()?.classDeclaration();
  if (errors.message !== undefined) throw new Error(`${file}, ${errors.message}`);
  return declaration ? classesOf(declaration) : [];
}
