package io.pontual.workers.returns;

import io.pontual.workers.platform.timeline.Language;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the page shows of goods that came back and are not what was to come back, in words. */
final class DifferencePage {
    private final Assessment found;
    private final Map<String, Return.Line> lines;
    private final List<String> money;
    private final Language language;
    private final Instant now;
    private final String note;

    /** @param lines of the return, by id @param money how what goes back comes about @param note at the top; may be null */
    DifferencePage(
            Assessment found,
            Map<String, Return.Line> lines,
            List<String> money,
            Language language,
            Instant now,
            String note) {
        this.found = found;
        this.lines = lines;
        this.money = money;
        this.language = language;
        this.now = now;
        this.note = note;
    }

    /** @param keptBack null when nothing is */
    public record Finding(String what, String how, String keptBack) {}

    /** @param url null for a reference that a browser cannot open */
    public record Photo(String name, String url) {}

    public String getLanguage() {
        return language.locale().toLanguageTag();
    }

    public String getOtherLanguage() {
        return (language == Language.EN ? Language.PT_BR : Language.EN).locale().toLanguageTag();
    }

    public String getPath() {
        return DifferencePageController.path(found.token());
    }

    public String getNote() {
        return note == null ? null : word(note);
    }

    public List<Finding> getFindings() {
        return found.differences().stream()
                .map(one -> new Finding(
                        one.quantity() + " x " + lines.get(one.lineId()).description(),
                        word(one.grade() == null ? one.kind().code() : one.grade()),
                        one.keepBack() == 0 ? null : word("kept-back", one.keepBack())))
                .toList();
    }

    public List<Photo> getPhotos() {
        return lines.values().stream()
                .flatMap(line -> Stream.concat(line.receiptPhotos().stream(), line.inspectionPhotos().stream()))
                .map(photo -> new Photo(photo, photo.startsWith("https://") ? photo : null))
                .toList();
    }

    public List<String> getMoney() {
        return money;
    }

    /** What the reader can still do, or what became of it. */
    public String getState() {
        if (found.decision() != null) {
            return word("decided." + found.decision());
        }
        if (found.objection() != null) {
            return word("objected");
        }
        return word(isOpen() ? "until" : "over", time(found.objectBy()));
    }

    public boolean isOpen() {
        return found.decision() == null
                && found.objection() == null
                && found.objectBy().isAfter(now);
    }

    public String word(String key, Object... values) {
        return ReturnExplanation.tell("page." + key, language, values);
    }

    private String time(Instant at) {
        return at.atZone(PolicyBook.HOME).format(DateTimeFormatter.ofPattern(word("time-pattern"), language.formats()));
    }
}
