import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

/** Issuer of LINE's ID tokens. */
export const ISSUER = "https://access.line.me";
const LIFETIME_SECONDS = 60 * 60;

/** How a token differs from an honest one; times are seconds since 1970. */
export interface IdTokenOverrides {
  iss?: string;
  aud?: string;
  sub?: string;
  iat?: number;
  exp?: number;
  nonce?: string;
  name?: string;
  /** `known` signs honestly; `otherKey` uses the known kid with another key, `unknownKey` a kid nobody published. */
  signedWith?: "known" | "otherKey" | "unknownKey" | "hs256" | "none";
}

export interface IdTokens {
  issue(userId: string, overrides?: IdTokenOverrides): Promise<string>;
  /** The public keys, as `/oauth2/v2.1/certs` answers. */
  jwks(): { keys: JWK[] };
  /** Signs with a new key from now on; the old one stays published. */
  rotateKey(): Promise<void>;
}

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

/** An issuer of ES256 ID tokens for one LINE Login channel. Times are real ones: verifiers use their own clock. */
export async function createIdTokens(options: {
  loginChannelId: string;
  hs256Secret: string;
  nameOf: (userId: string) => string | undefined;
}): Promise<IdTokens> {
  const keys: SigningKey[] = [await createKey()];
  const stranger = await createKey();
  const current = () => keys[keys.length - 1] as SigningKey;

  return {
    jwks: () => ({ keys: keys.map(({ publicJwk }) => publicJwk) }),
    async rotateKey() {
      keys.push(await createKey());
    },
    async issue(userId, overrides = {}) {
      const { signedWith = "known", ...claims } = overrides;
      const iat = claims.iat ?? Math.floor(Date.now() / 1000);
      const payload: JWTPayload = {
        iss: ISSUER,
        sub: userId,
        aud: options.loginChannelId,
        amr: ["linesso"],
        name: options.nameOf(userId),
        ...claims,
        iat,
        exp: claims.exp ?? iat + LIFETIME_SECONDS,
      };
      switch (signedWith) {
        case "known":
          return signEs256(payload, current().kid, current().privateKey);
        case "otherKey":
          return signEs256(payload, current().kid, stranger.privateKey);
        case "unknownKey":
          return signEs256(payload, stranger.kid, stranger.privateKey);
        case "hs256":
          return new SignJWT(payload)
            .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: current().kid })
            .sign(new TextEncoder().encode(options.hs256Secret));
        case "none":
          return new UnsecuredJWT(payload).encode();
      }
    },
  };
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const kid = randomUUID();
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" };
  return { kid, privateKey, publicJwk };
}

function signEs256(payload: JWTPayload, kid: string, key: CryptoKey): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: "ES256", typ: "JWT", kid }).sign(key);
}
