// Nothing in, the time zones that people pick from out, by part of the world; any other one is typed.
import type { ChoiceGroup } from './elements.ts';

/** Cities as the IANA database names them, the most asked for first within their part of the world. */
const ZONES: [label: string, area: string, cities: string][] = [
  [
    'Europe',
    'Europe',
    'London Berlin Paris Madrid Rome Amsterdam Brussels Zurich Vienna Stockholm Oslo Copenhagen Helsinki Warsaw Prague Budapest Dublin Lisbon Athens Bucharest Sofia Kyiv Istanbul Moscow',
  ],
  [
    'North America',
    'America',
    'New_York Chicago Denver Los_Angeles Phoenix Anchorage Toronto Vancouver Halifax St_Johns Mexico_City',
  ],
  [
    'Latin America',
    'America',
    'Sao_Paulo Buenos_Aires Santiago Bogota Lima Caracas Montevideo Panama Costa_Rica Puerto_Rico',
  ],
  [
    'Asia',
    'Asia',
    'Tokyo Seoul Shanghai Hong_Kong Taipei Singapore Kuala_Lumpur Jakarta Manila Bangkok Ho_Chi_Minh Dhaka Kolkata Colombo Karachi Tashkent Almaty Yerevan Tbilisi',
  ],
  ['Middle East', 'Asia', 'Dubai Riyadh Qatar Kuwait Baghdad Tehran Jerusalem Beirut Amman'],
  ['Africa', 'Africa', 'Johannesburg Nairobi Lagos Accra Cairo Casablanca Tunis Algiers Addis_Ababa'],
  ['Australia', 'Australia', 'Sydney Melbourne Brisbane Adelaide Darwin Perth Hobart'],
  ['Pacific', 'Pacific', 'Auckland Fiji Guam Honolulu'],
];

/** In Slack's groups; a zone that is none of the usual ones stands first, so that what is set can be seen. */
export function zoneGroups(current: string): ChoiceGroup[] {
  const groups = ZONES.map(([label, area, cities]) => ({
    label,
    choices: cities
      .split(' ')
      .map((city) => ({ value: `${area}/${city}`, label: `${city.replaceAll('_', ' ')} (${area}/${city})` })),
  }));
  const usual: ChoiceGroup[] = [{ label: 'Everywhere', choices: [{ value: 'UTC', label: 'UTC' }] }, ...groups];
  const isThere = usual.some(({ choices }) => choices.some(({ value }) => value === current));
  return isThere ? usual : [{ label: 'Set now', choices: [{ value: current, label: current }] }, ...usual];
}
