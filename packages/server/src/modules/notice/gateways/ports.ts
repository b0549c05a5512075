/** A plug for the city's SMS gateway. `deliveryId` stays the same when a message is tried again; throws to have it tried again. */
export type SmsGateway = { send(phone: string, body: string, deliveryId: string): Promise<void> };

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly deliveryId: string };
export type MailGateway = { send(mail: Mail): Promise<void> };

/** `at` goes into the signature; `body` is sent byte for byte as signed. */
export type Push = { readonly url: string; readonly secret: string; readonly body: string; readonly deliveryId: string; readonly at: Date };
export type WebhookGateway = { post(push: Push): Promise<void> };

/** `mail` is null while no SMTP server is configured. */
export type Gateways = { readonly sms: SmsGateway; readonly mail: MailGateway | null; readonly webhook: WebhookGateway };

/** A sending that failed, with a Chinese sentence for staff. `isFinal`: trying again is of no use. */
export class SendingProblem extends Error {
  readonly isFinal: boolean;
  constructor(sentence: string, isFinal = false) {
    super(sentence);
    this.name = "SendingProblem";
    this.isFinal = isFinal;
  }
}
