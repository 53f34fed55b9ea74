package io.pontual.workers.inventory;

import java.util.ArrayList;
import java.util.List;

/** Rows read since the last were put into the staging table. */
final class FeedBatch {
    private final List<StagedRow> rows = new ArrayList<>();
    private final List<FeedReport.Refusal> refusals = new ArrayList<>();
    private long read;
    private long refused;

    void accept(StagedRow row) {
        read++;
        rows.add(row);
    }

    /** @param row what can be known of it @param reasons at least one */
    void refuse(StagedRow row, List<FeedReport.Refusal> reasons) {
        read++;
        refused++;
        rows.add(row);
        refusals.addAll(reasons);
    }

    List<StagedRow> rows() {
        return rows;
    }

    List<FeedReport.Refusal> refusals() {
        return refusals;
    }

    long read() {
        return read;
    }

    long refused() {
        return refused;
    }
}
