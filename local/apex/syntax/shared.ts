/** Small readers that all builders of the syntax tree share. */
import type {
  AnyIdContext,
  IdContext,
  ModifierContext,
  TypeNameContext,
  TypeRefContext,
  AnnotationContext,
} from '@apexdevtools/apex-parser';
import type { Modifiers, Position, TypeSyntax } from './ast.ts';

/** What every parser node offers. */
interface Placed {
  start: { line: number; column: number };
}

/** The position of a parser node; the parser counts columns from 0, the platform from 1. */
export function at(context: Placed): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

/** The text of an identifier. */
export function nameOf(context: IdContext | AnyIdContext): string {
  return context.getText();
}

function typePart(context: TypeNameContext): TypeSyntax['parts'][number] {
  const list = context.typeArguments()?.typeList();
  const argumentsOf = list ? list.typeRef_list().map(buildType) : [];
  if (context.LIST()) return { name: 'List', arguments: argumentsOf };
  if (context.SET()) return { name: 'Set', arguments: argumentsOf };
  if (context.MAP()) return { name: 'Map', arguments: argumentsOf };
  return { name: nameOf(context.id()), arguments: argumentsOf };
}

/** Reads a type reference. */
export function buildType(context: TypeRefContext): TypeSyntax {
  return {
    ...at(context),
    parts: context.typeName_list().map(typePart),
    dimensions: context.arraySubscripts()?.LBRACK_list().length ?? 0,
  };
}

/** A type from a dotted name. */
export function typeFromNames(names: string[], position: Position): TypeSyntax {
  return { ...position, parts: names.map((name) => ({ name, arguments: [] })), dimensions: 0 };
}

function annotationValues(context: AnnotationContext): Record<string, string> {
  const values: Record<string, string> = {};
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
    values[nameOf(pair.id()).toLowerCase()] = pair.elementValue().getText().replace(/^'|'$/g, '');
  }
  const single = context.elementValue();
  if (single) values['value'] = single.getText().replace(/^'|'$/g, '');
  return values;
}

function markOf(context: AnnotationContext): NonNullable<Modifiers['marks']>[number] {
  const pairs = context.elementValuePairs()?.elementValuePair_list() ?? [];
  return {
    ...at(context),
    name: nameOf(context.id()),
    properties: pairs.map((pair) => {
      const text = pair.elementValue().getText();
      return { ...at(pair), name: nameOf(pair.id()), value: text.replace(/^'|'$/g, ''), isText: text.startsWith("'") };
    }),
  };
}

/** Collects modifiers and annotations; `with sharing` is one word. */
export function buildModifiers(contexts: ModifierContext[]): Modifiers {
  const words = new Set<string>();
  let repeated: string | undefined;
  const annotations: Modifiers['annotations'] = {};
  const marks: NonNullable<Modifiers['marks']> = [];
  for (const context of contexts) {
    const annotation = context.annotation();
    if (annotation) {
      const name = nameOf(annotation.id());
      if (name.toLowerCase() in annotations) repeated = name;
      annotations[name.toLowerCase()] = annotationValues(annotation);
      marks.push(markOf(annotation));
    } else {
      const word = context
        .getText()
        .toLowerCase()
        .replace(/sharing$/, ' sharing')
        .trim();
      if (words.has(word)) repeated = word;
      words.add(word);
    }
  }
  if (words.has('testmethod')) annotations['istest'] = {};
  return { words, annotations, ...(repeated ? { repeated } : {}), ...(marks.length > 0 ? { marks } : {}) };
}
