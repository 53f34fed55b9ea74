package io.pontual.workers.ordering;

import java.util.List;

/**
 * Which federal unit of Brazil a CEP belongs to. Source: the ranges that Correios publishes in "Faixas de CEP"; they have
 * not moved since 1992, apart from small additions inside a unit.
 */
final class PostalCodes {
    private record Range(int from, int to, String state) {}

    /** First five digits, both ends included. */
    private static final List<Range> RANGES = List.of(
            new Range(1000, 19999, "SP"),
            new Range(20000, 28999, "RJ"),
            new Range(29000, 29999, "ES"),
            new Range(30000, 39999, "MG"),
            new Range(40000, 48999, "BA"),
            new Range(49000, 49999, "SE"),
            new Range(50000, 56999, "PE"),
            new Range(57000, 57999, "AL"),
            new Range(58000, 58999, "PB"),
            new Range(59000, 59999, "RN"),
            new Range(60000, 63999, "CE"),
            new Range(64000, 64999, "PI"),
            new Range(65000, 65999, "MA"),
            new Range(66000, 68899, "PA"),
            new Range(68900, 68999, "AP"),
            new Range(69000, 69299, "AM"),
            new Range(69300, 69399, "RR"),
            new Range(69400, 69899, "AM"),
            new Range(69900, 69999, "AC"),
            new Range(70000, 72799, "DF"),
            new Range(72800, 72999, "GO"),
            new Range(73000, 73699, "DF"),
            new Range(73700, 76799, "GO"),
            new Range(76800, 76999, "RO"),
            new Range(77000, 77999, "TO"),
            new Range(78000, 78899, "MT"),
            new Range(79000, 79999, "MS"),
            new Range(80000, 87999, "PR"),
            new Range(88000, 89999, "SC"),
            new Range(90000, 99999, "RS"));

    private PostalCodes() {}

    /** @return the eight digits alone */
    static String digits(String postalCode) {
        return postalCode.replace("-", "");
    }

    /** @return whether the CEP can be one of this unit; a CEP of no known range is none of any */
    static boolean belongsTo(String postalCode, String state) {
        var head = Integer.parseInt(digits(postalCode).substring(0, 5));
        return RANGES.stream()
                .anyMatch(range -> range.from() <= head
                        && head <= range.to()
                        && range.state().equals(state));
    }
}
