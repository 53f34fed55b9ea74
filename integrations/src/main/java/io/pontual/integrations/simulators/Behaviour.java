package io.pontual.integrations.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** How one simulated partner behaves until it is told otherwise. */
public final class Behaviour<M extends Enum<M>> {
    private final String partner;
    private final Class<M> modes;
    private final Consumer<M> onChange;
    private volatile M mode;

    /**
     * @param partner name in the control endpoint's path
     * @param modes all it can do; the first is the normal one
     * @param onChange what must be done at once when the mode changes
     */
    public Behaviour(String partner, Class<M> modes, Consumer<M> onChange) {
        this.partner = partner;
        this.modes = modes;
        this.onChange = onChange;
        this.mode = modes.getEnumConstants()[0];
    }

    public M mode() {
        return mode;
    }

    String partner() {
        return partner;
    }

    String current() {
        return name(mode);
    }

    List<String> allowed() {
        return Arrays.stream(modes.getEnumConstants()).map(Behaviour::name).toList();
    }

    /** @return whether there is such a mode */
    synchronized boolean change(String name) {
        Optional<M> asked = Arrays.stream(modes.getEnumConstants())
                .filter(candidate -> name(candidate).equals(name))
                .findFirst();
        asked.ifPresent(changed -> {
            mode = changed;
            onChange.accept(changed);
        });
        return asked.isPresent();
    }

    private static String name(Enum<?> mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
