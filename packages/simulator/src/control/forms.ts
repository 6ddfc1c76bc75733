import type { Behaviour } from '../behaviour.js';
import type { App, Department, Member, PersonalField } from '../company/company.js';
import type { FaultRule } from '../faults.js';
import { textOf } from '../form-text.js';
import type { Limits } from '../limits.js';
import { parseFault } from '../parse-fault.js';

/** The app settings as the form on the control page posts them. */
export function readAppForm(form: FormData): Partial<App> {
  const trustedIps = listOf(form, 'trustedIps');
  return {
    trustedDomains: listOf(form, 'trustedDomains'),
    callbackDomains: listOf(form, 'callbackDomains'),
    trustedIps: trustedIps.includes('any') ? 'any' : trustedIps,
    visibleMemberIds: listOf(form, 'visibleMemberIds'),
    visibleDepartmentIds: listOf(form, 'visibleDepartmentIds').map(Number),
    visibleTagIds: listOf(form, 'visibleTagIds').map(Number),
    readsDirectory: form.has('readsDirectory'),
    // Unknown fields are refused by the check of the whole company.
    personalFields: form.getAll('personalFields') as PersonalField[],
    homeUrl: textOf(form, 'homeUrl'),
    // Empty: none of its own.
    desktopHomeUrl: textOf(form, 'desktopHomeUrl'),
    stopped: form.has('stopped'),
  };
}

/** The form as it shows what an app has. */
export function appForm(app: App): FormData {
  const form = new FormData();
  const lists = {
    trustedDomains: app.trustedDomains,
    callbackDomains: app.callbackDomains,
    trustedIps: app.trustedIps === 'any' ? ['any'] : app.trustedIps,
    visibleMemberIds: app.visibleMemberIds,
  };
  Object.entries(lists).forEach(([name, values]) => form.set(name, values.join('\n')));
  form.set('visibleDepartmentIds', app.visibleDepartmentIds.join(' '));
  form.set('visibleTagIds', app.visibleTagIds.join(' '));
  form.set('homeUrl', app.homeUrl);
  form.set('desktopHomeUrl', app.desktopHomeUrl ?? '');
  app.personalFields.forEach((field) => form.append('personalFields', field));
  const flags = (['readsDirectory', 'stopped'] as const).filter((flag) => app[flag]);
  flags.forEach((flag) => form.set(flag, 'yes'));
  return form;
}

/** The limits form as it shows what is set. */
export function limitsForm({ callsPerMinute, parallelCalls }: Limits): FormData {
  const form = new FormData();
  form.set('callsPerMinute', callsPerMinute === 'off' ? '' : String(callsPerMinute));
  form.set('parallelCalls', parallelCalls === 'off' ? '' : String(parallelCalls));
  return form;
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

/** The limits form: a number, or nothing for no limit; checked when it is set. */
export function readLimitsForm(form: FormData): Limits {
  const limit = (name: string) => (textOf(form, name) === '' ? ('off' as const) : Number(textOf(form, name)));
  return { callsPerMinute: limit('callsPerMinute'), parallelCalls: limit('parallelCalls') };
}

/** A department as its forms on the directory page post it; what a form does not have is left out. */
export function readDepartmentForm(form: FormData): Pick<Department, 'name'> & Partial<Department> {
  return {
    name: textOf(form, 'name'),
    parentId: Number(textOf(form, 'parent')),
    ...(form.has('order') && { order: Number(textOf(form, 'order')) }),
    ...(form.has('nameEn') && { nameEn: textOf(form, 'nameEn') }),
  };
}

/**
 * A member as the form on the directory page posts one. What the form still says of departments that were left is not meant.
 * @param departmentId the department of the order that was typed
 * @param former the member until now, whose other orders stay
 */
export function readMemberForm(form: FormData, departmentId: number, former: Member | undefined): Partial<Member> {
  const departmentIds = listOf(form, 'departments').map(Number);
  const isKept = (id: number) => departmentIds.includes(id);
  const mainDepartmentId = Number(textOf(form, 'main'));
  const order: Record<string, number> = form.has('order') ? { [departmentId]: Number(textOf(form, 'order')) } : {};
  const orders = Object.entries({ ...former?.orders, ...order }).filter(([id]) => isKept(Number(id)));
  return {
    id: textOf(form, 'id'),
    name: textOf(form, 'name'),
    position: textOf(form, 'position'),
    departmentIds,
    ...(isKept(mainDepartmentId) && { mainDepartmentId }),
    leads: listOf(form, 'leads').map(Number).filter(isKept),
    orders: Object.fromEntries(orders),
    // One of WeCom's four, or refused when the member is checked.
    status: Number(textOf(form, 'status')) as Member['status'],
  };
}

function listOf(form: FormData, name: string): string[] {
  return textOf(form, name)
    .split(/[\s;]+/)
    .filter(Boolean);
}
