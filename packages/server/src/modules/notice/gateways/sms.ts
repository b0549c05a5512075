import { maskPhone } from "../../../kernel/masking.ts";
import type { World } from "../../../platform/world.ts";
import { insertSms } from "../store/delivery.ts";
import type { SmsGateway } from "./ports.ts";

/** Stands in for a real gateway: writes what would be sent to sms_outbox of the configured city, the number masked. */
export function recordingSms(world: Pick<World, "db" | "clock" | "config">): SmsGateway {
  return {
    send: (phone, body, deliveryId) =>
      insertSms(world.db, world.config.cityCode, { id: deliveryId, phoneMasked: maskPhone(phone), body, recordedAt: world.clock.now() }),
  };
}
