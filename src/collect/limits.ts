// How much of a feed is read. More than this is no news, and hostile feeds cost no more than large ones.

export const MOST_ITEMS = 2_000; // of one feed; the first in the file, where publishers put the newest
export const LONGEST_TEXT = 300_000; // characters of one element or body
export const LONGEST_TITLE = 1_000; // characters
export const LONGEST_ID = 4_000; // characters
export const LONGEST_URL = 4_096; // characters
