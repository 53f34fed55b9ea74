package io.pontual.workers.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OptimiserTest {
    private static final long EFFORT = 300_000;

    @Property(tries = 4000, seed = "20261122")
    @Label("a proven plan is the cheapest there is, and any other is as far from it as it says at most")
    void compared_with_brute_force(@ForAll long seed) {
        var problem = Problems.small(seed);
        var found = solve(problem);
        var cheapest = BruteForce.cheapest(problem);

        assertThat(found.cost()).isGreaterThan(cheapest - 0.01);
        assertThat(found.lowerBound()).isLessThan(cheapest + 0.01);
        if (found.proven()) {
            assertThat(found.cost()).isCloseTo(cheapest, within(0.011));
        } else {
            assertThat(found.cost() - cheapest).isLessThan(found.cost() - found.lowerBound() + 0.01);
        }
    }

    @Test
    void small_problems_are_solved_exactly() {
        int proven = 0;
        int exact = 0;
        double worst = 0;
        for (int seed = 0; seed < 3000; seed++) {
            var problem = Problems.small(seed);
            var found = solve(problem);
            var gap = found.cost() - BruteForce.cheapest(problem);
            worst = Math.max(worst, gap);
            proven += found.proven() ? 1 : 0;
            exact += gap < 0.011 ? 1 : 0;
        }
        System.out.printf("3000 small problems: %d proven, %d exact, worst gap %.2f%n", proven, exact, worst);
        assertThat(exact).isGreaterThanOrEqualTo(2990);
    }

    @Test
    void the_same_problem_has_the_same_plan_and_equal_nodes_are_taken_in_order() {
        var problem = Problems.usual(7, 6, 40);
        assertThat(solve(problem).nodes()).isEqualTo(solve(problem).nodes());

        java.util.Arrays.fill(problem.fixed(), 10);
        for (int line = 0; line < problem.lines(); line++) {
            java.util.Arrays.fill(problem.cost()[line], 5);
            java.util.Arrays.fill(problem.units()[line], 9);
        }
        assertThat(solve(problem).nodes()).containsExactly(0);
    }

    @Test
    void a_banned_node_is_not_used() {
        var problem = Problems.usual(3, 8, 60);
        var optimiser = new Optimiser(problem);
        var banned = new BitSet();
        var first = optimiser.solve(banned, EFFORT);
        banned.set(first.nodes()[0]);
        var second = optimiser.solve(banned, EFFORT);

        assertThat(second.nodes()).doesNotContain(first.nodes()[0]);
        assertThat(second.cost()).isGreaterThanOrEqualTo(first.cost());
        assertThat(optimiser.solve(new BitSet(), EFFORT).cost()).isEqualTo(first.cost(), within(0.001));
    }

    @Test
    void a_line_is_taken_apart_only_when_no_node_has_all_of_it() {
        var units = new int[][] {{2, 2, 0}, {3, 1, 1}};
        var problem = new SourcingProblem(
                new int[] {3, 2},
                new double[] {30, 20},
                new double[] {Problems.UNSERVED, Problems.UNSERVED},
                new double[] {10, 10, 1},
                new double[][] {{6, 6, 6}, {2, 2, 2}},
                units,
                new SplitPolicy(3, 0, 1));

        var plan = solve(problem);

        assertThat(plan.nodes()).containsExactly(0, 1);
        assertThat(plan.units()[0]).containsExactly(2, 1);
        assertThat(plan.units()[1]).containsExactly(2, 0);
        assertThat(plan.proven()).isTrue();
    }

    private static Optimum solve(SourcingProblem problem) {
        return new Optimiser(problem).solve(new BitSet(), EFFORT);
    }
}
