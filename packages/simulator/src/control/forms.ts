import type { Behaviour } from '../behaviour.js';
import type { App, PersonalField } from '../company/company.js';
import type { FaultRule } from '../faults.js';
import { textOf } from '../form-text.js';
import { parseFault } from '../parse-fault.js';

/** The app settings as the form on the control page posts them. */
export function readAppForm(form: FormData): Partial<App> {
  const trustedIps = listOf(form, 'trustedIps');
  const desktopHomeUrl = textOf(form, 'desktopHomeUrl');
  return {
    trustedDomains: listOf(form, 'trustedDomains'),
    callbackDomains: listOf(form, 'callbackDomains'),
    trustedIps: trustedIps.includes('any') ? 'any' : trustedIps,
    visibleMemberIds: listOf(form, 'visibleMemberIds'),
    // Unknown fields are refused by the check of the whole company.
    personalFields: form.getAll('personalFields') as PersonalField[],
    homeUrl: textOf(form, 'homeUrl'),
    ...(desktopHomeUrl && { desktopHomeUrl }),
    stopped: form.has('stopped'),
  };
}

/** The fault form: one effect, and a number for the effects that have one. */
export function readFaultForm(form: FormData): FaultRule {
  const effect = textOf(form, 'effect');
  const isFlag = ['hangUp', 'badJson', 'html'].includes(effect);
  return parseFault({
    path: textOf(form, 'path'),
    times: Number(textOf(form, 'times')),
    [effect]: isFlag ? true : Number(textOf(form, 'value')),
  });
}

/** The behaviour form: one choice for each name; checked when it is set. */
export function readBehaviourForm(form: FormData): Partial<Behaviour> {
  return Object.fromEntries(form) as Partial<Behaviour>;
}

function listOf(form: FormData, name: string): string[] {
  return textOf(form, name)
    .split(/[\s;]+/)
    .filter(Boolean);
}
