// Blocks of a message or view in, what Slack would show of them out. What is only read is drawn by slack-blocks-to-jsx.
import type { ReactNode } from 'react';
import { Message as Rendered, type Block } from 'slack-blocks-to-jsx';
import { filePath } from './files.ts';
import { asList, asObject, asString, isObject, type JsonObject } from './json.ts';
import { Element, words, type ElementPlace } from './page-elements.tsx';
import { shielded } from './page-shield.ts';
import type { View, Workspace } from './workspace.ts';

export interface BlocksPlace {
  workspace: Workspace;
  /** Unique on the page: starts the ids of the controls. */
  id: string;
  /** State of a view; null in a message. */
  values: View['state']['values'] | null;
}

export function Blocks({ blocks, place }: { blocks: JsonObject[]; place: BlocksPlace }): ReactNode {
  return blocks.map((block, index) => <BlockRow key={index} block={block} place={place} index={index} />);
}

function BlockRow({ block, place, index }: { block: JsonObject; place: BlocksPlace; index: number }): ReactNode {
  const placed = (element: JsonObject, at: string, mode: 'press' | 'fill', label: string | null): ElementPlace => ({
    workspace: place.workspace,
    block,
    value: place.values?.[asString(block['block_id']) ?? '']?.[asString(element['action_id']) ?? ''] ?? null,
    mode,
    id: `${place.id}-${index}${at}`,
    label,
  });
  const draw = (element: JsonObject, at: string, label: string): ReactNode => (
    <Element key={at} element={element} place={placed(element, at, 'press', label)} />
  );
  const { type, accessory, element } = block;
  if (type === 'actions') {
    const elements = asList(block['elements']).filter(isObject);
    return (
      <div className="actions">
        {elements.map((one, at) => draw(one, `-${at}`, words(one['placeholder']) || 'Choose'))}
      </div>
    );
  }
  if (type === 'section' && isObject(accessory)) {
    const { accessory: _, ...section } = block;
    return (
      <div className="with-accessory">
        <ReadOnly block={section} workspace={place.workspace} />
        {accessory['type'] === 'image' ? (
          <Picture image={accessory} workspace={place.workspace} />
        ) : (
          draw(accessory, '-a', words(accessory['placeholder']) || words(block['text']).slice(0, 80))
        )}
      </div>
    );
  }
  if (type === 'input' && isObject(element)) {
    // In a message there is no submit: the app hears of each change.
    const mode = place.values === null || block['dispatch_action'] === true ? 'press' : 'fill';
    return <Input block={block} element={element} place={placed(element, '', mode, null)} />;
  }
  if (type === 'image') return <Picture image={block} workspace={place.workspace} />;
  return <ReadOnly block={block} workspace={place.workspace} />;
}

function Input({ block, element, place }: { block: JsonObject; element: JsonObject; place: ElementPlace }): ReactNode {
  const group = /^(radio_buttons|checkboxes|multi_)/.test(String(element['type']));
  const label = (
    <>
      {words(block['label'])}
      {block['optional'] === true ? <span className="optional"> (optional)</span> : null}
    </>
  );
  const hint = words(block['hint']);
  return (
    <div className="input" data-input={asString(block['block_id'])}>
      {group ? (
        <div className="label" id={`${place.id}-label`}>
          {label}
        </div>
      ) : (
        <label className="label" htmlFor={place.id}>
          {label}
        </label>
      )}
      <Element element={element} place={place} />
      <p className="field-error" id={`${place.id}-error`} role="alert" />
      {hint === '' ? null : <p className="hint">{hint}</p>}
    </div>
  );
}

/** An uploaded picture is shown; the page loads nothing from elsewhere, so any other is its description. */
function Picture({ image, workspace }: { image: JsonObject; workspace: Workspace }): ReactNode {
  const description = asString(image['alt_text']) ?? '';
  const { id, url } = asObject(image['slack_file']);
  const file =
    workspace.files.get(asString(id) ?? '') ??
    [...workspace.files.values()].find((one) => asString(url)?.endsWith(filePath(workspace, one)));
  if (file) return <FilePicture id={file.id} description={description} title={words(image['title'])} />;
  return (
    <span className="picture" role="img" aria-label={description}>
      <span aria-hidden="true">{words(image['title']) || description}</span>
    </span>
  );
}

function FilePicture({ id, description, title }: { id: string; description: string; title: string }): ReactNode {
  return (
    <figure className="shown-picture">
      {title === '' ? null : <figcaption>{title}</figcaption>}
      <img src={`/page/file/${id}`} alt={description} />
    </figure>
  );
}

/** The files of a message: pictures as they are, anything else by its name. */
export function Files({ files }: { files: JsonObject[] }): ReactNode {
  return files.map((file) => {
    const [id, title] = [String(file['id']), asString(file['title']) ?? String(file['name'])];
    const isShown = String(file['mimetype']).startsWith('image/');
    if (isShown) return <FilePicture key={id} id={id} description={asString(file['alt_txt']) ?? title} title={title} />;
    return (
      <p key={id} className="picture">
        {title} <span className="muted">{String(file['filetype']).toUpperCase()}</span>
      </p>
    );
  });
}

/** Blocks that are only read. Text alone is a section, as Slack shows it. */
export function ReadOnly({ block, workspace }: { block: JsonObject; workspace: Workspace }): ReactNode {
  const users = [...workspace.users.values()].map((user) => ({ id: user.id, name: user.realName }));
  const channels = [...workspace.channels.values()].map((channel) => ({ id: channel.id, name: channel.name }));
  return (
    <Rendered
      blocks={[shielded(withoutPictures(block)) as unknown as Block]}
      name=""
      logo=""
      theme="light"
      withoutWrapper
      data={{ users, channels, user_groups: [] }}
      hooks={{ link: OutLink, date: LocalDate, emoji: drawEmoji }}
    />
  );
}

function OutLink({ href, children, className }: { href: string; children?: ReactNode; className?: string }): ReactNode {
  const safe = /^(https?:|mailto:)/i.test(href);
  if (!safe) return <span className={className}>{children}</span>;
  return (
    <a href={href} className={className} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** The renderer's picture; for a name that it does not know the code as it was written, as in Slack. */
function drawEmoji<Emoji extends { name: string }>(emoji: Emoji, draw: (emoji: Emoji) => string): string {
  const drawn = draw(emoji);
  return drawn === emoji.name || /[a-z]/i.test(drawn) ? `:${emoji.name}:` : drawn;
}

/** The formats of Slack's date mark-up that a reader meets. */
const DATE_PARTS: Record<string, Intl.DateTimeFormatOptions> = {
  '{date_num}': { year: 'numeric', month: '2-digit', day: '2-digit' },
  '{date}': { dateStyle: 'long' },
  '{date_long}': { dateStyle: 'full' },
  '{date_short}': { dateStyle: 'medium' },
  '{date_pretty}': { dateStyle: 'long' },
  '{date_long_pretty}': { dateStyle: 'full' },
  '{date_short_pretty}': { dateStyle: 'medium' },
  '{time}': { timeStyle: 'short' },
  '{time_secs}': { timeStyle: 'medium' },
};

function LocalDate({
  timestamp,
  format,
  fallback,
}: {
  timestamp: string;
  format: string;
  fallback: string;
}): ReactNode {
  const at = new Date(Number(timestamp) * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  const shown = Object.entries(DATE_PARTS).reduce(
    (text, [part, options]) => text.replaceAll(part, () => new Intl.DateTimeFormat('en', options).format(at)),
    format,
  );
  return <time dateTime={at.toISOString()}>{shown}</time>;
}

/** The block as the renderer may have it: nothing in it would be fetched from another machine. */
function withoutPictures(block: JsonObject): JsonObject {
  const text = block['text'];
  if (block['type'] === 'markdown' && typeof text === 'string') return { ...block, text: text.replaceAll('![', '[') };
  if (block['type'] === 'context') {
    const elements = asList(block['elements']).filter(isObject);
    return { ...block, elements: elements.map((one) => (one['type'] === 'image' ? plain(one['alt_text']) : one)) };
  }
  return block;
}

const plain = (text: unknown): JsonObject => ({ type: 'plain_text', text: asString(text) ?? '' });
