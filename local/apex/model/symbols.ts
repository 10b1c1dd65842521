/** What the compiler knows of the classes of a code base before it looks into their bodies. */
import type {
  Accessor,
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Position,
  PropertyDeclaration,
  TypeDeclaration,
} from '../syntax/ast.ts';
import type { CompileProblem } from '../syntax/parse.ts';
import type { Type } from '../types/type.ts';

export type Access = 'private' | 'protected' | 'public' | 'global';
export type Sharing = 'with' | 'without' | 'inherited' | 'none';

/** A field, constant or property of a class. */
export interface FieldSymbol {
  readonly kind: 'field' | 'property' | 'enumConstant';
  readonly name: string;
  readonly jsName: string;
  readonly type: Type;
  readonly owner: ClassSymbol;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly access: Access;
  readonly declaration?: FieldDeclaration | PropertyDeclaration;
  readonly getter?: Accessor;
  readonly setter?: Accessor;
}

/** A parameter of a method or constructor. */
export interface ParameterSymbol {
  readonly name: string;
  readonly isFinal?: boolean;
  readonly place?: Position;
  readonly type: Type;
}

/** A method of a class. */
export interface MethodSymbol {
  readonly name: string;
  readonly jsName: string;
  readonly owner: ClassSymbol;
  readonly parameters: readonly ParameterSymbol[];
  readonly returns: Type;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly access: Access;
  readonly declaration: MethodDeclaration;
}

/** A constructor of a class. */
export interface ConstructorSymbol {
  readonly jsName: string;
  readonly owner: ClassSymbol;
  readonly parameters: readonly ParameterSymbol[];
  readonly declaration?: ConstructorDeclaration;
}

/** Facts of the file that a class comes from. */
export interface SourceFile {
  /** Name of the class file without folder, e.g. `Foo.cls`. */
  readonly name: string;
  readonly path: string;
  /** API version of the class's meta file, e.g. 67. */
  readonly apiVersion: number;
  readonly lineCount: number;
}

/** A class, interface or enum of the code base. */
export class ClassSymbol implements Position {
  readonly name: string;
  readonly simpleName: string;
  /** JavaScript property of the class table. */
  readonly jsName: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly declaration: TypeDeclaration;
  readonly file: SourceFile;
  readonly outer?: ClassSymbol;
  readonly inner = new Map<string, ClassSymbol>();
  readonly fields = new Map<string, FieldSymbol>();
  readonly methods = new Map<string, MethodSymbol[]>();
  readonly constructors: ConstructorSymbol[] = [];
  superType?: Type;
  interfaces: Type[] = [];
  /** Why the parents of the class are not known. */
  problem?: CompileProblem;
  /** Members whose declarations do not compile, by name in lower case; constructors are `<init>`. */
  readonly broken = new Map<string, CompileProblem>();
  /** Set when the type is interned. */
  type!: Type;

  constructor(declaration: TypeDeclaration, file: SourceFile, outer?: ClassSymbol) {
    this.declaration = declaration;
    this.file = file;
    this.outer = outer;
    this.simpleName = declaration.name;
    this.name = outer ? `${outer.name}.${declaration.name}` : declaration.name;
    this.jsName = this.name.replaceAll('.', '$');
    this.kind = declaration.kind;
  }

  get line(): number {
    return this.declaration.line;
  }
  get column(): number {
    return this.declaration.column;
  }
  get isAbstract(): boolean {
    return this.declaration.modifiers.words.has('abstract');
  }
  /** A class for tests, or inside one. */
  get isTest(): boolean {
    return 'istest' in this.declaration.modifiers.annotations || Boolean(this.outer?.isTest);
  }
  /** The declared sharing; inner classes do not inherit it. Source: Apex Developer Guide, Using the with sharing, without sharing, and inherited sharing Keywords. */
  get sharing(): Sharing {
    const { words } = this.declaration.modifiers;
    if (words.has('with sharing')) return 'with';
    if (words.has('without sharing')) return 'without';
    return words.has('inherited sharing') ? 'inherited' : 'none';
  }
  /** Does the class keep state (static fields or static blocks) that a transaction initialises? */
  get hasStatics(): boolean {
    return (
      this.kind === 'enum' ||
      this.declaration.members.some(
        (member) =>
          (member.kind === 'initialiser' && member.isStatic) ||
          ((member.kind === 'field' || member.kind === 'property') && member.modifiers.words.has('static')),
      )
    );
  }
  /** The parent class when it is one of the code base. */
  get superClass(): ClassSymbol | undefined {
    return this.superType?.symbol;
  }
}
