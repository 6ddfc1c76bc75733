import { vi } from 'vitest';

// Runs before each file of unit tests. The files share processes, whose start would cost more than most of them; what they
// import is evaluated anew for each, so that none sees the state, or the replaced modules, of another.
vi.resetModules();
