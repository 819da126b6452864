/** A person with a LINE account, as the channel sees it. */
export interface LineUser {
  userId: string;
  name: string;
  friend: boolean;
  blocked: boolean;
  /** When the person last wrote to the bot, by the simulator's `now`. */
  lastWroteAt: number | null;
}

export const USER_ID_PATTERN = /^U[0-9a-f]{32}$/;

// A non-friend who wrote within a week can still be pushed to; see "Send push message" of LINE's reference.
const WRITER_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

export interface Users {
  add(user: { userId: string; name: string; friend: boolean }): LineUser;
  get(userId: string): LineUser | undefined;
  all(): LineUser[];
  /** Whether a message sent now would appear in the person's talk. */
  isReachable(userId: string): boolean;
  befriend(userId: string): { isUnblocked: boolean };
  block(userId: string): void;
  wrote(userId: string): void;
}

/** The people who exist at LINE. */
export function createUsers(now: () => number): Users {
  const users = new Map<string, LineUser>();
  const known = (userId: string): LineUser => {
    const user = users.get(userId);
    if (user === undefined) throw new Error(`The simulator has no user ${userId}: call addUser first`);
    return user;
  };
  return {
    add({ userId, name, friend }) {
      if (!USER_ID_PATTERN.test(userId)) throw new Error(`Not a LINE user id: ${userId}`);
      const user: LineUser = { userId, name, friend, blocked: false, lastWroteAt: null };
      users.set(userId, user);
      return user;
    },
    get: (userId) => users.get(userId),
    all: () => [...users.values()],
    isReachable(userId) {
      const user = users.get(userId);
      if (user === undefined || user.blocked) return false;
      return user.friend || (user.lastWroteAt !== null && now() - user.lastWroteAt <= WRITER_WINDOW_MS);
    },
    befriend(userId) {
      const user = known(userId);
      const isUnblocked = user.blocked;
      user.friend = true;
      user.blocked = false;
      return { isUnblocked };
    },
    block(userId) {
      const user = known(userId);
      user.friend = false;
      user.blocked = true;
    },
    wrote(userId) {
      known(userId).lastWroteAt = now();
    },
  };
}
