/** Builds classes, interfaces, enums and triggers of the syntax tree. */
import type * as P from '@apexdevtools/apex-parser';
import type {
  Accessor,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  Parameter,
  PropertyDeclaration,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
  TypeSyntax,
  VariableStatement,
} from './ast.ts';
import { at, buildModifiers, buildType, nameOf } from './shared.ts';
import { StatementBuilder } from './statements.ts';

type TypeOwner = {
  classDeclaration(): P.ClassDeclarationContext;
  interfaceDeclaration(): P.InterfaceDeclarationContext;
  enumDeclaration(): P.EnumDeclarationContext;
};

/** What can declare members: a class body or the body of a trigger. */
type MemberOwner = TypeOwner & {
  methodDeclaration(): P.MethodDeclarationContext;
  propertyDeclaration(): P.PropertyDeclarationContext;
  fieldDeclaration(): P.FieldDeclarationContext;
  constructorDeclaration?(): P.ConstructorDeclarationContext;
};

/** A part of a trigger or an anonymous block: a declaration or a statement. */
interface LoosePart {
  member: MemberOwner | undefined;
  part: { start: { line: number; column: number }; modifier_list(): P.ModifierContext[]; statement(): P.StatementContext };
}

function variableOf({ type, name, value, modifiers, line, column }: FieldDeclaration): VariableStatement {
  return { kind: 'variable', line, column, type, isFinal: modifiers.words.has('final'), variables: [{ name, value, line, column }] };
}

/** Builds the declarations of one source file. */
export class DeclarationBuilder {
  readonly statements: StatementBuilder;

  constructor(source: string) {
    this.statements = new StatementBuilder(source);
  }

  /** Builds the one type of a class file. */
  compilationUnit(context: P.CompilationUnitContext): TypeDeclaration {
    const declaration = context.typeDeclaration();
    return this.type(declaration, buildModifiers(declaration.modifier_list()));
  }

  /** Builds a trigger file. */
  trigger(context: P.TriggerUnitContext): TriggerDeclaration {
    const [name, object] = context.id_list().map(nameOf);
    const statements = this.loose(
      context
        .triggerBlock()
        .triggerBlockMember_list()
        .map((part) => ({ member: part.triggerMemberDeclaration(), part })),
    );
    const events = context.triggerCase_list().map((event) => {
      const text = event.getText().toLowerCase();
      return text.replace(/^(before|after)(.)/, (_, when: string, first: string) => when + first.toUpperCase());
    });
    return { kind: 'trigger', ...at(context), name: name ?? '', object: object ?? '', events, statements };
  }

  /** Builds the statements of an anonymous block; methods and types stand among them. */
  anonymous(context: P.AnonymousUnitContext): Statement[] {
    return this.loose(
      context
        .anonymousBlock()
        .anonymousBlockMember_list()
        .map((part) => ({ member: part.anonymousMemberDeclaration(), part })),
    );
  }

  /** Code outside of a class: what the grammar takes for fields are its variables. */
  private loose(parts: LoosePart[]): Statement[] {
    const statements: Statement[] = [];
    for (const { member, part } of parts) {
      const declared = member ? this.member(member, buildModifiers(part.modifier_list())) : [];
      if (!member) statements.push(this.statements.build(part.statement()));
      for (const one of declared) {
        if (one.kind === 'field') statements.push(variableOf(one));
        else statements.push({ kind: 'declaration', ...at(part.modifier_list()[0] ?? part), member: one });
      }
    }
    return statements;
  }

  private type(context: TypeOwner, modifiers: Modifiers): TypeDeclaration {
    if (context.classDeclaration()) return this.classType(context.classDeclaration(), modifiers);
    if (context.interfaceDeclaration()) return this.interfaceType(context.interfaceDeclaration(), modifiers);
    const declaration = context.enumDeclaration();
    const constants = declaration.enumConstants()?.id_list().map(nameOf) ?? [];
    return { kind: 'enum', ...at(declaration.id()), name: nameOf(declaration.id()), modifiers, interfaces: [], members: [], constants };
  }

  private classType(context: P.ClassDeclarationContext, modifiers: Modifiers): TypeDeclaration {
    return {
      kind: 'class',
      ...at(context.id()),
      name: nameOf(context.id()),
      modifiers,
      superType: context.typeRef() ? buildType(context.typeRef()) : undefined,
      interfaces: context.typeList()?.typeRef_list().map(buildType) ?? [],
      members: context
        .classBody()
        .classBodyDeclaration_list()
        .flatMap((body) => this.bodyMember(body)),
      constants: [],
    };
  }

  private interfaceType(context: P.InterfaceDeclarationContext, modifiers: Modifiers): TypeDeclaration {
    return {
      kind: 'interface',
      ...at(context.id()),
      name: nameOf(context.id()),
      modifiers,
      interfaces: context.typeList()?.typeRef_list().map(buildType) ?? [],
      members: context
        .interfaceBody()
        .interfaceMethodDeclaration_list()
        .map((method) => ({
          kind: 'method',
          ...at(method.id()),
          name: nameOf(method.id()),
          modifiers: buildModifiers(method.modifier_list()),
          returns: returnType(method),
          parameters: parametersOf(method.formalParameters()),
        })),
      constants: [],
    };
  }

  private bodyMember(context: P.ClassBodyDeclarationContext): Member[] {
    const block = context.block();
    if (block) {
      return [{ kind: 'initialiser', ...at(context), isStatic: Boolean(context.STATIC()), body: this.statements.block(block) }];
    }
    const member = context.memberDeclaration();
    return member ? this.member(member, buildModifiers(context.modifier_list())) : [];
  }

  private member(context: MemberOwner, modifiers: Modifiers): Member[] {
    if (context.methodDeclaration()) return [this.method(context.methodDeclaration(), modifiers)];
    if (context.fieldDeclaration()) return this.fields(context.fieldDeclaration(), modifiers);
    if (context.propertyDeclaration()) return [this.property(context.propertyDeclaration(), modifiers)];
    const constructor = context.constructorDeclaration?.();
    if (!constructor) return [this.type(context, modifiers)];
    const parameters = parametersOf(constructor.formalParameters());
    const name = constructor.qualifiedName().getText();
    return [{ kind: 'constructor', ...at(constructor), name, modifiers, parameters, body: this.statements.block(constructor.block()) }];
  }

  private method(context: P.MethodDeclarationContext, modifiers: Modifiers): MethodDeclaration {
    return {
      kind: 'method',
      ...at(context.id()),
      name: nameOf(context.id()),
      modifiers,
      returns: returnType(context),
      parameters: parametersOf(context.formalParameters()),
      body: context.block() ? this.statements.block(context.block()) : undefined,
    };
  }

  private fields(context: P.FieldDeclarationContext, modifiers: Modifiers): Member[] {
    const type = buildType(context.typeRef());
    return context
      .variableDeclarators()
      .variableDeclarator_list()
      .map((declarator) => ({
        kind: 'field',
        ...at(declarator),
        name: nameOf(declarator.id()),
        modifiers,
        type,
        value: declarator.expression() ? this.statements.expressions.build(declarator.expression()) : undefined,
      }));
  }

  private property(context: P.PropertyDeclarationContext, modifiers: Modifiers): PropertyDeclaration {
    const property: PropertyDeclaration = {
      kind: 'property',
      ...at(context.id()),
      name: nameOf(context.id()),
      modifiers,
      type: buildType(context.typeRef()),
    };
    for (const block of context.propertyBlock_list()) {
      const body = (block.getter() ?? block.setter()).block();
      const accessor: Accessor = {
        ...at(block.getter() ?? block.setter()),
        modifiers: buildModifiers(block.modifier_list()),
        body: body ? this.statements.block(body) : undefined,
      };
      const kind = block.getter() ? 'getter' : 'setter';
      if (property[kind]) property.fault ??= { ...at(block), message: `Missing '}' at '${block.start.text}'` };
      property[kind] ??= accessor;
    }
    const end = context.RBRACE().symbol;
    if (context.propertyBlock_list().length === 0)
      property.fault = { line: end.line, column: end.column + 1, message: "Unexpected token '}'." };
    return property;
  }
}

function returnType(context: P.MethodDeclarationContext | P.InterfaceMethodDeclarationContext): TypeSyntax | 'void' {
  return context.VOID() ? 'void' : buildType(context.typeRef());
}

function parametersOf(context: P.FormalParametersContext): Parameter[] {
  return (context.formalParameterList()?.formalParameter_list() ?? []).map((parameter) => ({
    ...at(parameter.id()),
    name: nameOf(parameter.id()),
    ...(parameter.modifier_list().some((modifier) => modifier.getText().toLowerCase() === 'final') ? { isFinal: true } : {}),
    type: buildType(parameter.typeRef()),
  }));
}
