package io.pontual.workers.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts while a feed is read. Keeps a bounded number of refusals, so that a feed of a million bad rows fits too. */
final class FeedTally {
    static final int MOST_REFUSALS = 1000;

    private final List<FeedReport.Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long accepted;
    private long refused;
    private boolean cut;

    void accept(long rows) {
        accepted += rows;
    }

    /** @param reasons of one row, at least one */
    void refuse(List<FeedReport.Refusal> reasons) {
        refused++;
        for (var reason : reasons) {
            if (refusals.size() < MOST_REFUSALS) {
                refusals.add(reason);
            } else {
                cut = true;
            }
        }
    }

    void note(String note) {
        notes.add(note);
    }

    FeedReport report() {
        if (cut) {
            notes.add("Only the first " + MOST_REFUSALS + " reasons are listed.");
        }
        // What only the database can refuse is known a batch later than what a look at the row refuses.
        refusals.sort(Comparator.comparingLong(FeedReport.Refusal::line));
        return new FeedReport(
                accepted, refused, List.copyOf(refusals), notes.isEmpty() ? null : String.join(" ", notes));
    }
}
