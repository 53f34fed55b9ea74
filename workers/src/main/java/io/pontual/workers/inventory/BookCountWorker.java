package io.pontual.workers.inventory;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.pontual.processes.inventory.BookCount;
import io.pontual.processes.model.JobType;
import org.springframework.stereotype.Component;

/** Lets the books follow what people counted. */
@Component
public class BookCountWorker {
    private final StockCounts counts;

    BookCountWorker(StockCounts counts) {
        this.counts = counts;
    }

    @JobWorker(type = JobType.INVENTORY_BOOK_COUNT)
    public BookCount.Output work(@VariablesAsType BookCount.Input input) {
        return counts.book(input.countId(), input.counted());
    }
}
