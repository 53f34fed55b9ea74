package io.pontual.integrations.simulators.andorinha;

/** NORMAL obeys the markers in order numbers; DOWN answers 503. */
enum AndorinhaMode {
    NORMAL,
    DOWN
}
