// A name that acts → the names in front of it that act with it.
import { nameAtWord, type Analysed, type Party } from '../names/phrases.ts';

/** "A, B and C to buy": the names in front of the one found that are joined to it. */
export function withOthersBefore(read: Analysed, party: Party): Party {
  const others: string[] = [];
  let from = party.from;
  for (let guard = 0; guard < 8; guard += 1) {
    const joint = read.words[from - 1];
    if (joint === undefined) break;
    let end = from - 2;
    while (read.words[end]?.type === 'ticker') end -= 1; // "FOO <FOO>, BAR <BAR> TO MERGE"
    if (/^(?:and|&)$/.test(joint.lower)) {
      if (read.words[end]?.text === ',') end -= 1;
    } else if (!(joint.text === ',' && others.length > 0) && !(joint.text === ',' && nameAtWord(read, end)?.from === 0))
      break;
    if (read.words[end]?.lower === 'it' && party.name !== null) {
      // "Foo said it and Bar agreed to buy": it is Foo.
      const speaker = read.names.find(({ to, kind, possessive }) => to < end && kind === 'company' && !possessive);
      if (speaker !== undefined) others.unshift(speaker.name);
      break;
    }
    const name = nameAtWord(read, end);
    if (name === undefined || name.possessive || name.kind === 'place' || name.kind === 'outlet') break;
    if (name.kind === 'company' || name.kind === 'person') others.unshift(name.name);
    from = name.from;
  }
  return others.length === 0 || party.name === null
    ? party
    : { ...party, name: others[0] ?? party.name, others: [...others.slice(1), party.name], from };
}
