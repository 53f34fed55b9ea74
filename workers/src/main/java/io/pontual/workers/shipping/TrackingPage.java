package io.pontual.workers.shipping;

import io.pontual.workers.platform.timeline.Language;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the page shows of a parcel, in words. */
final class TrackingPage {
    /** Where parcels go to people whose own time we do not know. */
    private static final ZoneId HOME = ZoneId.of("America/Sao_Paulo");

    private final String token;
    private final TrackingView tracking;
    private final Language language;
    private final TrackingWords words;
    private final LocalDate today;
    private final String note;

    /** @param note what the page says at its top; may be null */
    TrackingPage(
            String token, TrackingView tracking, Language language, TrackingWords words, Instant now, String note) {
        this.token = token;
        this.tracking = tracking;
        this.language = language;
        this.words = words;
        this.today = LocalDate.ofInstant(now, HOME);
        this.note = note;
    }

    public record Fact(String name, String value) {}

    /** @param at ISO-8601 @param place may be null */
    public record Step(String text, String at, String time, String place) {}

    public String getLanguage() {
        return tag(language);
    }

    public String getOtherLanguage() {
        return tag(language == Language.EN ? Language.PT_BR : Language.EN);
    }

    public String getPath() {
        return TrackingController.path(token);
    }

    public String getTitle() {
        return word("title");
    }

    public String getGreeting() {
        return tracking.firstName() == null
                ? word("greetingUnnamed")
                : new MessageFormat(word("greeting"), language.formats()).format(new Object[] {tracking.firstName()});
    }

    public TrackingView getTracking() {
        return tracking;
    }

    public String getNote() {
        return note == null ? null : word(note);
    }

    /** Null when nothing more is to come. */
    public String getLive() {
        var last =
                tracking.steps().stream().mapToLong(TrackingView.Step::id).max().orElse(0);
        return tracking.ended() ? null : "/api/v1/tracking/" + token + "/events?after=" + last;
    }

    public List<Fact> getFacts() {
        var facts = new ArrayList<Fact>();
        add(facts, "to", tracking.city());
        add(facts, tracking.promisedFrom() == null ? "promised" : "window", promised());
        add(facts, "agreedOn", tracking.agreedOn() == null ? null : day(tracking.agreedOn()));
        add(facts, "agreedPlace", tracking.agreedPlace());
        tracking.wishes().stream()
                .findFirst()
                .filter(wish -> !tracking.ended() && !wish.answer().equals("agreed"))
                .ifPresent(wish -> add(facts, "wish", word("wish." + wish.answer())));
        add(facts, "carrier", tracking.carrierName());
        add(facts, "code", tracking.trackingCode());
        add(facts, "notFollowed", tracking.followed() ? null : word("notFollowed.text"));
        add(facts, "attempts", tracking.attempts() == 0 ? null : String.valueOf(tracking.attempts()));
        return facts;
    }

    private String promised() {
        if (tracking.promisedBy() == null) {
            return null;
        }
        return tracking.promisedFrom() == null
                ? day(tracking.promisedBy())
                : span(tracking.promisedFrom(), tracking.promisedBy());
    }

    /** By the clock of the store that brings it. */
    private String span(Instant from, Instant until) {
        var zone = ZoneId.of(tracking.timeZone());
        return day(LocalDate.ofInstant(from, zone)) + ", " + hour(from, zone) + "–" + hour(until, zone);
    }

    private static String hour(Instant at, ZoneId zone) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    /** @param value what the form sends */
    public record Choice(String value, String text) {}

    /** Other windows, for a parcel that comes in one and can still be changed; null for others. */
    public List<Choice> getWindows() {
        return tracking.windows() == null
                ? null
                : tracking.windows().stream()
                        .map(window ->
                                new Choice(window.day() + "/" + window.windowId(), span(window.from(), window.until())))
                        .toList();
    }

    public List<Step> getSteps() {
        return tracking.steps().stream()
                .map(step -> new Step(step.text(), step.at().toString(), time(step.at()), step.place()))
                .toList();
    }

    public boolean isChangeable() {
        return tracking.promisedFrom() == null
                && tracking.status().phase() == DeliveryStatus.Phase.OUTBOUND
                && tracking.status() != DeliveryStatus.AT_PICKUP_POINT;
    }

    public String getFirstDay() {
        return today.plusDays(1).toString();
    }

    public String getLastDay() {
        return today.plusDays(DeliveryWishes.DAYS_AHEAD).toString();
    }

    public String word(String key) {
        return words.word("page." + key, language);
    }

    static String tag(Language language) {
        return language == Language.EN ? "en" : "pt-BR";
    }

    private void add(List<Fact> facts, String name, String value) {
        if (value != null) {
            facts.add(new Fact(word(name), value));
        }
    }

    private String time(Instant at) {
        return at.atZone(HOME).format(DateTimeFormatter.ofPattern(word("timePattern"), language.formats()));
    }

    private String day(Instant at) {
        return day(LocalDate.ofInstant(at, HOME));
    }

    private String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(word("dayPattern"), language.formats()));
    }
}
