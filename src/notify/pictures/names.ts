// Names as printed → names as a picture can draw them: in a script that its font lacks, "name 1", explained beside it.
import type { Sentence } from '../../domain.ts';
import { drawable, fitted, isLegible, oneLine, type Type } from './letters.ts';

export interface Namer {
  /** The name as it is drawn. */
  drawn(name: string): string;
  /** A sentence with its names as they are drawn, each no wider than `most`. */
  sentence(sentence: Sentence, name: { type: Type; most: number }): string;
  /** "[name 1] is 株式会社データ", in the order met. */
  notes(): string[];
}

const LONGEST_SAID = 80; // characters of a name in a note or an alt text

/** For one picture: the same name is the same word throughout. */
export function createNamer(): Namer {
  const standIns = new Map<string, string>();
  const drawn = (name: string): string => {
    if (isLegible(name)) return drawable(name);
    const said = saidName(name);
    const known = standIns.get(said) ?? `[name ${standIns.size + 1}]`;
    standIns.set(said, known);
    return known;
  };
  return {
    drawn,
    sentence(sentence, { type, most }) {
      const pieces = sentence.map((phrase) => {
        if (typeof phrase === 'string') return padded(phrase);
        return 'strong' in phrase ? fitted(drawn(phrase.strong), type, most) : drawable(phrase.label);
      });
      return pieces.join('').replace(/ +/g, ' ').trim();
    },
    notes: () => [...standIns].map(([said, word]) => `${word} is ${said}`),
  };
}

/** `drawable` trims, and between two names the space counts. */
function padded(phrase: string): string {
  return `${/^\s/.test(phrase) ? ' ' : ''}${drawable(phrase)}${/\s$/.test(phrase) ? ' ' : ''}`;
}

/** A name as it is said, whatever its script; a huge one cut. */
export function saidName(name: string): string {
  const line = [...oneLine(name)];
  const shown = line.length <= LONGEST_SAID ? line.join('') : `${line.slice(0, LONGEST_SAID - 1).join('')}…`;
  return shown === '' ? 'a company without a name' : shown;
}
