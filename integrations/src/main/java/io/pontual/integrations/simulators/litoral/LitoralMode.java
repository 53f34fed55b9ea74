package io.pontual.integrations.simulators.litoral;

/** NORMAL obeys the tokens; DOWN answers 503; SLOW answers late; TAMPER says a wrong amount in its settlement file. */
enum LitoralMode {
    NORMAL,
    DOWN,
    SLOW,
    TAMPER
}
