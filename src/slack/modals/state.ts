// The state of a submitted or pressed window in, what stands in each field out: text, a choice's value, a date, a file.

/** What stands in a field; null where it is empty. */
export type Filled = Record<string, string | null>;

/** A file that was put into a window, as far as we read it. */
export interface GivenFile {
  id: string;
  name: string;
  size: number;
  /** Where its bytes are, for the bot's token; empty where Slack tells only the id. */
  url: string;
}

interface FieldState {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
  files?: { id?: string; name?: string; size?: number; url_private?: string; url_private_download?: string }[];
}
export type ViewValues = Record<string, Record<string, FieldState>>;

const fieldOf = (values: ViewValues, id: string): FieldState => Object.values(values[id] ?? {})[0] ?? {};

/** Each field by its block id. A field that the window does not have is not in it. */
export function readFilled(values: ViewValues): Filled {
  return Object.fromEntries(Object.keys(values).map((id) => [id, textIn(fieldOf(values, id))]));
}

function textIn(field: FieldState): string | null {
  const text =
    field.value ??
    field.selected_option?.value ??
    field.selected_options?.[0]?.value ??
    field.selected_date ??
    field.selected_time ??
    '';
  const clean = text.replace(/\r\n?/g, '\n').trim();
  return clean === '' ? null : clean;
}

/** The file in a field; null where there is none. */
export function readFile(values: ViewValues, id: string): GivenFile | null {
  const file = fieldOf(values, id).files?.[0];
  if (file?.id === undefined) return null;
  const url = file.url_private_download ?? file.url_private ?? '';
  return { id: file.id, name: file.name ?? 'file', size: file.size ?? 0, url };
}
