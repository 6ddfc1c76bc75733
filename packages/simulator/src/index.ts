/** A local stand-in for the WeCom platform, for development and tests. Start reading at `simulator.ts`. */
export { startSimulator, type Simulator, type SimulatorOptions } from './simulator.js';
export { defaultCompany } from './company/default-company.js';
export { generateCompany, type CompanySize } from './company/generate-company.js';
export { CompanyError } from './company/company-error.js';
export { parseCompany } from './company/parse-company.js';
export { MEMBER_COOKIE } from './member-cookie.js';
export { mask } from './mask.js';
export { USER_AGENTS } from './client/user-agents.js';
export type { Language, Words } from './language.js';
export type { App, Company, Department, ExtAttribute, Member, PersonalField, Tag } from './company/company.js';
export type { CallCount } from './call-counters.js';
export type { Limits } from './limits.js';
export type { Behaviour } from './behaviour.js';
export type { Control } from './control/control.js';
export type { FaultRule } from './faults.js';
export type { JournalEntry } from './journal.js';
