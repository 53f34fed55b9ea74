package io.pontual.workers.inventory;

/** What arrived of one line of a transfer, never more than was sent: units that can be sold, and units that cannot. */
record Arrival(Transfer.Line line, int good, int damaged) {
    int lost() {
        return line.dispatched() - good - damaged;
    }
}
