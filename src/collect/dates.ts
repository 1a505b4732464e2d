// A date as feeds print it → the instant, or null.
import { IANAZone } from 'luxon';
import type { UnixMs } from '../domain.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';

const LONGEST = 80; // characters; no date is longer
const FIRST_YEAR = 1_000; // programs print year 1 for no date at all

/** Zones by name, hours east of Greenwich: RFC 822's, and those that publishers write all the same. */
// prettier-ignore
const ZONES: Record<string, number> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 1, bst: 1, cet: 1, met: 1, mez: 1, cest: 2, mest: 2, mesz: 2, sast: 2, eet: 2,
  eest: 3, msk: 3, trt: 3, gst: 4, pkt: 5, ist: 5.5, ict: 7, wib: 7, sgt: 8, hkt: 8, awst: 8, jst: 9, kst: 9, acst: 9.5,
  aest: 10, acdt: 10.5, aedt: 11, nzst: 12, nzdt: 13, nst: -3.5, ndt: -2.5, art: -3, brt: -3, ast: -4, at: -4, adt: -3, est: -5,
  edt: -4, et: -5, cst: -6, cdt: -5, ct: -6, mst: -7, mdt: -6, mt: -7, pst: -8, pdt: -7, pt: -8, akst: -9, akdt: -8, hst: -10,
};

/** How months begin in the languages that news feeds print them in; the first row that fits wins, so that longer ones stand first. */
// prettier-ignore
const MONTHS: [RegExp, number][] = [
  [/^(?:jan|jän|jaan|ene|gen|ian|янв|яну|січ|ιαν|sty|led|tammi|oca)/, 1],
  [/^(?:feb|fev|fév|veebr|фев|лют|φεβ|lut|úno|helmi|şub)/, 2],
  [/^(?:marras)/, 11],
  [/^(?:mar|mär|már|mrz|mrt|maa|мар|бер|μαρ|μάρ|bře)/, 3],
  [/^(?:apr|ápr|avr|abr|апр|кві|απρ|kwi|dub|huhti|nis)/, 4],
  [/^(?:may|mai|mag|mei|maj|máj|мая|май|тра|μαΐ|μάι|μαι|kvě|touko)/, 5],
  [/^(?:lipanj|lipnja)/, 6],
  [/^(?:juil|jul|júl|juul|lug|iul|июл|юли|лип|ιουλ|ιούλ|lip|červenec|července|heinä|tem|srpanj|srpnja)/, 7],
  [/^(?:juin|jun|jún|juun|giu|iun|июн|юни|чер|ιουν|ιούν|cze|červ|kesä|haz)/, 6],
  [/^(?:aug|aoû|aou|ago|agu|авг|сер|αυγ|αύγ|sie|srp|elo|ağu)/, 8],
  [/^(?:sep|szep|set|сен|сеп|вер|σεπ|wrz|zář|syys|eyl)/, 9],
  [/^(?:oct|okt|ott|out|окт|жов|οκτ|paź|říj|loka|eki)/, 10],
  [/^(?:nov|noi|ноя|ное|νοε|νοέ|lis|лис|kas)/, 11],
  [/^(?:dec|dez|déc|dic|des|dets|дек|гру|δεκ|gru|pro|joulu|ara)/, 12],
];

const HALF = String.raw`(?:(?<half>[上下午前後오전후]{2})\s?)?`;
const CLOCK = String.raw`${HALF}(?<clock>\d{1,2}[:h]\d{1,2}(?::\d{1,2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?|\d{2}\.\d{2}\.\d{2}|\d{1,2}\s?[ap]\.?m\b\.?)`;
const US_CLOCK = String.raw`(?<clock>\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?m\b\.?)`;
const PLACE = String.raw`[a-z]{2,10}/[a-z_]{2,20}(?:/[a-z_]{2,20})?`;
const ZONE = String.raw`\s?\(?(?<zone>(?:gmt|utc)?\s?-?[+-]\d{1,2}(?::?\d{2})?(?!\d)|${PLACE}|[a-z]{1,4}\b)?`;
const WEEKDAY = String.raw`(?:\p{L}{2,13}\.?,?\s*)?`;
const GAP = String.raw`(?:\s?t\s?|,?\s(?:-\s)?)`;
const AT = String.raw`(?:(?:,?\s(?:-\s)?(?:(?:at|um|à|às|kl\.?|klo|o|в)\s)?|[t:])${CLOCK}${ZONE})?`;
const row = (source: string): RegExp => new RegExp(`^${source}`, 'iu');

/** Ways to print a date, in the order tried; the first that reads wins. Without a zone the time is UTC. */
const SHAPES: RegExp[] = [
  // ISO 8601 and W3C-DTF: 2025-06-10T14:05:00Z, 2025-06-10 14:05 +0200, 2025/06/10
  row(
    String.raw`${WEEKDAY}(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:${GAP}${CLOCK}${ZONE})?(?![\d-]|t\d)`,
  ),
  // RFC 822: Tue, 10 Jun 2025 14:05:00 GMT, 10-Jun-25, 10. Juni 2025, 10 de junio de 2025
  row(
    String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[\s/-]{1,3}(?:de\s)?(?<month>\p{L}{3,12})\.?,?[\s/-]{1,3}(?:de\s)?(?<year>\d{2,4})(?:\sг\.?)?${AT}(?!\d)`,
  ),
  // Nothing but a year, or a year and a month: 2025, 2025-06
  row(String.raw`(?<year>(?:19|20)\d{2})(?:-(?<month>\d{2}))?$`),
  // Its compact form: 20250610, 20250610T140500Z
  row(String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:t?(?<clock>\d{4}(?:\d{2})?)${ZONE})?(?!\d)`),
  // Its hours alone: 2025-06-10T14Z
  row(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})t(?<clock>\d{2})${ZONE}$`),
  // Its days of the year: 2025-161T14:05:00Z, 2025161
  row(String.raw`(?<year>\d{4})-?(?<dayOfYear>\d{3})(?:t${CLOCK}${ZONE})?(?!\d)`),
  // Its weeks: 2025-W24-2, 2025W24
  row(String.raw`(?<year>\d{4})-?w(?<week>\d{2})(?:-?(?<weekday>[1-7]))?(?:t${CLOCK}${ZONE})?(?!\d)`),
  // Month first: June 10, 2025 2:05 pm EDT
  row(String.raw`${WEEKDAY}(?<month>\p{L}{3,12})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${AT}(?!\d)`),
  // asctime: Tue Jun 10 14:05:00 EDT 2025
  row(String.raw`${WEEKDAY}(?<month>\p{L}{3,12})\s+(?<day>\d{1,2})\s+${CLOCK}${ZONE}\s+(?<year>\d{4})(?!\d)`),
  // Year first: 2025 June 10, 2025-Jun-10T14:05, 2025. június 10.
  row(
    String.raw`(?<year>\d{4})[-./\s]{1,3}(?<month>\p{L}{3,12})[-./\s]{1,3}(?<day>\d{1,2})\.?(?:(?:\s?t|,?\s)\s?${CLOCK}${ZONE})?(?!\d)`,
  ),
  // In characters for year, month and day: 2025年6月10日 14:05, 2025년 6월 10일 오후 2:05
  row(
    String.raw`(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]?(?:\s?\(\p{L}\))?(?:\s?${CLOCK}${ZONE})?`,
  ),
  // 31.12.2025 14:05; never 06/10/2025, of which nobody can say the month
  row(
    String.raw`${WEEKDAY}(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})(?:${GAP}${CLOCK}${ZONE})?(?!\d)`,
  ),
  // 12/31/2025 and 31/12/2025: only the day can be above 12
  row(
    String.raw`${WEEKDAY}(?<month>\d{1,2})[/-](?<day>1[3-9]|2\d|3[01])[/-](?<year>\d{4})(?:${GAP}${CLOCK}${ZONE})?(?!\d)`,
  ),
  row(
    String.raw`${WEEKDAY}(?<day>1[3-9]|2\d|3[01])[/-](?<month>\d{1,2})[/-](?<year>\d{4})(?:${GAP}${CLOCK}${ZONE})?(?!\d)`,
  ),
  // 6/10/2025 2:05 PM: who counts to twelve puts the month first
  row(String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}),?\s+${US_CLOCK}${ZONE}`),
];
/** Seconds or milliseconds since 1970, from 1973 to 2033: no other way to print a date has as many digits. */
const EPOCH = /^(?:1\d{12}|1\d{9}|[1-9]\d{8})(?:\.\d{1,6})?$/;

/** Milliseconds since midnight; null when it is no time of day. A leap second is the second before it. */
function readClock(text: string): number | null {
  const found =
    /^(\d{2})(\d{2})(\d{2})?$/.exec(text) ??
    /^(\d{1,2})(?:[:h.](\d{1,2}))?(?:[:.](\d{1,2}))?(?:[.,](\d{1,9}))?\s?([ap])?/i.exec(text);
  if (!found) return null;
  const [, hours, minutes = '0', seconds = '0', fraction = '0', half] = found;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const whole = hour * HOUR + Number(minutes) * MINUTE + Math.min(Number(seconds), 59) * 1_000;
  return whole + Math.floor(Number(`0.${fraction}`) * 1_000);
}

/**
 * Milliseconds east of Greenwich; 0 for none or an unknown name, as readers of RFC 822 are told to.
 * @param local the time of day there, as if it were UTC
 */
function readZone(text: string, local: UnixMs): number {
  if (text.includes('/')) return zoneOf(text, local);
  const found = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!found) return (ZONES[text.trim().toLowerCase()] ?? 0) * HOUR;
  const [, sign, hours, minutes = '0'] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

/** The same for a place, "Europe/Berlin": there it depends on the day. */
function zoneOf(place: string, local: UnixMs): number {
  if (!IANAZone.isValidZone(place)) return 0;
  const zone = IANAZone.create(place);
  const near = zone.offset(local) * MINUTE;
  return zone.offset(local - near) * MINUTE;
}

/** RFC 2822's rule for two digits: 00-49 is of this century; and for three: programs that count from 1900. */
function readYear(text: string): number {
  const year = Number(text);
  return text.length > 3 ? year : year + (text.length === 2 && year < 50 ? 2_000 : 1_900);
}

/** The number of a month, printed as one or by name; null for anything else. */
function readMonth(text: string): number | null {
  const name = text.toLowerCase();
  const month = /^\d/.test(text) ? Number(text) : MONTHS.find(([start]) => start.test(name))?.[1];
  return month !== undefined && month >= 1 && month <= 12 ? month : null;
}

/** Midnight of a day of a week of ISO 8601: the first week has the year's first Thursday. */
function dayOfWeek(year: number, week: number, weekday: number): UnixMs {
  const fourth = Date.UTC(year, 0, 4); // always in the first week
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  return monday + ((week - 1) * 7 + weekday - 1) * DAY;
}

/** The instant that the parts of one shape name; null for 31 February. */
function instant(parts: Record<string, string | undefined>): UnixMs | null {
  const month = parts.dayOfYear ? 1 : readMonth(parts.month ?? '1');
  const day = Number(parts.dayOfYear ?? parts.day ?? '1');
  const time = parts.clock === undefined ? 0 : readClock(parts.clock);
  if (parts.year === undefined || month === null || time === null) return null;
  const year = readYear(parts.year);
  if (year < FIRST_YEAR) return null;
  const midnight = parts.week
    ? dayOfWeek(year, Number(parts.week), Number(parts.weekday ?? '1'))
    : Date.UTC(year, month - 1, day);
  if (!parts.dayOfYear && !parts.week && new Date(midnight).getUTCDate() !== day) return null;
  const afternoon = /[下後후]/.test(parts.half ?? '') && time < DAY / 2 ? DAY / 2 : 0;
  const local = midnight + time + afternoon;
  const zone = readZone(parts.zone ?? '', local);
  return Math.abs(zone) > DAY ? null : local - zone;
}

/**
 * Reads a date as feeds print it: ISO 8601, RFC 822 and what publishers make of them; named zones and months.
 * @returns null when it is no date, or when the month could be the day
 */
export function readDate(text: string): UnixMs | null {
  const trimmed = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  if (trimmed.length > LONGEST) return null;
  if (EPOCH.test(trimmed)) return Math.floor(Number(trimmed) * (/^\d{13}/.test(trimmed) ? 1 : 1_000));
  for (const reads of SHAPES) {
    const found = reads.exec(trimmed)?.groups;
    const at = found ? instant(found) : null;
    if (at !== null) return at;
  }
  return null;
}
