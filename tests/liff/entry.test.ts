import { describe, expect, it } from "vitest";
import { carriesLiffParameters, isReturnFromLogin, takeLinkCode, targetOf } from "../../liff/entry.ts";

const at = (rest: string) => new URL(rest, "https://example.jp");
const RETURN = "/?code=abc&state=xyz&liffClientId=1234567890&liffRedirectUri=https%3A%2F%2Fexample.jp";

describe("carriesLiffParameters", () => {
  it.each([
    "/?liff.state=%2Freport",
    "/?liff.hback=2",
    RETURN,
    "/#access_token=a&context_token=b&id_token=c",
    "/?x=1#context_token=b",
  ])("holds for %s", (rest) => expect(carriesLiffParameters(at(rest))).toBe(true));

  it.each(["/", "/report?x=1", "/link?code=ABCD-1234", "/#main", "/goals?state=open"])(
    "does not hold for %s",
    (rest) => expect(carriesLiffParameters(at(rest))).toBe(false),
  );
});

describe("targetOf", () => {
  it("is the page in liff.state, with its query", () => {
    expect(targetOf(at("/?liff.state=%2Fpoints%2Fp1%3Ffrom%3Dcard"))).toBe("/points/p1?from=card");
  });

  it("understands a state without a slash", () => {
    expect(targetOf(at("/?liff.state=report"))).toBe("/report");
  });

  it("is the path itself without anything of LINE's", () => {
    expect(targetOf(at("/goals/u1?a=1&liff.hback=2"))).toBe("/goals/u1?a=1");
    expect(targetOf(at(RETURN))).toBe("/");
  });

  it("never leads to another host", () => {
    expect(targetOf(at(`/?liff.state=${encodeURIComponent("//elsewhere.example/x")}`))).not.toContain(
      "elsewhere",
    );
    expect(
      targetOf(at(`/?liff.state=${encodeURIComponent("https://elsewhere.example/x")}`)).startsWith("/"),
    ).toBe(true);
  });
});

describe("takeLinkCode", () => {
  it("takes the one-time code out of the address and leaves the rest", () => {
    expect(takeLinkCode(at("/link?code=ABCD&a=1"))).toEqual({ code: "ABCD", rest: "/link?a=1" });
  });

  it("leaves the code of LINE's login alone", () => {
    expect(takeLinkCode(at(RETURN))).toBeNull();
    expect(takeLinkCode(at("/link?code=abc&state=x&liffClientId=1"))).toBeNull();
    expect(isReturnFromLogin(at(RETURN))).toBe(true);
  });
});
