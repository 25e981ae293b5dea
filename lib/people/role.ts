/** Who may do what. The one table of permissions: every query and mutation of `lib` asks it, menus only follow it. */
export const ROLES = ['viewer', 'analyst', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who is signed in, as read from the database for this request. */
export type Person = { id: string; name: string; email: string; role: Role };

const PERMISSIONS = {
  read: ['viewer', 'analyst', 'administrator'],
  logVoyages: ['analyst', 'administrator'],
  /** Papers and comments of a voyage. */
  keepEvidence: ['analyst', 'administrator'],
  enterVessels: ['analyst', 'administrator'],
  enterPortNotices: ['analyst', 'administrator'],
  /** Published numbers, and why they differ from the log. */
  enterFigures: ['analyst', 'administrator'],
  /** Movements beyond Baku, other ways out, costs. */
  enterOnward: ['analyst', 'administrator'],
  signReconciliation: ['analyst', 'administrator'],
  /** Boards kept under a name; everybody may open them. */
  keepSnapshots: ['analyst', 'administrator'],
  /** Of their own, private or shared. */
  keepViews: ['viewer', 'analyst', 'administrator'],
  removeSharedViews: ['administrator'],
  managePeople: ['administrator'],
  manageTargets: ['administrator'],
  mergeRegistry: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(person: Pick<Person, 'role'> | null, permission: Permission): boolean {
  return person !== null && (PERMISSIONS[permission] as readonly Role[]).includes(person.role);
}

/** Thrown where a read is not allowed: the edge turns it into the sign-in page or a 403, never into an empty list. */
export class NotAllowed extends Error {
  constructor(readonly permission: Permission) {
    super(`not allowed: ${permission}`);
    this.name = 'NotAllowed';
  }
}

/** @throws NotAllowed */
export function mustBeAllowed(person: Pick<Person, 'role'> | null, permission: Permission): void {
  if (!may(person, permission)) throw new NotAllowed(permission);
}
