// What people did with an alert in, its buttons and the menu behind them out. Action ids never change: old messages carry them.
import type { AlertContent, AlertRecord } from '../../domain.ts';
import type { ButtonSpec, MenuSpec } from '../blocks.ts';

type Done = Pick<AlertRecord, 'acknowledged' | 'assigned'> & { rootId: string };

/** Stay in sight. */
export function alertButtons({ rootId, acknowledged }: Done): ButtonSpec[] {
  const acknowledge: ButtonSpec = { action: 'acknowledge', label: 'Acknowledge', value: rootId, style: 'primary' };
  return [
    ...(acknowledged === null ? [acknowledge] : []),
    { action: 'not-relevant', label: 'Not relevant…', value: rootId },
    { action: 'mute', label: 'Mute…', value: rootId },
    { action: 'show-sources', label: 'Show sources', value: rootId },
    { action: 'why', label: 'Why this alert?', value: rootId },
  ];
}

/** Two to five; each value names what it does and the alert, as `readChoice` reads them. */
export function alertMenu({ rootId, assigned }: Done, exposure: AlertContent['exposure']): MenuSpec {
  const first: [string, string] =
    assigned === null ? ['take-it', 'I look into it'] : ['assign-nobody', 'Assign to nobody'];
  const choices: [does: string, label: string][] = [
    first,
    ['assign', 'Assign to…'],
    ['wrong-fact', 'Wrong fact…'],
    ...(exposure.length === 0 ? [] : [['add-exposure', 'Our exposure…'] as [string, string]]),
    ['picture', 'Picture: who owns what'],
  ];
  return { action: 'more', choices: choices.map(([does, label]) => ({ value: `${does}:${rootId}`, label })) };
}

export function addExposureButton(rootId: string): ButtonSpec {
  return { action: 'add-exposure', label: 'Add…', value: rootId };
}

/** The chosen entry of the menu: what it does, and the alert's id. */
export function readChoice(value: string): { does: string; rootId: string } {
  const [does = '', ...id] = value.split(':');
  return { does, rootId: id.join(':') };
}
