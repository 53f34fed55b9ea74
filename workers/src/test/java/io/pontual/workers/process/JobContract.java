package io.pontual.workers.process;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a job type asks and answers, found by its name: {@code inventory.reserve-stock} is
 * {@code io.pontual.processes.inventory.ReserveStock}.
 *
 * @param output null when the job answers nothing
 */
record JobContract(String jobType, Class<?> input, Class<?> output) {
    private static final String CONTRACTS = "io.pontual.processes.";

    static JobContract of(String jobType) {
        var parts = jobType.split("\\.");
        var task = Arrays.stream(parts[1].split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        try {
            var contract = Class.forName(CONTRACTS + parts[0] + "." + task);
            return new JobContract(jobType, nested(contract, "Input"), nested(contract, "Output"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Job type " + jobType + " has no record of its input", e);
        }
    }

    static String jobTypeOf(Class<?> input) {
        var contract = input.getEnclosingClass();
        var capability = contract.getPackageName().substring(CONTRACTS.length());
        var task = contract.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return capability + "." + task.toLowerCase(Locale.ROOT);
    }

    List<String> inputNames() {
        return Stream.of(input.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static Class<?> nested(Class<?> contract, String name) {
        return Stream.of(contract.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findAny()
                .orElse(null);
    }
}
