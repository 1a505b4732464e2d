// A company's name and who asks in, its two pictures out: drawn from the store, and posted where it was asked.
import type { Role, Story, Watchlist } from '../../domain.ts';
import { ownersOf } from '../../match/aliases.ts';
import { storyFigures } from '../../match/figures.ts';
import { headlineOf } from '../../notify/headline.ts';
import { ownersPicture } from '../../notify/pictures/owners.ts';
import type { Picture } from '../../notify/pictures/svg.ts';
import { timelinePicture, type PicturedStory } from '../../notify/pictures/timeline.ts';
import { companyAbout } from '../commands/company-about.ts';
import type { Asker } from '../permissions.ts';
import { postPictures, type Upload } from './picture-upload.ts';
import { ownershipEdges } from './pictured-owners.ts';
import { isDirect, type Place } from '../place.ts';
import { renderPicture } from './render-picture.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { findWatched } from '../watchlists.ts';

const STORIES = 60; // newest that are read; the picture draws a few and counts the others

export interface CompanyPictures {
  /** As this channel calls it. */
  name: string;
  timeline: Picture;
  owners: Picture;
  /** False: no story and no owner is known, and there is nothing to look at. */
  worthwhile: boolean;
}

export type PicturesOutcome =
  | { state: 'posted' }
  /** `sentence`, mrkdwn, says why not and what to do. */
  | { state: 'nothing' | 'failed'; sentence: string };

/** The timeline and the owners of a company, with the roles that this place's watchlist gives. @throws when the store fails */
export async function companyPictures(
  services: Services,
  place: Pick<Place, 'teamId' | 'channelId'>,
  companyName: string,
): Promise<CompanyPictures> {
  const watchlist = isDirect(place) ? null : await services.store.watchlist(place.teamId, place.channelId);
  const about = companyAbout(services, watchlist, companyName);
  const stories = await services.store.storiesOf(about.keys, 0, STORIES);
  const now = services.clock();
  const company = { key: about.key, name: about.name, role: about.watched?.role ?? null };
  const roleOf = rolesOf(services, watchlist);
  const edges = ownershipEdges(services.registry, { key: about.key, stories, roleOf });
  return {
    name: about.name,
    timeline: timelinePicture({
      company,
      stories: stories.map((story) => picturedStory(services, story, { about: about.key, watchlist })),
      now,
    }),
    owners: ownersPicture({ company, edges, now }),
    worthwhile: stories.length > 0 || edges.length > 0,
  };
}

/**
 * Draws both pictures and posts them as one message where somebody asked, in the thread where one is given. What Slack
 * refuses comes back as a sentence for the asker. @throws when the store or the drawing fails
 */
export async function uploadPictures(
  asker: Asker,
  services: Services,
  companyName: string,
  threadTs: string | null,
): Promise<PicturesOutcome> {
  const { name, timeline, owners, worthwhile } = await companyPictures(services, asker, companyName);
  const shown = escapeWithin(name, 160);
  if (!worthwhile)
    return {
      state: 'nothing',
      sentence: `There is nothing to draw of *${shown}* yet. To hear of it from now on: \`/stakewatch watch ${shown}\``,
    };
  const [first, second] = await Promise.all([renderPicture(timeline.svg), renderPicture(owners.svg)]);
  const files: Upload[] = [
    { png: first, filename: 'timeline.png', title: `Timeline of ${name}`, alt: timeline.alt },
    { png: second, filename: 'owners.png', title: `Who owns what around ${name}`, alt: owners.alt },
  ];
  const sentence = await postPictures(asker, { files, threadTs, comment: commentOf(shown, timeline, owners) });
  return sentence === null ? { state: 'posted' } : { state: 'failed', sentence };
}

/** The two pictures number the names they could not draw each for itself, so each says its own. */
export function commentOf(name: string, timeline: Pick<Picture, 'notes'>, owners: Pick<Picture, 'notes'>): string {
  const notes = [
    ...timeline.notes.map((note) => `Timeline: ${escapeWithin(note, 200)}`),
    ...owners.notes.map((note) => `Owners: ${escapeWithin(note, 200)}`),
  ];
  return [`*${name}*: its stories, and who owns what`, ...notes].join('\n');
}

/** What a company is to the channel, by any of its names; null where it is not watched. */
function rolesOf(services: Services, watchlist: Watchlist | null): (names: string[]) => Role | null {
  return (names) => {
    if (watchlist === null) return null;
    const found = names.map((name) => findWatched(services, watchlist.companies, name)).find((one) => one !== null);
    return found?.role ?? null;
  };
}

function picturedStory(
  services: Services,
  story: Story,
  { about, watchlist }: { about: string; watchlist: Watchlist | null },
): PicturedStory {
  const { stake, price } = storyFigures(story);
  return {
    headline: headlineOf({ story, stake: stake.best, price: price.best, roles: [] }),
    stages: story.stages.length === 0 ? [{ stage: story.stage, at: story.updatedAt }] : story.stages,
    watched: watchlist === null ? [] : watchedIn(services, watchlist, story, about),
  };
}

/** The story's watched companies but the one that the picture is about; an owner's role stands for what it owns. */
function watchedIn(
  services: Services,
  watchlist: Watchlist,
  { acquirers, target, seller }: Story,
  about: string,
): PicturedStory['watched'] {
  const parties = [...acquirers, target, seller].filter((party) => party !== null && party.key !== about);
  const roleOf = rolesOf(services, watchlist);
  const found = parties.flatMap((party) => {
    if (party === null) return [];
    const direct = roleOf([party.name, ...party.names]);
    if (direct !== null) return [{ name: party.name, role: direct }];
    const owner = ownersOf(services.registry, party.key).find(({ name }) => roleOf([name]) !== null);
    const role = owner === undefined ? null : roleOf([owner.name]);
    return owner === undefined || role === null ? [] : [{ name: `${party.name} (of ${owner.name})`, role }];
  });
  return found.filter((one, i) => found.findIndex(({ name }) => name === one.name) === i);
}
