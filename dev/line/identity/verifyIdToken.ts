import { createLocalJWKSet, errors, type JWK, type JWTPayload, jwtVerify } from "jose";
import { ISSUER } from "./idTokens.ts";

/** The payload, or LINE's `error_description`. */
export type IdTokenCheck = { kind: "valid"; payload: JWTPayload } | { kind: "invalid"; description: string };

/** What `POST /oauth2/v2.1/verify` decides about a token. */
export async function verifyIdToken(
  token: string,
  expected: {
    jwks: { keys: JWK[] };
    clientId: string;
    nonce?: string | undefined;
    userId?: string | undefined;
  },
): Promise<IdTokenCheck> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(expected.jwks), {
      algorithms: ["ES256"],
      issuer: ISSUER,
      audience: expected.clientId,
    });
    if (expected.nonce !== undefined && payload.nonce !== expected.nonce) {
      return { kind: "invalid", description: "Invalid IdToken Nonce." };
    }
    if (expected.userId !== undefined && payload.sub !== expected.userId) {
      return { kind: "invalid", description: "Invalid IdToken Subject Identifier." };
    }
    return { kind: "valid", payload };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: "invalid", description: describe(error) };
    throw error;
  }
}

function describe(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "IdToken expired.";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "iss")
    return "Invalid IdToken Issuer.";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") {
    return "Invalid IdToken Audience.";
  }
  return "Invalid IdToken.";
}
