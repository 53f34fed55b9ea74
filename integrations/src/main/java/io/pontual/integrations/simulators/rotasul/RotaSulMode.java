package io.pontual.integrations.simulators.rotasul;

/** NORMAL obeys the markers in order numbers; DOWN answers 503. */
enum RotaSulMode {
    NORMAL,
    DOWN
}
