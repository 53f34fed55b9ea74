package io.pontual.integrations.simulators.litoral;

/** NORMAL obeys the tokens; DOWN answers 503; SLOW answers late. */
enum LitoralMode {
    NORMAL,
    DOWN,
    SLOW
}
