package io.pontual.integrations.inventory;

import io.pontual.processes.inventory.FeedResult;

/** The report that is left beside a dropped file: CSV, for people and machines. */
final class FeedReportFile {
    private static final String HEADER = "line,field,severity,message\r\n";

    private FeedReportFile() {}

    /** The first rows tell of the file as a whole: line 0. */
    static String of(FeedResult result) {
        var text = new StringBuilder(HEADER);
        row(
                text,
                0,
                null,
                result.applied() ? "applied" : "refused",
                "%d rows accepted, %d refused, %d changed something; feed %s"
                        .formatted(result.accepted(), result.refused(), result.changed(), result.feedId()));
        if (result.note() != null) {
            row(text, 0, null, "note", result.note());
        }
        result.rows()
                .forEach(reason -> row(
                        text,
                        reason.line(),
                        reason.field(),
                        reason.warning() ? "warning" : "refused",
                        reason.message()));
        return text.toString();
    }

    /** Of a file that workers never saw. */
    static String refused(String reason) {
        var text = new StringBuilder(HEADER);
        row(text, 0, null, "refused", "The file " + reason + ". Nothing was applied.");
        return text.toString();
    }

    private static void row(StringBuilder text, long line, String field, String severity, String message) {
        text.append(line)
                .append(',')
                .append(field == null ? "" : field)
                .append(',')
                .append(severity)
                .append(",\"")
                .append(message.replace("\"", "\"\""))
                .append("\"\r\n");
    }
}
