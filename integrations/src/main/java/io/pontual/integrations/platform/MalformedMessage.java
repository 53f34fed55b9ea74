package io.pontual.integrations.platform;

/** A message that nobody can act on as it is. The broker puts it with the dead letters once every delivery has failed. */
public class MalformedMessage extends RuntimeException {
    /** @param message what is wrong with it, without personal data: it is logged */
    public MalformedMessage(String message) {
        super(message);
    }
}
