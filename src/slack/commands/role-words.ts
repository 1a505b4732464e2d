// Headings by role, and company names, as answers show them.
import type { Role } from '../../domain.ts';
import { escapeWithin } from '../text.ts';

export const ROLE_HEADINGS: Record<Role, string> = {
  vendor: 'Vendors',
  rival: 'Rivals',
  self: 'Ourselves',
  partner: 'Partners',
};

export const bold = (name: string): string => `*${escapeWithin(name, 160)}*`;
