import type { TestDevice } from "./account.js";
import type { DeviceDocument } from "./document.js";

/** Test devices without duplicates: UDIDs that differ only in case or punctuation are the same device, the first stays. */
export function testDevices(devices: readonly (DeviceDocument | null)[]): TestDevice[] {
  const byUdid = new Map<string, TestDevice>();
  for (const device of devices) {
    const given = device?.device_identifier ?? "";
    const key = given.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
    if (byUdid.has(key)) continue;
    byUdid.set(key, {
      title: device?.title ?? "",
      udid: given.replace(/[^A-Za-z0-9-]/g, ""),
      deviceType: device?.device_type ?? "",
    });
  }
  return [...byUdid.values()];
}
