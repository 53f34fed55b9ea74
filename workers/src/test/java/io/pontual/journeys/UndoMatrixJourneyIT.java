package io.pontual.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pontual.journeys.UndoMatrix.Ending;
import io.pontual.journeys.UndoMatrix.Row;
import io.pontual.journeys.UndoModel.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** After every task that moves stock, money or capacity the next step fails for good, and everything comes back. */
@Stage.OnSecond
class UndoMatrixJourneyIT extends Journey {
    private static final int AT_ONCE = 8;

    private final JobFaults.Faults faults = sandbox().workersBean(JobFaults.Faults.class);

    @Test
    void every_task_that_moves_something_has_a_row_for_each_step_after_it() {
        var steps = UndoModel.steps();
        assertThat(steps).isNotEmpty();
        var missing = new TreeSet<>(steps.keySet());
        missing.removeAll(UndoMatrix.ROWS.keySet());
        var tooMany = new TreeSet<>(UndoMatrix.ROWS.keySet());
        tooMany.removeAll(steps.keySet());
        assertThat(missing)
                .as(
                        "in the models but not in UndoMatrix. Add, with the story (UndoStory) that leads an order there:%n%s",
                        missing.stream()
                                .map(key -> key.split(" -> "))
                                .map(pair -> "rows.task(\"%s\").cancelled(\"%s\", ...)".formatted(pair[0], pair[1]))
                                .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(tooMany)
                .as("in UndoMatrix, but no model leads there any more: take these rows away")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> when_the_next_step_fails_for_good_everything_comes_back() {
        var rows = UndoMatrix.ROWS.values().stream()
                .filter(row -> row.ending() != Ending.NEVER)
                .filter(row -> UndoModel.steps().containsKey(row.key()))
                .toList();
        var cells = new Cells();
        rows.stream()
                .filter(row -> !row.story().movesTime())
                .forEach(row -> cells.together(row.key(), () -> play(row)));
        cells.together("lines that are given up end by themselves", () -> {
            var play = new UndoPlay(this, UndoStory.SHORTAGE_GIVEN_UP);
            play.place(orderId -> {});
            play.assertUndone();
        });
        // Time passes for all orders.
        rows.stream().filter(row -> row.story().movesTime()).forEach(row -> cells.alone(row.key(), () -> play(row)));
        cells.alone("the books of the shop are straight", () -> new Invariants(sandbox()).assertBooks());
        cells.alone("every task has moved what its model says", this::assertEffects);
        return cells.tests();
    }

    @TestFactory
    Stream<DynamicTest> when_the_undo_itself_fails_it_is_repeated_and_everything_comes_back() {
        assertThat(UndoModel.undoing()).isNotEmpty();
        var cells = new Cells();
        for (var step : UndoModel.undoing()) {
            cells.together(step + " fails twice", () -> undoAgain(step));
            cells.together(step + " waits for an operator", () -> undoWhenMended(step));
        }
        cells.alone("the books of the shop are straight", () -> new Invariants(sandbox()).assertBooks());
        return cells.tests();
    }

    private void undoAgain(String step) {
        var play = beingSupplied();
        faults.fail(play.orderId(), step, 2);
        assertThat(play.cancel()).isEqualTo(202);
        play.goOnUntil(step, () -> faults.isOver(play.orderId(), step));
        play.assertUndone();
    }

    private void undoWhenMended(String step) {
        var play = beingSupplied();
        faults.breakAfter(play.orderId(), null, step);
        assertThat(play.cancel()).isEqualTo(202);
        play.goOnUntil(step, () -> play.isStuckAt(step));
        play.mend(step);
        play.assertUndone();
    }

    /** Reserved, paid, and on the desk of a store. */
    private UndoPlay beingSupplied() {
        var play = new UndoPlay(this, UndoStory.PICKUP);
        play.place(orderId -> {});
        var accept = new UndoModel.Step("pickup-in-store/Task_AcceptOrder", Kind.PERSON);
        play.goOnUntil(accept.name(), () -> play.isAt(accept));
        return play;
    }

    private void play(Row row) {
        var step = UndoModel.steps().get(row.key());
        var play = new UndoPlay(this, row.story());
        play.place(orderId -> {
            if (step.kind() == Kind.JOB) {
                faults.breakAfter(orderId, row.task(), row.step());
            }
        });
        play.goOnUntil(row.step(), () -> faults.passed(play.orderId(), row.task()) && play.isAt(step));
        switch (row.ending()) {
            case CANCELLED -> {
                assertThat(play.cancel()).isEqualTo(202);
                play.assertUndone();
            }
            case GIVES_UP -> play.assertUndone();
            case REFUNDED -> {
                assertThat(play.cancel()).isEqualTo(409);
                play.mend(row.step());
                play.assertRefunded();
            }
            case NEVER -> fail("nothing to try");
        }
    }

    /** Several orders at once, each a test of its own. */
    private static final class Cells {
        private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        private final Map<String, CompletableFuture<Void>> cells = new LinkedHashMap<>();

        void together(String name, Runnable cell) {
            cells.put(name, CompletableFuture.runAsync(cell, pool));
        }

        /** When all that came before have ended, however. */
        void alone(String name, Runnable cell) {
            var before = CompletableFuture.allOf(cells.values().toArray(CompletableFuture[]::new));
            cells.put(name, before.handle((none, failed) -> null).thenRunAsync(cell, pool));
        }

        Stream<DynamicTest> tests() {
            return cells.entrySet().stream()
                    .map(cell -> DynamicTest.dynamicTest(cell.getKey(), () -> join(cell.getValue())))
                    .onClose(pool::shutdown);
        }

        private static void join(CompletableFuture<Void> cell) throws Throwable {
            try {
                cell.join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        }
    }

    /**
     * A task that says none and moves something needs a row; one that has a row moves what it says. Whatever other
     * journeys of this sandbox have seen counts, too.
     */
    private void assertEffects() {
        var said = UndoModel.effects();
        var tried = UndoMatrix.ROWS.values().stream()
                .filter(row -> row.ending() != Ending.NEVER)
                .map(Row::task)
                .collect(Collectors.toSet());
        var moved = faults.moved();
        var wrong = new TreeMap<String, String>();
        moved.forEach((task, what) -> {
            if (tried.contains(task)
                    ? !said.get(task).equals(what)
                    : !said.get(task).containsAll(what)) {
                wrong.put(task, "says " + said.get(task) + " and moved " + what);
            }
        });
        assertThat(wrong).as("header effect of tasks").isEmpty();
        var seen = moved.keySet().stream().map(UndoModel::jobType).collect(Collectors.toSet());
        assertThat(said.keySet().stream().map(UndoModel::jobType).filter(type -> !seen.contains(type)))
                .as("jobs that no story of UndoMatrix comes to, so that nobody saw what they move:"
                        + " lead an order there, or say in UndoMatrix.NOT_SEEN why not")
                .isSubsetOf(UndoMatrix.NOT_SEEN.keySet());
    }
}
