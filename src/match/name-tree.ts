// Names as sequences of words → a tree over them, kept in one map, that grows and shrinks name by name.
import { sumOf, withLetter } from './letters.ts';
import type { NameForm } from './name-forms.ts';
import { isWord } from './read-word.ts';

/** A company's form of name that ends at a node. */
export interface Form {
  id: string;
  form: NameForm;
}
/** The words so far of one name or many. */
export interface Node {
  readonly parent: Node | null;
  readonly word: string;
  readonly sum: number;
  /** How many forms go through it or end here. */
  uses: number;
  forms: Form[];
  /** Another node of the same number. */
  twin: Node | null;
}
/** Every node by the number of its way from the root. */
export type NameTree = Map<number, Node>;

export function createTree(): NameTree {
  return new Map();
}

/** The number of a way: its last word's, mixed with those before. */
function wayTo(parent: Node | null, word: number): number {
  return parent === null ? word : withLetter(Math.imul(parent.sum, 0x9e3779b1), word);
}

/** The node behind `parent` (null: the root) for the word that stands in the text; null where no name goes on so. */
export function childOf(
  tree: NameTree,
  parent: Node | null,
  sum: number,
  text: string,
  start: number,
  end: number,
): Node | null {
  let node = tree.get(wayTo(parent, sum)) ?? null;
  while (node !== null && !(node.parent === parent && isWord(text, start, end, node.word))) node = node.twin;
  return node;
}

/** Adds a form. @returns the number of its first word */
export function addForm(tree: NameTree, words: readonly string[], form: Form): number {
  let node: Node | null = null;
  for (const word of words) {
    node = nodeOf(tree, node, word) ?? newNode(tree, node, word);
    node.uses += 1;
  }
  node?.forms.push(form);
  return sumOf(words[0] ?? '');
}

/** Takes away the forms of this company that end there, and the nodes that nothing needs any longer. */
export function removeForm(tree: NameTree, words: readonly string[], id: string): void {
  const way: Node[] = [];
  for (const word of words) {
    const node = nodeOf(tree, way.at(-1) ?? null, word);
    if (node === null) return;
    way.push(node);
  }
  const last = way.at(-1);
  const at = last?.forms.findIndex((form) => form.id === id) ?? -1;
  if (last === undefined || at < 0) return;
  last.forms.splice(at, 1);
  for (const node of way.reverse()) {
    node.uses -= 1;
    if (node.uses === 0) dropNode(tree, node);
  }
}

function nodeOf(tree: NameTree, parent: Node | null, word: string): Node | null {
  let node = tree.get(wayTo(parent, sumOf(word))) ?? null;
  while (node !== null && !(node.parent === parent && node.word === word)) node = node.twin;
  return node;
}

function newNode(tree: NameTree, parent: Node | null, word: string): Node {
  const sum = wayTo(parent, sumOf(word));
  const node: Node = { parent, word, sum, uses: 0, forms: [], twin: tree.get(sum) ?? null };
  tree.set(sum, node);
  return node;
}

function dropNode(tree: NameTree, node: Node): void {
  const first = tree.get(node.sum);
  if (first === node) {
    if (node.twin === null) tree.delete(node.sum);
    else tree.set(node.sum, node.twin);
    return;
  }
  for (let before = first ?? null; before !== null; before = before.twin) {
    if (before.twin === node) before.twin = node.twin;
  }
}
