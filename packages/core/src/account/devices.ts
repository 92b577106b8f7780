import type { TestDevice } from "./account.js";

/** Test devices without duplicates: UDIDs that differ only in case or punctuation are the same device, the first stays. */
export function testDevices(devices: unknown): TestDevice[] {
  const byUdid = new Map<string, TestDevice>();
  for (const device of Array.isArray(devices) ? devices : []) {
    const given = textOf(device, "device_identifier");
    const key = given.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
    if (byUdid.has(key)) continue;
    byUdid.set(key, {
      title: textOf(device, "title"),
      udid: given.replace(/[^A-Za-z0-9-]/g, ""),
      deviceType: textOf(device, "device_type"),
    });
  }
  return [...byUdid.values()];
}

// Not every released reader looks at the devices' types, so a device may be anything.
function textOf(device: unknown, member: string): string {
  const value = typeof device === "object" && device !== null ? (device as Record<string, unknown>)[member] : "";
  return typeof value === "string" ? value : "";
}
