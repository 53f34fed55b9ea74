package io.pontual.processes.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A line whose goods are to be wrapped as a gift. Personal data: only for whoever wraps, never for process variables.
 *
 * @param message what to write on the card; null for none, and once it has been erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GiftWrap(String lineId, String message) {
    /** Leaves out what somebody wrote to somebody, so that it never gets into a log. */
    @Override
    public String toString() {
        return "GiftWrap[" + lineId + "]";
    }
}
