package io.pontual.integrations.notification;

/** This mail can never be delivered: trying again would not help. The message names no address. */
class MailRefused extends Exception {
    MailRefused(String reason) {
        super(reason);
    }
}
