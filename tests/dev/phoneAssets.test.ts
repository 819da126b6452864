import { expect, it } from "vitest";
import { loadAssets } from "../../dev/phone/assets.ts";

it("every module that the sample phone's page needs is served", () => {
  const assets = loadAssets();
  const needed = ["/main.ts"];
  for (const path of needed) {
    const { body } = assets.get(path) ?? { body: null };
    expect(body, path).not.toBeNull();
    for (const [, from = ""] of body?.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)"/gm) ?? []) {
      const target = new URL(from, `http://phone${path}`).pathname;
      if (!needed.includes(target)) needed.push(target);
    }
  }
  expect(needed.length).toBeGreaterThan(10);
});
