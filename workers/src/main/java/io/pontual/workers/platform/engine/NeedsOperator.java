package io.pontual.workers.platform.engine;

/**
 * Trying again cannot help: becomes an incident at once. Anything else that a worker throws is tried again with back-off.
 */
public class NeedsOperator extends RuntimeException {
    /** @param message what is wrong, with the business id, and what the operator can do; shown in Operate */
    public NeedsOperator(String message) {
        super(message);
    }
}
