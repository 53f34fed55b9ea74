package io.pontual.processes.returns;

import java.time.LocalDate;

/** When a carrier comes for what a customer gives back. @param day ISO 8601 @param period {@code morning} or {@code afternoon} */
public record WayCollection(String day, String period) {
    public static WayCollection on(LocalDate day, String period) {
        return new WayCollection(day.toString(), period);
    }

    /** The day. */
    public LocalDate date() {
        return LocalDate.parse(day);
    }
}
