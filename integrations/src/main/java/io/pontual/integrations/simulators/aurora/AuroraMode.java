package io.pontual.integrations.simulators.aurora;

/** NORMAL obeys the tokens; DOWN answers 503; SLOW answers late; DECLINE declines whatever the token says; TAMPER says a wrong amount in its settlement file. */
enum AuroraMode {
    NORMAL,
    DOWN,
    SLOW,
    DECLINE,
    TAMPER
}
