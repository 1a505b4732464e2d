// The shapes of config/*.yaml, for zod: what may stand where, and what it becomes.
import { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  ROLES,
  SEVERITIES,
  type Company,
  type DigestTime,
  type Editors,
  type Role,
  type WatchedCompany,
  type WatchSettings,
} from '../domain.ts';
import { LONGEST_NAME } from '../match/name-key.ts';
import { nameMistake } from '../match/name-mistakes.ts';
import { isTimeZone, readDigestTime } from '../notify/clock-times.ts';
import { HOUR, MINUTE } from '../time.ts';
import { readDuration } from './durations.ts';

const name = z.string().trim().min(1).max(LONGEST_NAME);
const names = z.array(name).max(500).default([]);
/** What a person may watch, by the same rules as in Slack. */
const watchedName = z
  .string()
  .trim()
  .min(1)
  .superRefine((text, context) => {
    const mistake = text === '' ? null : nameMistake(text);
    if (mistake !== null) context.addIssue({ code: 'custom', message: `a company's name, and this ${mistake}` });
  });
const watchedNames = z.array(watchedName).max(500).default([]);
const note = z.string().trim().max(1000).nullable().default(null);
const percent = z.number().min(0).max(100);
const duration = z.string().transform((text, context) => {
  const ms = readDuration(text);
  if (ms !== null && ms >= MINUTE / 60) return ms;
  context.issues.push({ code: 'custom', input: text, message: 'a time such as 30s, 15m or 2h' });
  return z.NEVER;
});
/** "Scale AI" is short for `{ name: Scale AI }`. */
const named = <S extends z.ZodType>(shape: S) =>
  z.preprocess((value, context) => {
    if (typeof value === 'string') return { name: value };
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    context.issues.push({ code: 'custom', input: value, message: 'a name, or a mapping with a name' });
    return z.NEVER;
  }, shape);

// ── feeds.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────────

const feedAddress = z.string().refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), {
  error: 'an address that starts with https:// or http://',
});
/** "auto": by how often the feed publishes; null. */
const interval = z.preprocess((value) => (value === 'auto' ? null : value), duration.nullable());
export const feedsShape = z.strictObject({
  every: interval.default(null),
  fastest: duration.default(5 * MINUTE),
  slowest: duration.default(HOUR),
  feeds: z
    .array(
      z.strictObject({
        url: feedAddress,
        title: name.optional(),
        every: interval.optional(),
        backfill: z.boolean().default(false),
        fullText: z.boolean().default(false),
        folder: name.optional(),
      }),
    )
    .max(100_000)
    .default([]),
});
export type FeedsFile = z.output<typeof feedsShape>;

// ── companies.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────

const company = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'an id in kebab-case ("scale-ai")' }),
  name,
  aliases: names,
  notAliases: names,
  tickers: names,
  parent: z.string().nullable().default(null),
}) satisfies z.ZodType<Company>;
export const companiesShape = z.array(company).max(200_000);

// ── watchlist.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────

const thresholds = z
  .strictObject({ high: percent, critical: percent })
  .refine((t) => t.high <= t.critical, { error: 'high at or below critical' });
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day such as 09:00' });
const userGroup = z.string().regex(/^S[A-Z0-9]{2,}$/, { error: "a user group's id such as S0123ABC" });
/** "members", "admins", or the id of a user group. */
const editors = z.string().transform((text, context): Editors => {
  if (text === 'members' || text === 'admins') return { who: text };
  if (userGroup.safeParse(text).success) return { who: 'group', groupId: text };
  context.issues.push({
    code: 'custom',
    input: text,
    message: "members, admins, or a user group's id such as S0123ABC",
  });
  return z.NEVER;
});
/** "09:00", or "mon 09:00". */
const digestTime = z.string().transform((text, context): DigestTime => {
  const time = readDigestTime(text);
  if (time !== null) return { ...time, since: 0 };
  context.issues.push({ code: 'custom', input: text, message: 'a time such as "09:00" or "mon 09:00"' });
  return z.NEVER;
});

const watched = named(
  z.strictObject({
    name: watchedName,
    aliases: watchedNames,
    notAliases: watchedNames,
    tickers: watchedNames,
    owner: note,
    data: note,
    criticality: z.enum(['low', 'medium', 'high']).nullable().default(null),
    renewalOn: z.iso.date({ error: 'a date such as 2027-03-31' }).nullable().default(null),
    changeOfControlPercent: percent.nullable().default(null),
    alternatives: watchedNames,
    thresholds: thresholds.nullable().default(null),
  }),
);
const list = z.array(watched).max(200_000).default([]);
const settings = z
  .strictObject({
    floor: z.enum(SEVERITIES).default(DEFAULT_SETTINGS.floor),
    rumors: z.boolean().default(DEFAULT_SETTINGS.rumors),
    thresholds: thresholds.default(DEFAULT_SETTINGS.thresholds),
    quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
    timeZone: z.string().refine(isTimeZone, { error: 'a time zone such as Europe/Berlin' }).default('UTC'),
    mention: userGroup.nullable().default(null),
    digest: digestTime.nullable().default(null),
    editors: editors.default(DEFAULT_SETTINGS.editors),
  })
  .default(DEFAULT_SETTINGS);
/** What a watchlist file may say of the settings: as they are written there. */
export type SettingsFile = NonNullable<z.input<typeof settings>>;

/** What a watchlist file says, before it belongs to a channel. */
export interface WatchlistDraft {
  companies: WatchedCompany[];
  settings: WatchSettings;
}
/** An empty watchlist with the usual settings. */
export const EMPTY_WATCHLIST: WatchlistDraft = { companies: [], settings: DEFAULT_SETTINGS };
/** Where each role's companies stand in the file. */
export const ROLE_KEYS: Record<Role, 'vendors' | 'rivals' | 'self' | 'partners'> = {
  vendor: 'vendors',
  rival: 'rivals',
  self: 'self',
  partner: 'partners',
};

const lists = { vendors: list, rivals: list, self: list, partners: list, settings };
const toDraft = (
  file: { settings: WatchSettings } & Record<(typeof ROLE_KEYS)[Role], z.output<typeof list>>,
): WatchlistDraft => ({
  companies: ROLES.flatMap((role) => file[ROLE_KEYS[role]].map((entry): WatchedCompany => ({ role, ...entry }))),
  settings: file.settings,
});
/** One watchlist, as `watchlist import` reads it. */
export const watchlistShape = z.strictObject(lists).transform(toDraft);
/** The watchlist of a new channel at the top; under `channels`, by channel id, those of channels known beforehand. */
export const watchlistsShape = z
  .strictObject({ ...lists, channels: z.record(name, watchlistShape).default({}) })
  .transform(({ channels, ...file }) => ({ default: toDraft(file), channels }));

// ── demo/articles.yaml ───────────────────────────────────────────────────────────────────────────────────────────────

export const demoShape = z.array(
  z
    .strictObject({
      id: name,
      source: name,
      title: name,
      link: feedAddress,
      body: z.string(),
      publish: z.enum(['baseline', 'after']),
      /** Seconds from the feed's first poll to the item's appearance. */
      afterSeconds: z.number().positive().optional(),
    })
    .refine((item) => (item.publish === 'after') === (item.afterSeconds !== undefined), {
      error: 'afterSeconds with `publish: after`, and only there',
    }),
);
export type DemoArticle = z.output<typeof demoShape>[number];
