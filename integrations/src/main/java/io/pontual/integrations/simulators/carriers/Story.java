package io.pontual.integrations.simulators.carriers;

import static io.pontual.integrations.simulators.carriers.Happening.ABSENT;
import static io.pontual.integrations.simulators.carriers.Happening.ANNOUNCED;
import static io.pontual.integrations.simulators.carriers.Happening.ARRIVED;
import static io.pontual.integrations.simulators.carriers.Happening.AT_POINT;
import static io.pontual.integrations.simulators.carriers.Happening.BACK;
import static io.pontual.integrations.simulators.carriers.Happening.BAD_ADDRESS;
import static io.pontual.integrations.simulators.carriers.Happening.COLLECTED;
import static io.pontual.integrations.simulators.carriers.Happening.DAMAGED;
import static io.pontual.integrations.simulators.carriers.Happening.DELAYED;
import static io.pontual.integrations.simulators.carriers.Happening.DELIVERED;
import static io.pontual.integrations.simulators.carriers.Happening.DEPARTED;
import static io.pontual.integrations.simulators.carriers.Happening.GOING_BACK;
import static io.pontual.integrations.simulators.carriers.Happening.LOST;
import static io.pontual.integrations.simulators.carriers.Happening.ODD;
import static io.pontual.integrations.simulators.carriers.Happening.OUT;
import static io.pontual.integrations.simulators.carriers.Happening.REFUSED;
import static io.pontual.integrations.simulators.carriers.Happening.UNCLAIMED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What happens to a parcel and when, counted in hours. */
final class Story {
    private static final Duration LATE = Duration.ofDays(3);

    private Story() {}

    /** @param hours after the beginning */
    private record Beat(int hours, Happening what) {}

    /** @param toldAt when the carrier says so */
    record Scene(Happening what, Instant at, Instant toldAt) {}

    /** From the label on. @param toPoint where somebody fetches it, and it is not brought to a door */
    static List<Scene> from(Instant label, Set<Marker> markers, boolean toPoint) {
        var beats = new ArrayList<>(List.of(new Beat(0, ANNOUNCED)));
        if (!markers.contains(Marker.NEVERCOLLECTED)) {
            beats.addAll(List.of(new Beat(4, COLLECTED), new Beat(12, ARRIVED)));
            beats.addAll(road(markers, toPoint));
        }
        return scenes(label, markers, beats);
    }

    /** Of what a customer sends back. @param collect when somebody comes for it; null when the customer posts it */
    static List<Scene> sentBack(Instant label, Instant collect, Set<Marker> markers) {
        var beats = new ArrayList<>(List.of(new Beat(0, ANNOUNCED)));
        if (markers.contains(Marker.WAYBACKUNSENT)) {
            return scenes(label, markers, beats);
        }
        var taken = collect == null
                ? 4
                : (int) Math.max(1, Duration.between(label, collect).toHours());
        if (collect != null && markers.contains(Marker.COLLECTIONMISSED)) {
            beats.add(new Beat(taken, ABSENT));
            taken += 24;
        }
        beats.add(new Beat(taken, COLLECTED));
        if (markers.contains(Marker.WAYBACKLOST)) {
            beats.add(new Beat(taken + 240, LOST));
        } else if (!markers.contains(Marker.WAYBACKSILENT)) {
            beats.addAll(beats(taken + 8, ARRIVED, taken + 16, DEPARTED, taken + 26, OUT, taken + 30, DELIVERED));
        }
        return scenes(label, markers, beats);
    }

    private static List<Beat> road(Set<Marker> markers, boolean toPoint) {
        for (var marker : markers) {
            switch (marker) {
                case SECONDTRY -> {
                    return beats(30, OUT, 34, ABSENT, 54, OUT, 58, DELIVERED);
                }
                case NEVERHOME -> {
                    return beats(
                            30, OUT, 34, ABSENT, 54, OUT, 58, ABSENT, 78, OUT, 82, ABSENT, 106, GOING_BACK, 130, BACK);
                }
                case WRONGADDRESS -> {
                    return beats(30, OUT, 34, BAD_ADDRESS, 202, GOING_BACK, 226, BACK);
                }
                case PARCELREFUSED -> {
                    return beats(30, OUT, 34, REFUSED, 54, GOING_BACK, 78, BACK);
                }
                case PARCELLOST -> {
                    return beats(240, LOST);
                }
                case PARCELDAMAGED -> {
                    return beats(20, DAMAGED);
                }
                case PARCELLATE -> {
                    return beats(30, DELAYED, 54, DELAYED, 192, OUT, 196, DELIVERED);
                }
                case UNKNOWNCODE -> {
                    return beats(20, ODD, 30, OUT, 34, DELIVERED);
                }
                default -> {
                    // says nothing about the road
                }
            }
        }
        if (toPoint) {
            return markers.contains(Marker.LEFTATPOINT)
                    ? beats(20, DEPARTED, 30, AT_POINT, 198, UNCLAIMED, 222, BACK)
                    : beats(20, DEPARTED, 30, AT_POINT, 54, DELIVERED);
        }
        return beats(20, DEPARTED, 30, OUT, 34, DELIVERED);
    }

    /** @param morning of the day of the next attempt */
    static List<Scene> rescheduled(Instant morning, Set<Marker> markers) {
        return scenes(
                morning,
                markers,
                markers.contains(Marker.WRONGADDRESS)
                        ? beats(0, OUT, 4, BAD_ADDRESS, 172, GOING_BACK, 196, BACK)
                        : beats(0, OUT, 4, DELIVERED));
    }

    static List<Scene> redirected(Instant now, Set<Marker> markers) {
        return scenes(
                now,
                markers,
                markers.contains(Marker.LEFTATPOINT)
                        ? beats(24, AT_POINT, 192, UNCLAIMED, 216, BACK)
                        : beats(24, AT_POINT, 48, DELIVERED));
    }

    static List<Scene> calledBack(Instant now, Set<Marker> markers) {
        return scenes(now, markers, beats(2, GOING_BACK, 26, BACK));
    }

    private static List<Beat> beats(Object... hoursAndWhat) {
        var beats = new ArrayList<Beat>();
        for (var i = 0; i < hoursAndWhat.length; i += 2) {
            beats.add(new Beat((Integer) hoursAndWhat[i], (Happening) hoursAndWhat[i + 1]));
        }
        return beats;
    }

    private static List<Scene> scenes(Instant start, Set<Marker> markers, List<Beat> beats) {
        var times = beats.stream()
                .map(beat -> start.plus(Duration.ofHours(beat.hours())))
                .toList();
        var told = times.toArray(Instant[]::new);
        if (markers.contains(Marker.OUTOFORDER)) {
            for (var i = 0; i + 1 < told.length; i += 2) {
                told[i] = times.get(i + 1).plusSeconds(1);
            }
        }
        if (markers.contains(Marker.TOLDLATE)) {
            Arrays.setAll(told, i -> told[i].plus(LATE));
        }
        var scenes = new ArrayList<Scene>();
        for (var i = 0; i < told.length; i++) {
            scenes.add(new Scene(beats.get(i).what(), times.get(i), told[i]));
        }
        return scenes;
    }
}
