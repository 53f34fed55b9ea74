package io.pontual.integrations.simulators.galpao;

/**
 * NORMAL obeys the SKUs; SILENT never answers; REJECT takes nothing on; DUPLICATE_EVENTS says everything twice; DOWN leaves
 * orders in the queue until it is up again.
 */
enum GalpaoMode {
    NORMAL,
    SILENT,
    REJECT,
    DUPLICATE_EVENTS,
    DOWN
}
