import { describe, expect, it } from 'vitest';
import { readText } from '../reading.ts';

const TITLE = 'Tideline raises $40M to build pumps';
const investors = (body: string, title = TITLE): string[] | undefined => readText(title, body).events[0]?.acquirers;

describe('investors of a round, leads first', () => {
  it.each<[string, string[]]>([
    [
      'The Series A was led by Northwind, with participation from Harbour Capital and Kestrel.',
      ['Northwind', 'Harbour Capital', 'Kestrel'],
    ],
    ['Tideline has raised $40 million in a round co-led by Northwind and Kestrel to expand.', ['Northwind', 'Kestrel']],
    [
      'Northwind led the Series B round, with participation from existing investors like Kestrel, Ada Brandt and Pinecrest Ventures.',
      ['Northwind', 'Kestrel', 'Ada Brandt', 'Pinecrest Ventures'],
    ],
    ['The round drew money from investors including Kestrel and Northwind.', ['Kestrel', 'Northwind']],
    [
      'The seed round was led by Northwind. Kestrel and Harbour Capital also participated in the round.',
      ['Northwind', 'Kestrel', 'Harbour Capital'],
    ],
    ['The company got a Kestrel Partners- and Northwind-led $40 million Series D.', ['Kestrel Partners', 'Northwind']],
    ['The $40 million round was backed by Kestrel.', ['Kestrel']],
  ])('%s', (body, names) => {
    expect([...(investors(body) ?? [])].sort()).toEqual([...names].sort());
    expect(investors(body)?.[0]).toBe(names[0]);
  });

  it('are read in a headline', () => {
    expect(investors('', 'Tideline raises $5M from Northwind, Kestrel Capital to study tides')).toEqual([
      'Northwind',
      'Kestrel Capital',
    ]);
  });

  it('are not who backed the company before', () => {
    expect(investors('', 'Northwind-backed Tideline raises $40M')).toEqual([]);
  });

  it('are never the company itself, nor those of another round', () => {
    expect(investors('The round was led by Northwind. Tideline also joined the round of a rival.')).not.toContain(
      'Tideline',
    );
  });
});
